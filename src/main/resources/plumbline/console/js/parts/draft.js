// Edits of a pack that are not yet in force. They are kept in the browser, so that they survive a reload of the page.
import { reactive, watch } from 'vue';
import { get, post, read } from '../ui/api.js';
import { at } from '../ui/router.js';

const WAIT = 600;

const keyOf = (policy) => `plumbline.draft.${policy}`;

function kept(policy) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(policy))) ?? {};
  } catch {
    return {};
  }
}

/** The files of the folder, what is changed of them, and what the service says of the change. */
export async function openDraft(policy) {
  const draft = reactive({ policy, files: [], etag: '', base: {}, edits: kept(policy), revision: '', trial: { busy: false, findings: [], cases: null, problem: null } });
  await reload(draft);
  if (Object.keys(draft.edits).length) {
    tryLater(draft);
  }
  watch(
    () => JSON.stringify(draft.edits),
    (edits) => (edits === '{}' ? localStorage.removeItem(keyOf(policy)) : localStorage.setItem(keyOf(policy), edits)),
  );
  return draft;
}

/** Reads the folder anew; the edits stay. */
export async function reload(draft) {
  const { body, etag } = await read(at`/api/policies/${draft.policy}/rules`);
  Object.assign(draft, { files: body.files, revision: body.revision, etag: etag.replace(/^W\//, ''), base: {} });
  draft.trial.findings = body.findings ?? [];
  await Promise.all(Object.keys(draft.edits).map((name) => textOf(draft, name)));
}

/** The text of the file in the folder; empty for one that is new. */
export async function textOf(draft, name) {
  if (draft.base[name] === undefined) {
    const isThere = draft.files.some((file) => file.name === name);
    draft.base[name] = isThere ? await get(pathOf(draft, name)) : '';
  }
  return draft.base[name];
}

const pathOf = (draft, name) => at`/api/policies/${draft.policy}/rules/` + name.split('/').map(encodeURIComponent).join('/');

export const isChanged = (draft, name) => Object.hasOwn(draft.edits, name);

/** All names, those of new files among them, as the folder sorts them. */
export const namesOf = (draft) => [...new Set([...draft.files.map((file) => file.name), ...Object.keys(draft.edits)])].sort();

export function edit(draft, name, text) {
  if (text === draft.base[name] && draft.files.some((file) => file.name === name)) {
    delete draft.edits[name];
  } else {
    draft.edits[name] = text;
  }
  tryLater(draft);
}

/** Marks the file as deleted; a new one is forgotten. */
export function drop(draft, name) {
  if (draft.files.some((file) => file.name === name)) {
    draft.edits[name] = null;
  } else {
    delete draft.edits[name];
  }
  tryLater(draft);
}

export function undo(draft, name) {
  delete draft.edits[name];
  tryLater(draft);
}

let timer;

function tryLater(draft) {
  clearTimeout(timer);
  timer = setTimeout(() => tryOut(draft), WAIT);
}

let running = null;

/** Checks the draft and runs the pack's cases, without saving anything; a newer call ends an older one. */
export async function tryOut(draft) {
  clearTimeout(timer);
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  draft.trial.busy = true;
  try {
    const files = Object.keys(draft.edits).length ? draft.edits : { 'policy.yaml': await textOf(draft, 'policy.yaml') };
    const tried = await post(at`/api/policies/${draft.policy}/changes`, {
      query: { dryRun: true },
      headers: { 'If-Match': '*' },
      body: { files },
      signal,
    });
    draft.trial = { busy: false, findings: tried.findings, cases: tried.cases ?? null, problem: null };
  } catch (problem) {
    if (problem.name !== 'AbortError') {
      draft.trial = { busy: false, findings: problem.findings ?? [], cases: null, problem };
    }
  }
}

/** Writes the rules in Chinese names (zh) or in codes (en), as a part of the draft. */
export async function translate(draft, to) {
  const { files } = await post(at`/api/policies/${draft.policy}/translation`, { body: { to, files: draft.edits } });
  for (const [name, text] of Object.entries(files)) {
    await textOf(draft, name);
    edit(draft, name, text);
  }
}

/** Puts the draft into force; the draft is empty then. */
export async function publish(draft, author, message) {
  const done = await post(at`/api/policies/${draft.policy}/changes`, {
    headers: { 'If-Match': draft.etag },
    body: { author: author || null, message: message || null, files: draft.edits },
  });
  draft.edits = {};
  await reload(draft);
  draft.trial = { busy: false, findings: done.findings, cases: done.cases ?? null, problem: null };
  return done;
}
