// What came into force when, by whom, and what it changed.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at } from '../ui/router.js';
import { time } from '../ui/format.js';
import { Hash } from './bits.js';
import { Difference } from './difference.js';
import { Restore } from './restore.js';

export const History = component(['policy'], (props) => {
  const history = load(
    () => props.policy,
    (policy) => get(at`/api/policies/${policy.id}/revisions`, { pageSize: 50 }),
  );
  return () => loaded(history, ({ revisions }) => html`<ol class="history">
    ${revisions.map((one) => html`<li key=${one.seq}>${entry(props.policy, one)}</li>`)}
  </ol>`);
});

const by = (one) => [one.author, one.caller].filter(Boolean).join(' · ') || t('by.nobody');

const entry = (policy, one) => html`
  <p class="facts">
    <time datetime=${one.at}>${time(one.at)}</time>
    <${Hash} value=${one.revision} />
    <span class="tag quiet">${t(`changed.by.${one.origin}`)}</span>
    ${one.active ? html`<span class="tag good">${t('active')}</span>` : null}
    <span>${by(one)}</span>
  </p>
  ${one.message ? html`<p>${one.message}</p>` : null}
  ${one.active || !one.revision ? null : html`<${Restore} policy=${policy} revision=${one.revision} />`}
  ${one.previous && one.revision
    ? html`<${Difference} policy=${policy.id} from=${one.previous} to=${one.revision} changed=${one.changed} />`
    : html`<p class="muted">${t(one.revision ? 'history.first' : 'history.gone')}</p>`}
`;
