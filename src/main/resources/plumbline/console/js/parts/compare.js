// Two evaluations of a policy side by side: who moved, by how many places and points, whose grade is another.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at, route, setQuery } from '../ui/router.js';
import { isNumber, mostDecimals, number, signed, time } from '../ui/format.js';
import { Empty, nameIn } from './bits.js';

export const Compare = component(['evaluation', 'policy'], (props) => {
  const others = load(
    () => props.evaluation.policy.id,
    async (policy) => (await get('/api/evaluations', { policy })).evaluations.filter((each) => each.id !== props.evaluation.id),
  );
  const other = load(
    () => route.query.with ?? null,
    (id) => get(at`/api/evaluations/${id}`),
  );
  return () => loaded(others, (all) => html`
    <label class="field">
      <span>${t('compare.with')}</span>
      <select value=${route.query.with ?? ''} onChange=${(event) => setQuery({ with: event.target.value })}>
        <option value=""></option>
        ${all.map((one) => html`<option value=${one.id} selected=${route.query.with === one.id}>${one.period} · ${t(one.trial ? 'mode.trial' : 'mode.official')} · ${time(one.at)}</option>`)}
      </select>
    </label>
    ${route.query.with ? loaded(other, (before) => table(before, props)) : html`<${Empty} text=${t('compare.choose')} />`}
  `);
});

const gone = { status: 'absent' };

/** Of each subject of either evaluation what it was and what it is; those that changed stand out. */
function moves(before, after) {
  const was = new Map(before.results.map((subject) => [subject.id, subject]));
  const is = new Set(after.results.map((subject) => subject.id));
  const all = after.results.map((subject) => [was.get(subject.id) ?? gone, subject]);
  return [...all, ...before.results.filter((subject) => !is.has(subject.id)).map((subject) => [subject, gone])];
}

const difference = (was, is) => (isNumber(was) && isNumber(is) ? Number((Number(is) - Number(was)).toFixed(10)) : undefined);

const amount = (subject, outcome) => subject.outcomes?.find((each) => each.code === outcome.code)?.value;

function table(before, { evaluation, policy }) {
  const rows = moves(before, evaluation);
  const money = (policy?.outcomes ?? []).filter((outcome) => rows.some(([was, is]) => isNumber(amount(was, outcome)) || isNumber(amount(is, outcome))));
  const places = mostDecimals(rows.flatMap(([was, is]) => [was.total, is.total]));
  const moved = rows.filter(([was, is]) => was.rank !== is.rank || was.grade !== is.grade || was.total !== is.total).length;
  return html`
    <p class="facts">
      <span>${t('compare.moved', { moved, all: rows.length })}</span>
      <span>${t(before.policy.revision === evaluation.policy.revision ? 'compare.sameRules' : 'compare.otherRules')}</span>
      <span>${t(before.receipt.input === evaluation.receipt.input ? 'compare.sameInput' : 'compare.otherInput')}</span>
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('tab.compare')}>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">${t('name')}</th>
            <th scope="col" class="number">${t('rank')}</th>
            <th scope="col">${t('grade')}</th>
            <th scope="col" class="number">${t('compare.before')}</th>
            <th scope="col" class="number">${t('compare.after')}</th>
            <th scope="col" class="number">${t('difference')}</th>
            ${money.map((outcome) => html`<th scope="col" class="number">${nameIn(policy.outcomes, outcome)} ±</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(([was, is]) => row(was, is, { policy, money, places }))}
        </tbody>
      </table>
    </div>
  `;
}

const grade = (policy, subject) => (subject.grade ? nameIn(policy?.grades, { code: subject.grade }) : '');

const change = (was, is) => (was === is ? (is ?? '—') : html`<span class="edit"><del>${was || '—'}</del> → <ins>${is || '—'}</ins></span>`);

function row(was, is, { policy, money, places }) {
  const subject = is.id ? is : was;
  return html`<tr key=${subject.id}>
    <th scope="row">
      ${subject.name} <code>${subject.id}</code>
      ${was === gone ? html` <span class="tag good">${t('compare.new')}</span>` : ''}${is === gone ? html` <span class="tag bad">${t('compare.gone')}</span>` : ''}
    </th>
    <td class="number">${change(was.rank, is.rank)}</td>
    <td>${change(grade(policy, was), grade(policy, is))}</td>
    <td class="number">${number(was.total, places)}</td>
    <td class="number">${number(is.total, places)}</td>
    <td class="number">${signed(difference(was.total, is.total) ?? '', places)}</td>
    ${money.map((outcome) => html`<td class="number">${signed(difference(amount(was, outcome), amount(is, outcome)) ?? '', outcome.decimals ?? 0)}</td>`)}
  </tr>`;
}
