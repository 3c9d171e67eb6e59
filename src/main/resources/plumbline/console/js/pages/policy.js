// One policy: its document, and everything that it declares.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { live } from '../ui/live.js';
import { load, loaded } from '../ui/load.js';
import { at, href } from '../ui/router.js';
import { Crumbs, Hash, Status, Tabs, tabOf } from '../parts/bits.js';
import { Findings } from '../parts/problem.js';
import { Sheet } from '../parts/sheet.js';
import { Indicators, Parameters } from '../parts/declared.js';
import { Results } from '../parts/results.js';
import { Readings } from '../parts/readings.js';
import { History } from '../parts/history.js';

export const PolicyPage = component(['policy'], (props) => {
  const policy = load(
    () => [props.policy, live.rulesTurn],
    ([id]) => get(at`/api/policies/${id}`),
  );
  return () => loaded(policy, (it) => html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [label(it)]]} />
    <h1>${label(it)}</h1>
    <p class="lead">${t('policy.document', { document: it.document })}</p>
    <p class="facts">
      <${Status} status=${it.status} /> ${t('revision')} <${Hash} value=${it.revision} />
      <code>${it.id}</code>
    </p>
    <p class="actions">
      ${it.categories ? html`<a class="button primary" href=${href(at`/policies/${it.id}/evaluate`)}>${t('evaluate')}</a>` : null}
      <a class="button" href=${href(at`/policies/${it.id}/workbench`)}>${t('workbench')}</a>
      <a class="button" href=${href(at`/policies/${it.id}/rounds`)}>${t('rounds')}</a>
    </p>
    ${it.findings?.length ? html`<${Findings} findings=${it.findings} />` : null}
    ${it.categories ? declared(it) : null}
  `);
});

function declared(policy) {
  const tabs = [
    ['sheet', t('tab.sheet')],
    ['indicators', t('tab.indicators'), policy.indicators.length + policy.context.length],
    ['parameters', t('tab.parameters'), policy.parameters.length + policy.tables.length],
    ['results', t('tab.results')],
    ['readings', t('tab.readings'), policy.readings.length],
    ['history', t('tab.history')],
  ];
  const parts = { indicators: Indicators, parameters: Parameters, results: Results, readings: Readings, history: History };
  const Part = parts[tabOf(tabs)] ?? Sheet;
  return html`<${Tabs} tabs=${tabs} name=${label(policy)} /><${Part} policy=${policy} />`;
}
