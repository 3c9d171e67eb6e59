// Of the rules that did not apply the ones that came nearest, condition by condition.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { number, shown, isNumber } from '../ui/format.js';

const SIGNS = { true: ['good', 'whyNot.holds'], false: ['bad', 'whyNot.fails'] };

const value = (given, unit) => (isNumber(given) ? number(given) + (unit ?? '') : shown(given));

const condition = (each) => {
  const [colour, key] = SIGNS[each.holds] ?? ['quiet', 'whyNot.unknown'];
  return html`<li>
    <span class=${'tag ' + colour}>${t(key)}</span> ${each.label ? label(each.label) : html`<code>${each.condition}</code>`}
    ${each.actual === undefined ? null : html` ${value(each.actual, each.unit)} <span class="muted">${each.operator} ${value(each.threshold, each.unit)}</span>`}
    ${each.gap === undefined ? null : html` <strong>${t('whyNot.gap', { gap: value(each.gap, each.unit) })}</strong>`}
  </li>`;
};

const rule = (title, nearest) => html`<tr>
  <th scope="row">${title}</th>
  <td>${nearest.rule}<div><code>${nearest.file}:${nearest.line}</code></div></td>
  <td class="number">${nearest.more === undefined ? '' : '+' + number(nearest.more)}</td>
  <td><ul class="plain-list">${nearest.conditions.map(condition)}</ul></td>
</tr>`;

export const WhyNot = component(['whyNot'], (props) => () => {
  const items = props.whyNot.items.filter((item) => item.nearest);
  const grades = props.whyNot.grades;
  return items.length + grades.length === 0
    ? null
    : html`<h2>${t('whyNot')}</h2>
        <p class="lead">${t('whyNot.lead')}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('whyNot')}>
          <table class="wide">
            <thead>
              <tr>
                <th scope="col">${t('item')}</th>
                <th scope="col">${t('whyNot.rule')}</th>
                <th scope="col" class="number">${t('whyNot.more')}</th>
                <th scope="col">${t('whyNot.conditions')}</th>
              </tr>
            </thead>
            <tbody>
              ${items.map((item) => rule(label(item.label), item.nearest))} ${grades.map((grade) => rule(label(grade.label), grade.nearest))}
            </tbody>
          </table>
        </div>`;
});
