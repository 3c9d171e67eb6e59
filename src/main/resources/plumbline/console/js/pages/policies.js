// All policies with their state.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { live } from '../ui/live.js';
import { load, loaded } from '../ui/load.js';
import { at, href } from '../ui/router.js';
import { Empty, Hash, Status } from '../parts/bits.js';

export const PoliciesPage = component([], () => {
  const policies = load(
    () => live.rulesTurn,
    async () => (await get('/api/policies')).policies,
  );
  return () => html`
    <h1>${t('policies.title')}</h1>
    <p class="lead">${t('policies.lead')}</p>
    ${loaded(policies, (all) => (all.length ? table(all) : html`<${Empty} text=${t('policies.none')} />`))}
  `;
});

const table = (policies) => html`<div class="scroll" tabindex="0" role="region" aria-label=${t('policies.title')}>
  <table class="wide">
    <thead>
      <tr>
        <th scope="col">${t('policy')}</th>
        <th scope="col">${t('document')}</th>
        <th scope="col">${t('state')}</th>
        <th scope="col">${t('revision')}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${policies.map(
        (policy) => html`<tr key=${policy.id}>
          <th scope="row"><a href=${href(at`/policies/${policy.id}`)}>${label(policy)}</a><code>${policy.id}</code></th>
          <td>${policy.document}</td>
          <td><${Status} status=${policy.status} /></td>
          <td><${Hash} value=${policy.revision} /></td>
          <td class="act">${policy.status === 'rejected' ? null : html`<a href=${href(at`/policies/${policy.id}/evaluate`)}>${t('evaluate')}</a>`}</td>
        </tr>`,
      )}
    </tbody>
  </table>
</div>`;
