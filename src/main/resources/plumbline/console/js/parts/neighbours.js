// What separates a subject from those beside it, and from the seats.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { href, route } from '../ui/router.js';
import { mostDecimals, number, signed } from '../ui/format.js';

const pageOf = (id) => href(route.path.replace(/[^/]+$/, encodeURIComponent(id)));

const beside = (other) => {
  const items = other.items.filter((item) => Number(item.difference) !== 0);
  const most = Math.max(1e-9, ...items.map((item) => Math.abs(Number(item.difference))));
  const places = mostDecimals(items.flatMap((item) => [item.own, item.other, item.difference]));
  return html`<section class="beside" key=${other.id}>
    <h3>${t('rank.nth', { rank: other.rank })} <a href=${pageOf(other.id)}>${other.name}</a> <strong>${signed(other.difference)}</strong></h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${other.name}>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">${t('item')}</th>
            <th scope="col" class="number">${t('own')}</th>
            <th scope="col" class="number">${t('other')}</th>
            <th scope="col" class="number">${t('difference')}</th>
            <td class="track"></td>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) => html`<tr>
              <th scope="row">${label(item.label)}</th>
              <td class="number">${number(item.own, places)}</td>
              <td class="number">${number(item.other, places)}</td>
              <td class="number">${signed(item.difference, places)}</td>
              <td class="track"><div class="bar">${bar(Number(item.difference) / most)}</div></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
};

/** From the middle to the right for more, to the left for less. */
const bar = (share) => html`<span class="zero" style=${{ left: '50%' }}></span
  ><span class=${'part ' + (share < 0 ? 'loss' : 'gain')} style=${{ left: `${share < 0 ? 50 + share * 50 : 50}%`, width: `${Math.abs(share) * 50}%` }}></span>`;

export const Neighbours = component(['ranking'], (props) => () => {
  const { above, below } = props.ranking;
  return above.length + below.length === 0
    ? null
    : html`<h2>${t('neighbours')}</h2><div class="pair">${[...above, ...below].map(beside)}</div>`;
});

export const SeatLines = component(['quotas'], (props) => () => html`
  <h2>${t('cutLines')}</h2>
  ${props.quotas.map(
    (quota) => html`<div class="box" key=${quota.code}>
      <p><strong>${label(quota.label)}</strong> <span class=${'tag ' + (quota.seat === 'taken' ? 'good' : 'quiet')}>${t(`seat.${quota.seat}`)}</span></p>
      <p>${label(quota.text)}</p>
      ${quota.last.filter((other) => other.text && other.difference !== undefined).map((other) => html`<p class="muted">${label(other.text)}</p>`)}
    </div>`,
  )}
`);
