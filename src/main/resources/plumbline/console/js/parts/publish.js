// The way of a draft into force: what it changes, who writes it and why.
import { shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { t } from '../ui/language.js';
import { Hash } from './bits.js';
import { Lines } from './difference.js';
import { publish, reload, textOf } from './draft.js';
import { unified } from './lines.js';
import { ProblemBox } from './problem.js';

const AUTHOR = 'plumbline.author';

export const Publish = component(['draft', 'done'], (props) => {
  const state = shallowReactive({ author: localStorage.getItem(AUTHOR) ?? '', message: '', busy: false, problem: null, revision: null });
  async function submit(event) {
    event.preventDefault();
    Object.assign(state, { busy: true, problem: null, revision: null });
    localStorage.setItem(AUTHOR, state.author);
    try {
      const done = await publish(props.draft, state.author, state.message);
      Object.assign(state, { message: '', revision: done.revision });
      props.done();
    } catch (problem) {
      state.problem = problem;
    }
    state.busy = false;
  }
  async function seeTheirs() {
    state.problem = null;
    await reload(props.draft);
    await Promise.all(Object.keys(props.draft.edits).map((name) => textOf(props.draft, name)));
  }
  return () => form(props.draft, state, submit, seeTheirs);
});

const form = (draft, state, submit, seeTheirs) => html`<form class="box publish" onSubmit=${submit}>
  <p><strong>${t('publish')}</strong></p>
  ${state.revision ? html`<p role="status"><span class="tag good">${t('publish.done')}</span> <${Hash} value=${state.revision} /></p>` : null}
  ${Object.keys(draft.edits).length === 0 ? html`<p class="muted">${t('publish.nothing')}</p>` : changes(draft, state)}
  ${state.problem ? html`<${ProblemBox} problem=${state.problem} />` : null}
  ${state.problem?.status === 412 ? html`<p><button type="button" onClick=${seeTheirs}>${t('publish.theirs')}</button></p>` : null}
</form>`;

const changes = (draft, state) => html`
  <details>
    <summary>${t('publish.changes', { count: Object.keys(draft.edits).length })}</summary>
    ${Object.entries(draft.edits).map(([name, text]) => html`<${Lines} unified=${unified(name, draft.base[name] ?? '', text ?? '')} />`)}
  </details>
  <label class="field"><span>${t('publish.author')}</span><input value=${state.author} maxlength="400" onInput=${(event) => (state.author = event.target.value)} /></label>
  <label class="field"><span>${t('publish.message')}</span><textarea rows="2" maxlength="400" required value=${state.message} onInput=${(event) => (state.message = event.target.value)}></textarea></label>
  <p><button class="primary" disabled=${state.busy}>${t(state.busy ? 'publish.busy' : 'publish')}</button></p>
`;
