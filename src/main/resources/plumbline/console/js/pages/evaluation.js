// A stored evaluation: the scoreboard.
import { component, html } from '../ui/html.js';
import { download, get, XLSX } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at, href } from '../ui/router.js';
import { time } from '../ui/format.js';
import { Crumbs, Hash } from '../parts/bits.js';
import { Compare } from '../parts/compare.js';
import { Firings } from '../parts/firings.js';
import { Proof } from '../parts/proof.js';
import { Scoreboard } from '../parts/scoreboard.js';

/** The policy as it is now, for its names; null when it is gone, for the evaluation stays. */
export const policyOf = (id) => get(at`/api/policies/${id}`).then((policy) => (policy.categories ? policy : null), () => null);

export const titleOf = (evaluation, policy) => label(policy ?? evaluation.policy);

export const kindOf = (evaluation) => html`<span class=${'tag ' + (evaluation.trial ? 'warn' : 'good')}>${t(evaluation.trial ? 'mode.trial' : 'mode.official')}</span>`;

const further = () => [
  ['compare', t('tab.compare'), undefined, Compare],
  ['firings', t('tab.firings'), undefined, Firings],
  ['proof', t('tab.proof'), undefined, Proof],
];

export const EvaluationPage = component(['id'], (props) => {
  const state = load(
    () => props.id,
    async (id) => {
      const evaluation = await get(at`/api/evaluations/${id}`);
      return { evaluation, policy: await policyOf(evaluation.policy.id) };
    },
  );
  const linkTo = (subject) => at`/evaluations/${props.id}/subjects/${subject.id}`;
  return () => loaded(state, ({ evaluation, policy }) => html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [titleOf(evaluation, policy), at`/policies/${evaluation.policy.id}`], [t('evaluation.of', { period: evaluation.period })]]} />
    <h1>${titleOf(evaluation, policy)} ${evaluation.period}</h1>
    <p class="facts">
      ${kindOf(evaluation)} <time datetime=${evaluation.at}>${time(evaluation.at)}</time>
      ${evaluation.asOf ? html`<span>${t('asOf')} ${evaluation.asOf}</span>` : null}
      <span>${t('revision')} <${Hash} value=${evaluation.policy.revision} /></span>
      <span>${t('receipt.result')} <${Hash} value=${evaluation.receipt.result} /></span>
    </p>
    <p class="actions">
      <button type="button" onClick=${() => window.print()}>${t('print')}</button>
      <button type="button" onClick=${() => download(at`/api/evaluations/${props.id}`, XLSX, `${evaluation.policy.id}-${evaluation.period}.xlsx`)}>${t('download.xlsx')}</button>
      <a class="button" href=${at`/api/evaluations/${props.id}`} download=${`${evaluation.policy.id}-${evaluation.period}.json`}>${t('download.json')}</a>
      ${policy ? html`<a class="button" href=${href(at`/policies/${evaluation.policy.id}/evaluate?from=${props.id}`)}>${t('evaluate.from')}</a>` : null}
    </p>
    <${Scoreboard} evaluation=${evaluation} policy=${policy} linkTo=${linkTo} more=${further()} />
  `);
});
