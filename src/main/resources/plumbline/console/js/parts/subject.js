// One subject's points: every entry with its reason, its clause and where it takes the total to.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { mostDecimals, number, signed } from '../ui/format.js';
import { Origin } from './bits.js';

/** How far along the way from the least to the most total each entry goes. */
function steps(entries) {
  let total = 0;
  const all = entries.map((entry) => {
    const from = total;
    total += Number(entry.points);
    return { entry, low: Math.min(from, total), high: Math.max(from, total) };
  });
  const least = Math.min(0, ...all.map((step) => step.low));
  const span = Math.max(0, ...all.map((step) => step.high)) - least || 1;
  return all.map((step) => ({ ...step, left: `${((step.low - least) / span) * 100}%`, width: `${((step.high - step.low) / span) * 100}%` }));
}

/** What the policy calls the entry's item. */
const itemName = (policy, entry) =>
  label(policy?.categories.flatMap((category) => category.items).find((item) => item.code === entry.item) ?? entry);

const reason = (entry) => (entry.text ? label(entry.text) : entry.reason);

/** The ledger of a subject as a waterfall: entries are those of an answer, or of an explanation. */
export const Waterfall = component(['entries', 'policy', 'total'], (props) => () => {
  const { entries, policy, total } = props;
  const places = mostDecimals([total, ...entries.map((entry) => entry.points)]);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('waterfall')}>
    <table class="wide waterfall">
      <thead>
        <tr>
          <th scope="col">${t('item')}</th>
          <th scope="col" class="number">${t('points')}</th>
          <th scope="col" class="number">${t('max')}</th>
          <th scope="col" class="track">${t('waterfall')}</th>
          <th scope="col">${t('reason')}</th>
          <th scope="col">${t('basis')}</th>
        </tr>
      </thead>
      <tbody>
        ${steps(entries).map(
          ({ entry, left, width }) => html`<tr class=${entry.origin}>
            <th scope="row">${itemName(policy, entry)}</th>
            <td class="number">${signed(entry.points, places)}</td>
            <td class="number">${number(entry.max)}</td>
            <td class="track"><div class="bar"><span class=${'part ' + (Number(entry.points) < 0 ? 'loss' : 'gain')} style=${{ left, width }}></span></div></td>
            <td class="reason">${reason(entry)}</td>
            <td><span class="source">${entry.basis} <${Origin} origin=${entry.origin} readings=${(entry.readings ?? []).map((each) => each.code ?? each)} /></span></td>
          </tr>`,
        )}
        <tr class="group">
          <th scope="row">${t('total')}</th>
          <td class="number">${number(total, places)}</td>
          <td colspan="4"></td>
        </tr>
      </tbody>
    </table>
  </div>`;
});

export const Subject = component(['subject', 'policy'], (props) => () =>
  props.subject.entries?.length
    ? html`<${Waterfall} entries=${props.subject.entries} policy=${props.policy} total=${props.subject.total} />`
    : html`<p class="muted">${t('entries.none')}</p>`,
);
