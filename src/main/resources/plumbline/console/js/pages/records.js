// The auditor's desk: what is kept, and whether it is what it was.
import { shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { live } from '../ui/live.js';
import { load, loaded } from '../ui/load.js';
import { at, href, route, setQuery } from '../ui/router.js';
import { number, time } from '../ui/format.js';
import { Empty, Hash } from '../parts/bits.js';
import { ProblemBox } from '../parts/problem.js';
import { kindOf } from './evaluation.js';

const FIELDS = ['policy', 'period', 'subject', 'rule', 'trial', 'from', 'to'];
const PAGE = 50;

export const RecordsPage = component([], () => {
  const policies = load(
    () => true,
    async () => (await get('/api/policies')).policies,
  );
  const records = load(
    () => [{ ...route.query }, live.evaluationsTurn],
    ([query]) => get('/api/evaluations', { ...query, pageSize: PAGE }),
  );
  return () => html`
    <h1>${t('records.title')}</h1>
    <p class="lead">${t('records.lead')}</p>
    <${Chain} />
    <h2>${t('records.search')}</h2>
    <${Filters} policies=${policies.value} /> ${loaded(records, (page) => table(page, policies.value ?? []))}
  `;
});

/** The state of the chain, and the check of it all. */
const Chain = component([], () => {
  const head = load(
    () => [live.evaluationsTurn, live.rulesTurn],
    () => get('/api/audit/head'),
  );
  const check = shallowReactive({ busy: false, outcome: null, problem: null });
  async function verify() {
    Object.assign(check, { busy: true, problem: null });
    try {
      check.outcome = await get('/api/audit/verify');
    } catch (problem) {
      check.problem = problem;
    }
    check.busy = false;
  }
  return () => html`<section class="box" aria-label=${t('chain')}>
    ${loaded(head, (it) => html`<p class="facts">
      <strong>${t('chain')}</strong>
      <span>${t('chain.records', { count: number(it.seq) })}</span>
      <span>${t('chain.head')} <${Hash} value=${it.hash} /></span>
      <button type="button" disabled=${check.busy} onClick=${verify}>${t(check.busy ? 'chain.checking' : 'chain.verify')}</button>
      <a href="/api/audit/key" download="plumbline-key.pem">${t('chain.key')}</a>
    </p>`)}
    ${check.problem ? html`<${ProblemBox} problem=${check.problem} />` : null}
    <div aria-live="polite">${check.outcome ? verdict(check.outcome) : null}</div>
  </section>`;
});

const verdict = (outcome) => html`
  <p>
    <span class=${'tag ' + (outcome.sound ? 'good' : 'bad')}>${t(outcome.sound ? 'chain.sound' : 'chain.broken')}</span>
    ${t('chain.checked', { records: number(outcome.records), evaluations: number(outcome.evaluations) })}
  </p>
  ${outcome.faults.length
    ? html`<ul>${outcome.faults.map((fault) => html`<li>${t('chain.record', { seq: fault.seq })} ${label(fault.message)}</li>`)}</ul>`
    : null}
`;

function search(event) {
  event.preventDefault();
  const given = new FormData(event.target);
  setQuery({ ...Object.fromEntries(FIELDS.map((name) => [name, given.get(name)?.trim() ?? ''])), pageToken: null });
}

const field = (name, control) => html`<label class="field"><span>${t(`records.${name}`)}</span>${control}</label>`;

const input = (name, type = 'text') => field(name, html`<input name=${name} type=${type} value=${route.query[name] ?? ''} />`);

const choice = (name, choices) =>
  field(
    name,
    html`<select name=${name} value=${route.query[name] ?? ''}>
      <option value="">${t('all')}</option>
      ${choices.map(([code, text]) => html`<option value=${code} selected=${route.query[name] === code}>${text}</option>`)}
    </select>`,
  );

/** A component of its own: what is typed stays while the page around it is drawn anew. */
const Filters = component(['policies'], (props) => () => html`<form class="fields" onSubmit=${search}>
  ${choice('policy', (props.policies ?? []).map((policy) => [policy.id, label(policy)]))} ${input('period')} ${input('subject')} ${input('rule')}
  ${choice('trial', [['false', t('mode.official')], ['true', t('mode.trial')]])} ${input('from', 'date')} ${input('to', 'date')}
  <div class="field end"><button class="primary">${t('search')}</button></div>
</form>`);

function table(page, policies) {
  const names = new Map(policies.map((policy) => [policy.id, label(policy)]));
  return html`
    ${page.evaluations.length === 0
      ? html`<${Empty} text=${t('records.none')} />`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('records.title')}>
          <table class="wide">
            <thead>
              <tr>
                <th scope="col" class="number">${t('records.seq')}</th>
                <th scope="col">${t('records.at')}</th>
                <th scope="col">${t('policy')}</th>
                <th scope="col">${t('records.period')}</th>
                <th scope="col">${t('records.kind')}</th>
                <th scope="col" class="number">${t('records.subjects')}</th>
                <th scope="col">${t('records.caller')}</th>
                <th scope="col">${t('revision')}</th>
              </tr>
            </thead>
            <tbody>
              ${page.evaluations.map(
                (one) => html`<tr key=${one.id}>
                  <td class="number">${one.seq}</td>
                  <td><time datetime=${one.at}>${time(one.at)}</time></td>
                  <th scope="row"><a href=${href(at`/evaluations/${one.id}`)}>${names.get(one.policy) ?? one.policy}</a></th>
                  <td>${one.period}</td>
                  <td>${kindOf(one)}</td>
                  <td class="number">${one.subjects}</td>
                  <td>${one.caller ?? '—'}</td>
                  <td><${Hash} value=${one.revision} /></td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}
    <p class="actions">
      ${route.query.pageToken ? html`<button type="button" onClick=${() => setQuery({ pageToken: null })}>${t('first')}</button>` : null}
      ${page.nextPageToken ? html`<button type="button" onClick=${() => setQuery({ pageToken: page.nextPageToken })}>${t('next')}</button>` : null}
    </p>
  `;
}
