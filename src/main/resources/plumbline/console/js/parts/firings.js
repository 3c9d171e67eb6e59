// The rules that fired, in their order: on which facts, by which clause, in which line, and what each posted.
import { ref } from 'vue';
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at } from '../ui/router.js';
import { isNumber, shown, signed } from '../ui/format.js';
import { Empty, Source } from './bits.js';

const MOST = 60;

export const Firings = component(['evaluation', 'policy'], (props) => {
  const chosen = ref({ subject: '', rule: '', phase: '' });
  const trace = load(
    () => props.evaluation.id,
    async (id) => (await get(at`/api/evaluations/${id}/trace`)).firings,
  );
  return () => loaded(trace, (firings) => {
    const found = firings.filter((firing) => Object.entries(chosen.value).every(([name, value]) => !value || firing[name] === value));
    return html`
      <div class="fields">
        ${select('subject', subjects(props.evaluation), chosen)} ${select('rule', distinct(firings, 'rule'), chosen)}
        ${select('phase', distinct(firings, 'phase').map(([code]) => [code, t(`phase.${code}`)]), chosen)}
      </div>
      <p class="muted" aria-live="polite">${t(found.length > MOST ? 'firings.first' : 'firings.count', { count: found.length, most: MOST })}</p>
      ${found.length ? table(found.slice(0, MOST), props) : html`<${Empty} text=${t('firings.none')} />`}
    `;
  });
});

const subjects = (evaluation) => evaluation.results.map((subject) => [subject.id, `${subject.name} (${subject.id})`]);

const distinct = (firings, member) => [...new Set(firings.map((firing) => firing[member]))].map((value) => [value, value]);

const select = (name, choices, chosen) => html`<label class="field">
  <span>${t(`firings.${name}`)}</span>
  <select value=${chosen.value[name]} onChange=${(event) => (chosen.value = { ...chosen.value, [name]: event.target.value })}>
    <option value="">${t('all')}</option>
    ${choices.map(([code, text]) => html`<option value=${code}>${text}</option>`)}
  </select>
</label>`;

/** What was posted, in the policy's words. */
function posted(policy, entry) {
  const { points, value, ...what } = entry;
  const [kind, code] = Object.entries(what)[0] ?? [];
  const item = policy?.categories.flatMap((category) => category.items).find((each) => each.code === code);
  const known = item ?? [...(policy?.outcomes ?? []), ...(policy?.figures ?? [])].find((each) => each.code === code);
  const amount = points === undefined ? value : points;
  return html`<div>
    ${kind === 'item' || !kind ? '' : html`<span class="muted">${t(`posted.${kind}`)}</span> `}${known ? label(known) : String(code ?? '')}
    ${amount === undefined ? '' : html` <strong>${points === undefined ? shown(amount) : signed(points)}</strong>`}
  </div>`;
}

const matched = (facts) =>
  Object.entries(facts)
    .filter(([name]) => name.startsWith('$') === false || name.includes('.') || !Object.keys(facts).some((other) => other.includes('.')))
    .map(([name, value]) => html`<span class="fact"><code>${name}</code> ${isNumber(value) || typeof value !== 'object' ? shown(value) : JSON.stringify(value)}</span> `);

const table = (firings, { evaluation, policy }) => {
  const names = new Map(evaluation.results.map((subject) => [subject.id, subject.name]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('tab.firings')}>
    <table class="wide firings">
      <thead>
        <tr>
          <th scope="col" class="number">#</th>
          <th scope="col">${t('firings.phase')}</th>
          <th scope="col">${t('firings.rule')}</th>
          <th scope="col">${t('firings.subject')}</th>
          <th scope="col">${t('firings.posted')}</th>
          <th scope="col">${t('firings.matched')}</th>
          <th scope="col">${t('basis')}</th>
        </tr>
      </thead>
      <tbody>
        ${firings.map(
          (firing) => html`<tr key=${firing.seq} class=${firing.origin}>
            <td class="number">${firing.seq}</td>
            <td>${t(`phase.${firing.phase}`)}</td>
            <th scope="row">${firing.rule}<div><code>${firing.file}:${firing.line}</code></div></th>
            <td>${firing.subject ? html`${names.get(firing.subject) ?? ''} <code>${firing.subject}</code>` : ''}</td>
            <td>${firing.posted.map((entry) => posted(policy, entry))}</td>
            <td class="facts-of">${matched(firing.matched)}</td>
            <td>${firing.basis ? html`<${Source} of=${firing} />` : ''}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
