// Asks for a key.
import { shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { oneOf, t } from '../ui/language.js';
import { signIn } from '../ui/session.js';

export const LoginPage = component([], () => {
  const state = shallowReactive({ key: '', problem: null, busy: false });
  async function submit(event) {
    event.preventDefault();
    Object.assign(state, { busy: true, problem: null });
    try {
      await signIn(state.key.trim());
    } catch (problem) {
      state.problem = problem;
    }
    state.busy = false;
  }
  return () => html`<form class="login box" onSubmit=${submit}>
    <h1>${t('login.title')}</h1>
    <p class="lead">${t('login.lead')}</p>
    <label class="field">
      <span>${t('login.key')}</span>
      <input type="password" autocomplete="current-password" required value=${state.key} onInput=${(event) => (state.key = event.target.value)} />
    </label>
    ${state.problem ? html`<p class="bad-text" role="alert">${oneOf(state.problem.message)}</p>` : null}
    <p><button class="primary" disabled=${state.busy}>${t('login')}</button></p>
  </form>`;
});
