// Points by category, one bar for each subject; what is taken away stands left of nothing.
import { component, html } from '../ui/html.js';
import { t } from '../ui/language.js';
import { mostDecimals, number } from '../ui/format.js';
import { nameIn } from './bits.js';

const COLOURS = 7;

const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/** Where each part of a bar begins and ends, in points. */
function parts(subject) {
  let up = 0;
  let down = 0;
  return subject.categories.map((category, i) => {
    const score = Number(category.score);
    const begin = score < 0 ? down + score : up;
    up += Math.max(score, 0);
    down += Math.min(score, 0);
    return { category, score, begin, width: Math.abs(score), colour: i % COLOURS };
  });
}

export const Bars = component(['evaluation', 'policy'], (props) => () => {
  const { evaluation, policy } = props;
  const subjects = evaluation.results.filter((subject) => subject.categories?.length);
  const scores = (subject, sign) => sum(subject.categories.map((each) => Number(each.score)).filter((score) => score * sign > 0));
  const least = Math.min(0, ...subjects.map((subject) => scores(subject, -1)));
  const span = Math.max(0, ...subjects.map((subject) => scores(subject, 1))) - least || 1;
  const share = (points) => `${(points / span) * 100}%`;
  const places = mostDecimals(subjects.map((subject) => subject.total));
  return html`
    <ul class="legend">
      ${(subjects[0]?.categories ?? []).map((category, i) => html`<li><span class=${'swatch c' + (i % COLOURS)}></span>${nameIn(policy?.categories, category)}</li>`)}
    </ul>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('tab.bars')}>
      <table class="wide bars">
        <tbody>
          ${subjects.map(
            (subject) => html`<tr key=${subject.id}>
              <td class="number">${subject.rank ?? ''}</td>
              <th scope="row">${subject.name}</th>
              <td class="track">
                <div class="bar">
                  ${least < 0 ? html`<span class="zero" style=${{ left: share(-least) }}></span>` : null}
                  ${parts(subject).map(
                    ({ category, score, begin, width, colour }) => html`<span
                      class=${'part c' + colour}
                      style=${{ left: share(begin - least), width: share(width) }}
                      title=${`${nameIn(policy?.categories, category)} ${number(score)}`}
                    ></span>`,
                  )}
                </div>
              </td>
              <td class="number">${number(subject.total, places)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="muted">${t('bars.note')}</p>
  `;
});
