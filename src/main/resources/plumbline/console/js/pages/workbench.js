// The workbench: a pack's files, an editor, what the service says of the draft, and the way into force.
import { shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { live } from '../ui/live.js';
import { load, loaded } from '../ui/load.js';
import { at, route, setQuery } from '../ui/router.js';
import { Crumbs, Status } from '../parts/bits.js';
import { drop, edit, isChanged, namesOf, openDraft, reload, textOf, translate, undo } from '../parts/draft.js';
import { ProblemBox } from '../parts/problem.js';
import { Publish } from '../parts/publish.js';
import { Trial } from '../parts/trial.js';
import { Editor } from '../editor/editor.js';
import { vocabularyOf } from '../editor/vocabulary.js';

const RULES = /^\d\d-[a-z0-9-]+\.drl$|^tests\/[\w-]+\.yaml$/;

export const WorkbenchPage = component(['policy'], (props) => {
  const state = shallowReactive({ file: null, text: '', place: null, turn: 0, showLabels: false, problem: null });
  const pack = load(
    () => props.policy,
    async (id) => {
      const [policy, draft] = await Promise.all([get(at`/api/policies/${id}`), openDraft(id)]);
      const names = namesOf(draft);
      await show(draft, state, names.find((name) => name === route.query.file) ?? names[0]);
      return { policy, draft, vocabulary: policy.categories ? vocabularyOf(policy) : null };
    },
  );
  return () => loaded(pack, ({ policy, draft, vocabulary }) => html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [label(policy), at`/policies/${policy.id}`], [t('workbench')]]} />
    <h1>${t('workbench.of', { policy: label(policy) })}</h1>
    <p class="facts">
      <${Status} status=${policy.status} />
      <span role="group" aria-label=${t('workbench.words')}>
        ${t('workbench.words')} ${['zh', 'en'].map((to) => html`<button type="button" onClick=${() => write(draft, state, to)}>${t(`workbench.words.${to}`)}</button> `)}
      </span>
      <label><input type="checkbox" checked=${state.showLabels} onChange=${(event) => (state.showLabels = event.target.checked)} /> ${t('workbench.labels')}</label>
    </p>
    ${isOverwritten(draft) ? html`<p class="box warning" role="status">${t('workbench.changed')} <button type="button" onClick=${() => seeTheirs(draft, state)}>${t('publish.theirs')}</button></p>` : null}
    ${state.problem ? html`<${ProblemBox} problem=${state.problem} />` : null}
    <div class="workbench">
      ${tree(draft, state)}
      <section class="file" aria-label=${state.file}>${file(draft, state, vocabulary)}</section>
      <div class="beside">
        <${Trial} draft=${draft} open=${(finding) => open(draft, state, finding)} />
        <${Publish} draft=${draft} done=${() => show(draft, state, namesOf(draft).includes(state.file) ? state.file : namesOf(draft)[0])} />
      </div>
    </div>
  `);
});

/** Whether somebody else has put rules into force since the files were read. */
const isOverwritten = (draft) => live.rules?.policy === draft.policy && live.rules.revision && live.rules.revision !== draft.revision;

async function seeTheirs(draft, state) {
  await reload(draft);
  await show(draft, state, state.file);
}

/** The rules in Chinese names or in codes; the problem, if any, says what has to be mended first. */
async function write(draft, state, to) {
  state.problem = null;
  try {
    await translate(draft, to);
    await show(draft, state, state.file);
  } catch (problem) {
    state.problem = problem;
  }
}

async function show(draft, state, name, place = null) {
  const base = await textOf(draft, name);
  Object.assign(state, { file: name, text: draft.edits[name] ?? base, place, turn: state.turn + 1 });
  setQuery({ file: name });
}

const open = (draft, state, finding) =>
  finding.file === state.file ? (state.place = { line: finding.line }) : show(draft, state, finding.file, { line: finding.line });

const faults = (draft, name) => draft.trial.findings.filter((finding) => finding.file === name).length;

const tree = (draft, state) => html`<nav class="tree" aria-label=${t('workbench.files')}>
  <ul>
    ${namesOf(draft).map(
      (name) => html`<li key=${name}>
        <button type="button" aria-current=${name === state.file ? 'true' : null} onClick=${() => show(draft, state, name)}>
          <span class=${draft.edits[name] === null ? 'gone' : null}>${name}</span>
          ${isChanged(draft, name) ? html` <span class="tag note">${t(draft.edits[name] === null ? 'change.removed' : 'change.changed')}</span>` : null}
          ${faults(draft, name) ? html` <span class="tag bad">${faults(draft, name)}</span>` : null}
        </button>
      </li>`,
    )}
  </ul>
  <form onSubmit=${(event) => add(event, draft, state)}>
    <input name="name" aria-label=${t('workbench.newName')} placeholder="15-….drl" required pattern=${RULES.source} title=${t('workbench.newName')} />
    <button>${t('workbench.new')}</button>
  </form>
</nav>`;

async function add(event, draft, state) {
  event.preventDefault();
  const name = new FormData(event.target).get('name');
  if (!namesOf(draft).includes(name)) {
    edit(draft, name, name.endsWith('.drl') ? 'agenda-group "score"\n' : '');
  }
  event.target.reset();
  await show(draft, state, name);
}

function file(draft, state, vocabulary) {
  const name = state.file;
  const words = vocabulary ?? { fields: new Map(), items: [], codes: [], says: new Map(), calls: [], formulas: [], phases: [] };
  const again = () => show(draft, state, name);
  return html`
    <p class="actions">
      <strong>${name}</strong>
      ${isChanged(draft, name) ? html`<button type="button" class="link" onClick=${() => (undo(draft, name), namesOf(draft).includes(name) ? again() : show(draft, state, namesOf(draft)[0]))}>${t('workbench.undo')}</button>` : null}
      ${name === 'policy.yaml' || draft.edits[name] === null ? null : html`<button type="button" class="link" onClick=${() => (drop(draft, name), namesOf(draft).includes(name) ? again() : show(draft, state, namesOf(draft)[0]))}>${t('workbench.delete')}</button>`}
    </p>
    ${draft.edits[name] === null
      ? html`<p class="empty">${t('workbench.deleted')}</p>`
      : html`<${Editor}
          key=${state.turn}
          name=${name}
          text=${state.text}
          findings=${draft.trial.findings.filter((finding) => finding.file === name)}
          words=${() => words}
          showLabels=${state.showLabels}
          place=${state.place}
          change=${(text) => edit(draft, name, text)}
        />`}
  `;
}
