// What comes of an evaluation besides points: the order, seats, grades, outcomes, notices.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { number } from '../ui/format.js';
import { Named, Source } from './bits.js';

const section = (title, all, columns) =>
  all.length === 0
    ? null
    : html`
        <h2>${title}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${title}>
          <table class="wide">
            <thead>
              <tr>
                ${columns.map(([name]) => html`<th scope="col">${name}</th>`)}
                <th scope="col">${t('basis')}</th>
              </tr>
            </thead>
            <tbody>
              ${all.map(
                (each) => html`<tr key=${each.code} class=${each.origin}>
                  ${columns.map(([, show], i) => (i ? html`<td>${show(each)}</td>` : html`<th scope="row">${show(each)}</th>`))}
                  <td><${Source} of=${each} /></td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      `;

const named = (thing) => html`<${Named} of=${thing} />`;

const seats = (quota) =>
  [
    quota.share === undefined ? null : t('quota.share', { share: number(quota.share) }),
    quota.limit === undefined ? null : t('quota.limit', { limit: number(quota.limit) }),
    t(`quota.from.${quota.from}`),
    t(`quota.ties.${quota.ties}`),
  ]
    .filter(Boolean)
    .join(' · ');

export const Results = component(['policy'], (props) => () => {
  const { policy } = props;
  return html`
    <h2>${t('ranking')}</h2>
    <ol class="plain">
      ${policy.ranking.map((key) => html`<li>${key.key === 'total' ? t('total') : html`<code>${key.key}</code>`} ${t(`order.${key.order}`)}</li>`)}
    </ol>
    ${section(t('quotas'), policy.quotas, [[t('grade'), named], [t('seats'), seats]])}
    ${section(t('grades'), policy.grades, [[t('grade'), named]])}
    ${section(t('outcomes'), policy.outcomes, [[t('outcome'), named], [t('unit'), (outcome) => outcome.unit ?? ''], [t('of'), (outcome) => t(`of.${outcome.of}`)]])}
    ${section(t('notices'), policy.notices, [[t('code'), (notice) => html`<code>${notice.code}</code>`], [t('message'), (notice) => label(notice.message)]])}
  `;
});
