// The scoring sheet: what gives points, how many at most, by which clause, and on whose word.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { mostDecimals, number } from '../ui/format.js';
import { Named, Origin } from './bits.js';

const originsOf = (categories) => {
  const counts = { text: 0, reading: 0, assumed: 0 };
  categories.flatMap((category) => category.items).forEach((item) => counts[item.origin]++);
  return Object.entries(counts).filter(([, count]) => count);
};

const limit = (thing, places) => (thing.max === undefined ? '—' : number(thing.max, places));

export const Sheet = component(['policy'], (props) => () => {
  const { categories } = props.policy;
  const places = mostDecimals(categories.flatMap((category) => [category.max, ...category.items.map((item) => item.max)]));
  return html`
    <p class="facts">
      ${originsOf(categories).map(([origin, count]) => html`<span><${Origin} origin=${origin} /> ${t('sheet.count', { count })}</span>`)}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('tab.sheet')}>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">${t('item')}</th>
            <th scope="col" class="number">${t('max')}</th>
            <th scope="col">${t('basis')}</th>
            <th scope="col">${t('origin')}</th>
            <th scope="col">${t('readings')}</th>
          </tr>
        </thead>
        ${categories.map((category) => group(category, places))}
      </table>
    </div>
  `;
});

const group = (category, places) => html`<tbody key=${category.code}>
  <tr class="group">
    <th scope="rowgroup"><${Named} of=${category} /></th>
    <td class="number">${limit(category, places)}</td>
    <td colspan="3"></td>
  </tr>
  ${category.items.map(
    (item) => html`<tr key=${item.code} class=${item.origin}>
      <th scope="row" class="inner">
        <${Named} of=${item} />
        ${item.conditional ? html`<span class="tag quiet">${t('sheet.conditional')}</span>` : null}
        ${item.otherwise ? html`<span class="muted">${t('sheet.otherwise', { points: item.otherwise.points })}</span>` : null}
      </th>
      <td class="number">${limit(item, places)}</td>
      <td>${item.basis}</td>
      <td><${Origin} origin=${item.origin} /></td>
      <td class="codes">${(item.readings ?? []).map((code) => html`<code>${code}</code> `)}</td>
    </tr>`,
  )}
</tbody>`;
