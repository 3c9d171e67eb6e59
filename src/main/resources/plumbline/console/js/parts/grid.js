// The cohort as a table to type into, made from what the policy declares.
import { ref } from 'vue';
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { Cell } from './cell.js';
import { newSubject } from './request.js';

const ROWS = 50;

const withUnit = (indicator) => label(indicator) + (indicator.unit ? ` (${indicator.unit})` : '');

export const ContextFields = component(['policy', 'request', 'faults'], (props) => () => {
  const { policy, request, faults } = props;
  const field = (indicator, row, pointer) => html`<label class="field">
    <span>${withUnit(indicator)}${indicator.optional ? html` <span class="muted">${t('optional')}</span>` : null}</span>
    <${Cell} indicator=${indicator} row=${row} name=${withUnit(indicator)} faults=${faults.get(pointer)} pointer=${pointer} />
  </label>`;
  return html`<div class="fields">
    ${field({ code: 'period', zh: '考核期', en: 'Period', type: 'text' }, request, '/period')}
    ${policy.asOf === 'none' ? null : field({ code: 'asOf', zh: '基准日', en: 'As of', type: 'date', optional: policy.asOf !== 'required' }, request, '/asOf')}
    ${policy.context.map((indicator) => field(indicator, request.context, `/context/${indicator.code}`))}
  </div>`;
});

export const Grid = component(['policy', 'request', 'faults', 'first'], (props) => {
  const page = ref(0);
  return () => {
    const { policy, request, faults } = props;
    const pages = Math.ceil(request.subjects.length / ROWS);
    const from = Math.min(page.value, Math.max(pages - 1, 0)) * ROWS;
    const cell = (indicator, row, pointer, subject) => html`<td>
      <${Cell} indicator=${indicator} row=${row} name=${`${label(indicator)} ${subject.name || subject.id}`} faults=${faults.get(pointer)} pointer=${pointer} />
    </td>`;
    const line = (subject, i) => html`<tr key=${i}>
      ${cell({ code: 'id', zh: '编号', en: 'Id', type: 'text' }, subject, `/subjects/${i}/id`, subject)}
      ${cell({ code: 'name', zh: '名称', en: 'Name', type: 'text' }, subject, `/subjects/${i}/name`, subject)}
      ${policy.indicators.map((indicator) => cell(indicator, subject.indicators, `/subjects/${i}/indicators/${indicator.code}`, subject))}
      <td>
        <button type="button" class="link" aria-label=${t('grid.remove.of', { name: subject.name || subject.id || i + 1 })} onClick=${() => request.subjects.splice(i, 1)}>
          ${t('grid.remove')}
        </button>
      </td>
    </tr>`;
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${t('grid.of', { subject: label(policy.subject) })}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">${t('id')}</th>
              <th scope="col">${t('name')}</th>
              ${policy.indicators.map((indicator) => html`<th scope="col" title=${indicator.code}>${withUnit(indicator)}</th>`)}
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${request.subjects.slice(from, from + ROWS).map((subject, i) => line(subject, from + i))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <button type="button" onClick=${() => request.subjects.push(newSubject(policy))}>${t('grid.add')}</button>
        ${pages > 1
          ? html`<button type="button" disabled=${from === 0} onClick=${() => page.value--}>${t('previous')}</button>
              <span>${t('page.of', { page: from / ROWS + 1, pages })}</span>
              <button type="button" disabled=${from / ROWS + 1 >= pages} onClick=${() => page.value++}>${t('next')}</button>`
          : null}
      </p>
    `;
  };
});
