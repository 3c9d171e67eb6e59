// What came of an evaluation: who stands where, by which points, at which side of which line.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { href } from '../ui/router.js';
import { isNumber, mostDecimals, number, shown } from '../ui/format.js';
import { Empty, nameIn, Tabs, tabOf } from './bits.js';
import { Bars } from './bars.js';
import { Cohort } from './cohort.js';
import { Notices } from './notices.js';
import { Subject } from './subject.js';

/**
 * @param linkTo from a subject to its page; without it, the subject's points open in the table
 * @param more further tabs: [code, text, count, component]
 */
export const Scoreboard = component(['evaluation', 'policy', 'linkTo', 'more'], (props) => () => {
  const { evaluation, policy, linkTo, more = [] } = props;
  const tabs = [
    ['ranking', t('tab.ranking')],
    ['bars', t('tab.bars')],
    ['cohort', t('tab.cohort')],
    ['notices', t('notices'), evaluation.notices.length],
    ...more,
  ];
  const chosen = tabOf(tabs);
  const further = more.find(([code]) => code === chosen)?.[3];
  const Part = further ?? { bars: Bars, cohort: Cohort, notices: Notices }[chosen] ?? Ranking;
  return html`<${Tabs} tabs=${tabs} name=${t('scoreboard')} /><${Part} evaluation=${evaluation} policy=${policy} linkTo=${linkTo} />`;
});

/** The lines of quotas: by the row after which each is drawn, or before the first of those from the bottom. */
function lines(evaluation, policy) {
  const at = new Map();
  const ids = evaluation.results.map((subject) => subject.id);
  for (const quota of evaluation.cohort.quotas) {
    const places = quota.taken.map((id) => ids.indexOf(id)).filter((place) => place >= 0);
    const fromBottom = policy?.quotas.find((each) => each.code === quota.code)?.from === 'bottom';
    if (places.length) {
      const after = fromBottom ? Math.min(...places) - 1 : Math.max(...places);
      at.set(after, [...(at.get(after) ?? []), quota]);
    }
  }
  return at;
}

export const Ranking = component(['evaluation', 'policy', 'linkTo'], (props) => () => {
  const { evaluation, policy, linkTo } = props;
  const { results } = evaluation;
  if (results.length === 0) {
    return html`<${Empty} text=${t('ranking.none')} />`;
  }
  const categories = results.find((subject) => subject.categories)?.categories ?? [];
  const outcomes = (policy?.outcomes ?? []).filter((outcome) => outcome.of === 'subject');
  const places = mostDecimals(results.flatMap((subject) => [subject.total, ...(subject.categories ?? []).map((each) => each.score)]));
  const hasGrades = results.some((subject) => subject.grade);
  const width = 4 + categories.length + outcomes.length;
  const drawn = lines(evaluation, policy);
  const columns = { categories, outcomes, places, hasGrades, width, policy, linkTo, results };
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('tab.ranking')}>
    <table class="wide ranking">
      <thead>
        <tr>
          <th scope="col" class="number">${t('rank')}</th>
          <th scope="col">${policy ? label(policy.subject) : t('name')}</th>
          ${hasGrades ? html`<th scope="col">${t('grade')}</th>` : null}
          <th scope="col" class="number">${t('total')}</th>
          ${categories.map((category) => html`<th scope="col" class="number">${nameIn(policy?.categories, category)}</th>`)}
          ${outcomes.map((outcome) => html`<th scope="col">${label(outcome)}${outcome.unit ? ` (${outcome.unit})` : ''}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${results.map((subject, i) => [row(subject, columns), ...(drawn.get(i) ?? []).map((quota) => line(quota, columns))])}
      </tbody>
    </table>
  </div>`;
});

const line = (quota, { width, policy }) => html`<tr class="cut" key=${'line ' + quota.code}>
  <td colspan=${width + 1}>
    <span>${t('line', { grade: nameIn(policy?.quotas, quota), limit: quota.limit, taken: quota.taken.length })}
    ${quota.leftOut.length ? ' · ' + t('line.leftOut', { count: quota.leftOut.length }) : ''}</span>
  </td>
</tr>`;

function row(subject, columns) {
  const { categories, outcomes, places, hasGrades, policy, linkTo, results } = columns;
  const isTied = subject.status === 'ranked' && results.filter((other) => other.rank === subject.rank).length > 1;
  const found = (outcome) => subject.outcomes?.find((each) => each.code === outcome.code);
  const decimals = (outcome) => mostDecimals(results.map((other) => other.outcomes?.find((each) => each.code === outcome.code)?.value));
  const name = html`${subject.name} <code>${subject.id}</code>`;
  return html`<tr key=${subject.id} class=${subject.status === 'ranked' ? null : 'aside'}>
    <td class="number">${subject.rank ?? '—'}${isTied ? html` <span class="tag note">${t('tied')}</span>` : null}</td>
    <th scope="row">
      ${linkTo ? html`<a href=${href(linkTo(subject))}>${name}</a>` : html`<details><summary>${name}</summary><${Subject} subject=${subject} policy=${policy} /></details>`}
      ${subject.status === 'ranked' ? null : html` <span class="tag warn" title=${subject.reason ?? null}>${t(`standing.${subject.status}`)}</span>`}
    </th>
    ${hasGrades ? html`<td title=${subject.gradeReason ?? null}>${subject.grade ? html`<strong class="grade">${nameIn(policy?.grades, { code: subject.grade })}</strong>` : ''}</td>` : null}
    <td class="number"><strong>${number(subject.total, places)}</strong></td>
    ${categories.map((category) => html`<td class="number">${number(subject.categories?.find((each) => each.code === category.code)?.score, places)}</td>`)}
    ${outcomes.map((outcome) => cell(found(outcome), decimals(outcome)))}
  </tr>`;
}

const cell = (outcome, places) =>
  outcome === undefined
    ? html`<td></td>`
    : html`<td class=${isNumber(outcome.value) ? 'number' : null} title=${outcome.reason ?? null}>
        ${isNumber(outcome.value) ? number(outcome.value, places) : outcome.value === undefined ? t('yes') : shown(outcome.value)}
      </td>`;
