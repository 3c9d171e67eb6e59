// What requests give, and the numbers of the scheme that rules use by name.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { isNumber, mostDecimals, number, shown } from '../ui/format.js';
import { Empty, Named, Source } from './bits.js';

const bounds = (indicator) =>
  [
    indicator.min === undefined ? null : `≥ ${number(indicator.min)}`,
    indicator.above === undefined ? null : `> ${number(indicator.above)}`,
    indicator.max === undefined ? null : `≤ ${number(indicator.max)}`,
    indicator.below === undefined ? null : `< ${number(indicator.below)}`,
  ]
    .filter(Boolean)
    .join(' · ');

const values = (indicator) =>
  indicator.choices
    ? indicator.choices.map((choice) => html`<span class="named">${label(choice)} <code>${choice.code}</code></span> `)
    : indicator.members
      ? indicator.members.map((member) => html`<span class="named">${label(member)} <code>${member.code}</code></span> `)
      : bounds(indicator);

const listed = (title, all) => html`
  <h2>${title}</h2>
  <div class="scroll" tabindex="0" role="region" aria-label=${title}>
    <table class="wide">
      <thead>
        <tr>
          <th scope="col">${t('indicator')}</th>
          <th scope="col">${t('type')}</th>
          <th scope="col">${t('unit')}</th>
          <th scope="col">${t('values')}</th>
          <th scope="col">${t('needed')}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (indicator) => html`<tr key=${indicator.code}>
            <th scope="row"><${Named} of=${indicator} /></th>
            <td>${t(`type.${indicator.type}`)}</td>
            <td>${indicator.unit ?? ''}</td>
            <td class="codes">${values(indicator)}</td>
            <td>${indicator.optional ? t('optional') : t('required')}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;

export const Indicators = component(['policy'], (props) => () => html`
  ${props.policy.context.length ? listed(t('context'), props.policy.context) : null}
  ${listed(t('indicators.of', { subject: label(props.policy.subject) }), props.policy.indicators)}
`);

const dated = (parameter) =>
  parameter.values.map(
    (each) => html`<div>${each.from === undefined ? '' : html`<span class="muted">${t('from', { when: each.from })}</span> `}${shown(each.value)}</div>`,
  );

const parameters = (all) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('tab.parameters')}>
  <table class="wide">
    <thead>
      <tr>
        <th scope="col">${t('parameter')}</th>
        <th scope="col" class="number">${t('value')}</th>
        <th scope="col">${t('unit')}</th>
        <th scope="col">${t('basis')}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map(
        (parameter) => html`<tr key=${parameter.code} class=${parameter.origin}>
          <th scope="row"><${Named} of=${parameter} /></th>
          <td class="number">${dated(parameter)}</td>
          <td>${parameter.unit ?? ''}</td>
          <td><${Source} of=${parameter} /></td>
        </tr>`,
      )}
    </tbody>
  </table>
</div>`;

function rows(table) {
  const places = table.columns.map((column, i) => mostDecimals(table.rows.map((row) => row[i])));
  return html`<section key=${table.code}>
    <h2>${label(table)}</h2>
    <p class="facts"><code>${table.code}</code> <${Source} of=${table} /></p>
    <div class="scroll narrow" tabindex="0" role="region" aria-label=${label(table)}>
      <table>
        <thead>
          <tr>
            ${table.columns.map(
              (column, i) => html`<th scope="col" class=${isNumber(table.rows[0]?.[i]) ? 'number' : ''}>
                ${label(column)}${column.unit ? ` (${column.unit})` : ''}
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row) => html`<tr>
              ${row.map((cell, i) => html`<td class=${isNumber(cell) ? 'number' : ''}>${isNumber(cell) ? number(cell, places[i]) : shown(cell)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

export const Parameters = component(['policy'], (props) => () => {
  const { parameters: all, tables } = props.policy;
  return html`
    ${all.length ? parameters(all) : null} ${tables.map(rows)}
    ${all.length + tables.length ? null : html`<${Empty} text=${t('parameters.none')} />`}
  `;
});
