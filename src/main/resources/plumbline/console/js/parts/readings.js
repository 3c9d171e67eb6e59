// How the pack understands what the document leaves open, and what it could mean instead.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { Empty, Origin } from './bits.js';

export const Readings = component(['policy'], (props) => () => {
  const { readings } = props.policy;
  return readings.length === 0
    ? html`<${Empty} text=${t('readings.none')} />`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('tab.readings')}>
        <table class="wide">
          <thead>
            <tr>
              <th scope="col">${t('code')}</th>
              <th scope="col">${t('basis')}</th>
              <th scope="col">${t('takes')}</th>
              <th scope="col">${t('otherwise')}</th>
              <th scope="col">${t('because')}</th>
            </tr>
          </thead>
          <tbody>
            ${readings.map(
              (reading) => html`<tr key=${reading.code} class=${reading.origin}>
                <th scope="row"><code>${reading.code}</code> <${Origin} origin=${reading.origin} /></th>
                <td>${reading.basis}</td>
                <td>${label(reading.takes)}</td>
                <td>${label(reading.otherwise)}</td>
                <td>${label(reading.because)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
});
