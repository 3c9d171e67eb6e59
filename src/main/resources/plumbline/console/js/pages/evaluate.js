// A cohort from a file, from an earlier evaluation or typed, and what comes of it.
import { reactive, shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { get, post, XLSX } from '../ui/api.js';
import { label, oneOf, t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at, go, route } from '../ui/router.js';
import { Crumbs } from '../parts/bits.js';
import { ContextFields, Grid } from '../parts/grid.js';
import { ProblemBox } from '../parts/problem.js';
import { faultsByCell, fromJson, newRequest, placeOf, toJson } from '../parts/request.js';
import { Scoreboard } from '../parts/scoreboard.js';

const TABLES = {
  csv: 'text/csv',
  xlsx: XLSX,
};
const MODES = ['dryRun', 'trial', 'official'];

export const EvaluatePage = component(['policy'], (props) => {
  const state = shallowReactive({ request: null, file: null, mode: 'dryRun', problem: null, result: null, busy: false });
  const policy = load(
    () => props.policy,
    async (id) => {
      const it = await get(at`/api/policies/${id}`);
      const from = route.query.from;
      const given = from && (await get(at`/api/evaluations/${from}/receipt`)).input;
      state.request = reactive(given ? fromJson(it, given) : newRequest(it));
      return it;
    },
  );
  return () => loaded(policy, (it) => html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [label(it), at`/policies/${it.id}`], [t('evaluate')]]} />
    <h1>${t('evaluate.of', { policy: label(it) })}</h1>
    <p class="lead">${t('evaluate.lead')}</p>
    ${form(it, state)}
    ${state.result
      ? html`<section aria-live="polite"><h2>${t('evaluate.result')}</h2><p class="box warning">${t('evaluate.dryRun.note')}</p>
          <${Scoreboard} evaluation=${state.result} policy=${it} /></section>`
      : null}
  `);
});

function form(policy, state) {
  const faults = faultsByCell(state.problem?.errors ?? []);
  return html`<form onSubmit=${(event) => evaluate(event, policy, state)}>
    <p class="actions">
      <label class="button upload">${t('evaluate.upload')}<input type="file" accept=".json,.csv,.xlsx" onChange=${(event) => take(event, policy, state)} /></label>
      <a class="button" href=${at`/api/policies/${policy.id}/template`} download=${`${policy.id}.xlsx`}>${t('evaluate.template')}</a>
      ${state.file ? html`<span>${state.file.name}</span><button type="button" class="link" onClick=${() => (state.file = null)}>${t('evaluate.type')}</button>` : null}
    </p>
    ${state.file
      ? html`<p class="box">${t('evaluate.file', { name: state.file.name })}</p>`
      : html`<${ContextFields} policy=${policy} request=${state.request} faults=${faults} /><${Grid} policy=${policy} request=${state.request} faults=${faults} />`}
    ${state.problem ? problem(policy, state) : null}
    <fieldset class="actions">
      <legend>${t('evaluate.how')}</legend>
      ${MODES.map(
        (mode) => html`<label><input type="radio" name="mode" value=${mode} checked=${state.mode === mode} onChange=${() => (state.mode = mode)} /> ${t(`mode.${mode}`)}</label>`,
      )}
      <button class="primary" disabled=${state.busy}>${t(state.busy ? 'evaluate.busy' : 'evaluate')}</button>
    </fieldset>
  </form>`;
}

/** Places in the grid are linked; those of a table name their row and column. */
const problem = (policy, state) =>
  state.problem.errors.length && !state.file
    ? html`<div class="box danger" role="alert">
        <p><strong>${oneOf(state.problem.message)}</strong></p>
        <ul>
          ${state.problem.errors.slice(0, 20).map(
            (fault) => html`<li><button type="button" class="link" onClick=${() => document.getElementById('cell' + fault.pointer)?.focus()}>${placeOf(policy, state.request, fault.pointer)}</button> ${oneOf(fault.message)}</li>`,
          )}
        </ul>
      </div>`
    : html`<${ProblemBox} problem=${state.problem} />`;

const ending = (file) => file.name.split('.').pop().toLowerCase();

async function take(event, policy, state) {
  const [file] = event.target.files;
  event.target.value = '';
  Object.assign(state, { file: null, problem: null, result: null });
  if (!file) {
    return;
  }
  if (TABLES[ending(file)]) {
    state.file = file;
    return;
  }
  try {
    state.request = reactive(fromJson(policy, await file.text()));
  } catch (notJson) {
    state.problem = { message: t('evaluate.notJson', { name: file.name, fault: notJson.message }), errors: [] };
  }
}

async function evaluate(event, policy, state) {
  event.preventDefault();
  Object.assign(state, { busy: true, problem: null, result: null });
  const query = { official: {}, trial: { trial: true }, dryRun: { dryRun: true } }[state.mode];
  const given = state.file
    ? { body: state.file, headers: { 'Content-Type': TABLES[ending(state.file)] } }
    : { body: toJson(policy, state.request) };
  try {
    const result = await post(at`/api/policies/${policy.id}/evaluations`, { query, ...given });
    if (state.mode === 'dryRun') {
      state.result = result;
    } else {
      go(at`/evaluations/${result.id}`);
    }
  } catch (fault) {
    state.problem = fault;
  } finally {
    state.busy = false;
  }
}
