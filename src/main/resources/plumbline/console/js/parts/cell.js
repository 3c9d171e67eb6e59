// One value of a request, to be typed or chosen.
import { ref } from 'vue';
import { component, html } from '../ui/html.js';
import { label, oneOf, t } from '../ui/language.js';
import { isComplex } from './request.js';

/** props: row holds the text under the indicator's code; name says where it stands; faults are of this place. */
export const Cell = component(['indicator', 'row', 'name', 'faults', 'pointer'], (props) => () => {
  const { indicator, row, faults = [] } = props;
  const common = {
    'aria-label': props.name,
    'aria-invalid': faults.length ? 'true' : null,
    title: faults.map((fault) => oneOf(fault.message)).join('\n') || null,
    id: 'cell' + props.pointer,
  };
  const set = (event) => (row[indicator.code] = event.target.value);
  if (isComplex(indicator)) {
    return html`<${Several} indicator=${indicator} row=${row} common=${common} />`;
  }
  if (indicator.type === 'boolean' || indicator.type === 'choice') {
    const choices = indicator.choices ?? [{ code: 'true', zh: '是', en: 'yes' }, { code: 'false', zh: '否', en: 'no' }];
    return html`<select ...${common} value=${row[indicator.code]} onChange=${set}>
      <option value=""></option>
      ${choices.map((choice) => html`<option value=${choice.code}>${label(choice)}</option>`)}
    </select>`;
  }
  const isNumber = indicator.type === 'decimal' || indicator.type === 'integer';
  return html`<input
    ...${common}
    type=${indicator.type === 'date' ? 'date' : 'text'}
    class=${isNumber ? 'number' : null}
    inputmode=${isNumber ? 'decimal' : null}
    value=${row[indicator.code]}
    onInput=${set}
  />`;
});

/** Records, or values by name: their number, and a dialog with a row for each. */
const Several = component(['indicator', 'row', 'common'], (props) => {
  const dialog = ref(null);
  return () => {
    const { indicator, row, common } = props;
    const all = row[indicator.code];
    return html`<span class="several">
      <button type="button" ...${common} aria-haspopup="dialog" onClick=${() => dialog.value.showModal()}>
        ${t('grid.several', { count: all.length })}
      </button>
      <dialog ref=${dialog} aria-label=${common['aria-label']}>
        <h2>${common['aria-label']}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${label(indicator)}>${rows(indicator, all)}</div>
        <p class="actions">
          <button type="button" onClick=${() => all.push(emptyRow(indicator))}>${t('grid.add')}</button>
          <button type="button" class="primary" onClick=${() => dialog.value.close()}>${t('done')}</button>
        </p>
      </dialog>
    </span>`;
  };
});

const emptyRow = (indicator) =>
  indicator.members ? Object.fromEntries(indicator.members.map((member) => [member.code, ''])) : { name: '', value: '' };

const columns = (indicator) =>
  indicator.members ?? [
    { code: 'name', type: 'text', zh: '名称', en: 'Name' },
    { code: 'value', type: indicator.type === 'numbers' ? 'decimal' : 'text', zh: '值', en: 'Value' },
  ];

const rows = (indicator, all) => html`<table class="grid">
  <thead>
    <tr>
      ${columns(indicator).map((column) => html`<th scope="col">${label(column)}${column.unit ? ` (${column.unit})` : ''}</th>`)}
      <td></td>
    </tr>
  </thead>
  <tbody>
    ${all.map(
      (row, i) => html`<tr>
        ${columns(indicator).map(
          (column) => html`<td><${Cell} indicator=${column} row=${row} name=${`${label(column)} ${i + 1}`} pointer=${`/${indicator.code}/${i}/${column.code}`} /></td>`,
        )}
        <td><button type="button" class="link" onClick=${() => all.splice(i, 1)}>${t('grid.remove')}</button></td>
      </tr>`,
    )}
  </tbody>
</table>`;
