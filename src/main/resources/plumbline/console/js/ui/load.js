// What a page reads: shown as loading, as failed with a way to try again, or as it is.
import { shallowReactive, watch } from 'vue';
import { html } from './html.js';
import { t } from './language.js';
import { ProblemBox } from '../parts/problem.js';

/**
 * Reads by the function whenever what it depends on changes.
 *
 * @param dependencies a function; reading waits while it gives null
 * @param reader from the dependencies to a promise
 */
export function load(dependencies, reader) {
  const state = shallowReactive({ value: null, problem: null, busy: true });
  let turn = 0;
  async function run(given) {
    const mine = ++turn;
    state.busy = true;
    try {
      const value = await reader(given);
      if (mine === turn) {
        Object.assign(state, { value, problem: null, busy: false });
      }
    } catch (problem) {
      if (mine === turn) {
        Object.assign(state, { problem, busy: false });
      }
    }
  }
  state.again = () => run(dependencies());
  watch(dependencies, (given) => given !== null && run(given), { immediate: true });
  return state;
}

/** The value by the function, or what there is in its place. */
export function loaded(state, show) {
  if (state.problem) {
    return html`<${ProblemBox} problem=${state.problem} again=${state.again} />`;
  }
  return state.value === null
    ? html`<div class="loading" role="status"><span class="spinner" aria-hidden="true"></span>${t('loading')}</div>`
    : show(state.value);
}
