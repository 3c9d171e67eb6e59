// Puts an earlier revision's files back into force.
import { ref, shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { post, read } from '../ui/api.js';
import { t } from '../ui/language.js';
import { at } from '../ui/router.js';
import { ProblemBox } from './problem.js';

export const Restore = component(['policy', 'revision'], (props) => {
  const dialog = ref(null);
  const state = shallowReactive({ busy: false, problem: null });
  async function restore(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    Object.assign(state, { busy: true, problem: null });
    try {
      const { etag } = await read(at`/api/policies/${props.policy.id}/rules`);
      await post(at`/api/policies/${props.policy.id}/revisions/${props.revision}/restore`, {
        query: { author: given.get('author'), message: given.get('message') },
        headers: { 'If-Match': etag.replace(/^W\//, '') },
      });
      dialog.value.close();
    } catch (problem) {
      state.problem = problem;
    }
    state.busy = false;
  }
  return () => html`<button type="button" onClick=${() => dialog.value.showModal()}>${t('restore')}</button>
    <dialog ref=${dialog} aria-label=${t('restore')}>
      <form onSubmit=${restore}>
        <h2>${t('restore')}</h2>
        <p>${t('restore.really')}</p>
        <label class="field"><span>${t('restore.author')}</span><input name="author" maxlength="400" /></label>
        <label class="field"><span>${t('restore.message')}</span><input name="message" maxlength="400" required /></label>
        ${state.problem ? html`<${ProblemBox} problem=${state.problem} />` : null}
        <p class="actions">
          <button class="primary" disabled=${state.busy}>${t('restore')}</button>
          <button type="button" onClick=${() => dialog.value.close()}>${t('cancel')}</button>
        </p>
      </form>
    </dialog>`;
});
