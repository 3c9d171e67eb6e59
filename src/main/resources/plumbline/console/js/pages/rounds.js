// What is kept of a policy, period by period, and what differs between one evaluation and the one before it.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { live } from '../ui/live.js';
import { load, loaded } from '../ui/load.js';
import { at, href } from '../ui/router.js';
import { time } from '../ui/format.js';
import { Crumbs, Empty, Hash } from '../parts/bits.js';
import { kindOf } from './evaluation.js';

const MOST = 200;

export const RoundsPage = component(['policy'], (props) => {
  const state = load(
    () => [props.policy, live.evaluationsTurn],
    async ([id]) => {
      const [policy, page] = await Promise.all([get(at`/api/policies/${id}`), get('/api/evaluations', { policy: id, pageSize: MOST })]);
      return { policy, page };
    },
  );
  return () => loaded(state, ({ policy, page }) => html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [label(policy), at`/policies/${policy.id}`], [t('rounds')]]} />
    <h1>${t('rounds.of', { policy: label(policy) })}</h1>
    <p class="lead">${t('rounds.lead')}</p>
    ${page.evaluations.length ? periods(page.evaluations).map(([period, all]) => round(period, all)) : html`<${Empty} text=${t('rounds.none')} />`}
    ${page.nextPageToken ? html`<p><a href=${href(at`/evaluations?policy=${policy.id}`)}>${t('rounds.more', { most: MOST })}</a></p>` : null}
  `);
});

/** The latest period first; within one, the latest evaluation first. */
function periods(evaluations) {
  const found = new Map();
  evaluations.forEach((one) => found.set(one.period, [...(found.get(one.period) ?? []), one]));
  return [...found].sort(([a], [b]) => b.localeCompare(a));
}

const round = (period, all) => html`<section key=${period}>
  <h2>${period}</h2>
  <div class="scroll" tabindex="0" role="region" aria-label=${period}>
    <table class="wide">
      <thead>
        <tr>
          <th scope="col">${t('records.at')}</th>
          <th scope="col">${t('records.kind')}</th>
          <th scope="col">${t('records.caller')}</th>
          <th scope="col" class="number">${t('records.subjects')}</th>
          <th scope="col">${t('revision')}</th>
          <th scope="col">${t('rounds.differs')}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map((one, i) => row(one, all[i + 1]))}
      </tbody>
    </table>
  </div>
</section>`;

const row = (one, before) => html`<tr key=${one.id}>
  <th scope="row"><a href=${href(at`/evaluations/${one.id}`)}><time datetime=${one.at}>${time(one.at)}</time></a></th>
  <td>${kindOf(one)}</td>
  <td>${one.caller ?? '—'}</td>
  <td class="number">${one.subjects}</td>
  <td><${Hash} value=${one.revision} /></td>
  <td>
    ${before
      ? html`${before.revision === one.revision ? '' : html`<span class="tag note">${t('rounds.otherRules')}</span> `}<a href=${href(at`/evaluations/${one.id}?tab=compare&with=${before.id}`)}>${t('rounds.compare')}</a>`
      : t('rounds.first')}
  </td>
</tr>`;
