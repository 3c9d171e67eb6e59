// The proof of an evaluation: its hashes and signature, and whether it comes out the same today.
import { shallowReactive } from 'vue';
import { component, html } from '../ui/html.js';
import { get, post } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at } from '../ui/router.js';
import { shown, time } from '../ui/format.js';
import { ProblemBox } from './problem.js';

const HASHES = ['input', 'revision', 'result', 'trace', 'previous'];

export const Proof = component(['evaluation'], (props) => {
  const receipt = load(
    () => props.evaluation.id,
    (id) => get(at`/api/evaluations/${id}/receipt`),
  );
  return () => html`
    <${Replay} id=${props.evaluation.id} />
    <h2>${t('receipt')}</h2>
    ${loaded(receipt, (it) => html`
      <p class="actions"><a class="button" href=${at`/api/evaluations/${props.evaluation.id}/receipt`} download=${`receipt-${it.record.seq}.json`}>${t('receipt.download')}</a></p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('receipt')}>
        <table class="wide">
          <tbody>
            ${rows(it).map(([name, value]) => html`<tr><th scope="row">${t(`receipt.${name}`)}</th><td class="breakable">${value}</td></tr>`)}
          </tbody>
        </table>
      </div>
    `)}
  `;
});

const code = (text) => html`<code>${text}</code>`;

const rows = ({ record, recordHash, keyId, signature }) => [
  ['seq', record.seq],
  ['at', time(record.at)],
  ['caller', record.caller ?? '—'],
  ...HASHES.map((name) => [name, code(record[name])]),
  ['record', code(recordHash)],
  ['key', code(keyId)],
  ['signature', code(signature)],
  ['versions', `${record.service} · Drools ${record.engine}`],
];

const Replay = component(['id'], (props) => {
  const state = shallowReactive({ busy: false, outcome: null, problem: null });
  async function run() {
    Object.assign(state, { busy: true, outcome: null, problem: null });
    try {
      state.outcome = await post(at`/api/evaluations/${props.id}/replay`);
    } catch (problem) {
      state.problem = problem;
    }
    state.busy = false;
  }
  return () => html`<section aria-label=${t('replay')}>
    <h2>${t('replay')}</h2>
    <p class="lead">${t('replay.lead')}</p>
    <p class="actions"><button type="button" disabled=${state.busy} onClick=${run}>${t(state.busy ? 'replay.busy' : 'replay.run')}</button></p>
    <div aria-live="polite">
      ${state.problem ? html`<${ProblemBox} problem=${state.problem} />` : null} ${state.outcome ? outcome(state.outcome) : null}
    </div>
  </section>`;
});

function outcome(replay) {
  const { difference } = replay;
  return html`<div class=${'box ' + (replay.identical ? 'fine' : 'danger')}>
    <p><strong>${t(replay.identical ? 'replay.same' : 'replay.different')}</strong></p>
    <p class="facts">
      <span>${t('replay.result')} ${shown(replay.sameResult)}</span>
      <span>${t('replay.firings')} ${shown(replay.sameFirings)}</span>
      ${replay.engine.same && replay.service.same ? null : html`<span>${t('replay.versions', { then: replay.service.then, now: replay.service.now })}</span>`}
    </p>
    ${replay.failure ? html`<p>${label(replay.failure)}</p>` : null}
    ${difference ? html`<p><code>${difference.pointer}</code> ${t('replay.thenNow', { then: JSON.stringify(difference.then), now: JSON.stringify(difference.now) })}</p>` : null}
  </div>`;
}
