// What concerns all subjects together: money shared out, seats, figures, outcomes.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { isNumber, mostDecimals, number, shown } from '../ui/format.js';
import { Empty, nameIn, Source } from './bits.js';

const values = (title, all, known) =>
  all.length === 0
    ? null
    : html`<h2>${title}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${title}>
          <table class="wide">
            <tbody>
              ${all.map(
                (each) => html`<tr key=${each.code} class=${each.origin}>
                  <th scope="row">${nameIn(known, each)}</th>
                  <td class="number">${each.unit ? html`${shown(each.value)} ${each.unit}` : String(each.value ?? t('yes'))}</td>
                  <td>${each.reason}</td>
                  <td><${Source} of=${each} /></td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`;

function pool(pool, evaluation, policy) {
  const shares = evaluation.results
    .map((subject) => ({ subject, outcome: subject.outcomes?.find((each) => each.code === pool.outcome) }))
    .filter(({ outcome }) => isNumber(outcome?.value));
  const most = Math.max(1e-9, ...shares.map(({ outcome }) => Number(outcome.value)));
  const places = mostDecimals([pool.amount, pool.placed, pool.unplaced, ...shares.map(({ outcome }) => outcome.value)]);
  const name = nameIn(policy?.outcomes, { code: pool.outcome });
  return html`<h2>${name}</h2>
    <p class="facts">
      <span>${t('pool.amount')} <strong>${number(pool.amount, places)}</strong> ${pool.unit}</span>
      <span>${t('pool.placed')} <strong>${number(pool.placed, places)}</strong></span>
      <span>${t('pool.unplaced')} <strong>${number(pool.unplaced, places)}</strong></span>
      <${Source} of=${pool} />
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label=${name}>
      <table class="wide bars">
        <tbody>
          ${shares.map(
            ({ subject, outcome }) => html`<tr key=${subject.id}>
              <th scope="row">${subject.name}</th>
              <td class="track"><div class="bar"><span class="part c0" style=${{ left: '0', width: `${(Number(outcome.value) / most) * 100}%` }}></span></div></td>
              <td class="number">${number(outcome.value, places)}</td>
              <td class="reason">${outcome.reason}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

const seats = (quotas, policy) =>
  quotas.length === 0
    ? null
    : html`<h2>${t('quotas')}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('quotas')}>
          <table class="wide">
            <thead>
              <tr>
                <th scope="col">${t('grade')}</th>
                <th scope="col" class="number">${t('seats')}</th>
                <th scope="col" class="number">${t('taken')}</th>
                <th scope="col">${t('leftOut')}</th>
                <th scope="col">${t('basis')}</th>
              </tr>
            </thead>
            <tbody>
              ${quotas.map(
                (quota) => html`<tr key=${quota.code} class=${quota.origin}>
                  <th scope="row">${nameIn(policy?.quotas, quota)}</th>
                  <td class="number">${quota.limit}</td>
                  <td class="number">${quota.taken.length}</td>
                  <td>${quota.leftOut.join(' ')}</td>
                  <td><${Source} of=${quota} /></td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`;

export const Cohort = component(['evaluation', 'policy'], (props) => () => {
  const { evaluation, policy } = props;
  const { figures, outcomes, quotas, pools = [] } = evaluation.cohort;
  return html`
    ${pools.map((each) => pool(each, evaluation, policy))} ${seats(quotas, policy)}
    ${values(t('figures'), figures, policy?.figures)} ${values(t('outcomes'), outcomes, policy?.outcomes)}
    ${pools.length + quotas.length + figures.length + outcomes.length ? null : html`<${Empty} text=${t('cohort.none', { subject: label(policy?.subject) })} />`}
  `;
});
