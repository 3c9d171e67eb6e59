// What the service says of a draft: its findings, and whether the pack's cases hold.
import { component, html } from '../ui/html.js';
import { label, oneOf, t } from '../ui/language.js';
import { tryOut } from './draft.js';
import { Findings } from './problem.js';

export const Trial = component(['draft', 'open'], (props) => () => {
  const { draft, open } = props;
  const { busy, findings, cases, problem } = draft.trial;
  return html`<section class="box" aria-label=${t('trial')}>
    <p class="facts">
      <strong>${t('trial')}</strong>
      <button type="button" disabled=${busy} onClick=${() => tryOut(draft)}>${t(busy ? 'trial.busy' : 'trial.run')}</button>
    </p>
    <div aria-live="polite">
      ${problem ? html`<p class="bad-text">${oneOf(problem.message)}</p>` : null}
      ${cases ? html`<p><span class=${'tag ' + (cases.failed ? 'bad' : 'good')}>${t('trial.cases', { passed: cases.passed, failed: cases.failed })}</span></p>` : null}
      ${cases?.gaps.map((gap) => html`<p class="muted">${label(gap)}</p>`)}
      ${findings.length ? html`<${Findings} findings=${findings} open=${open} />` : null}
    </div>
  </section>`;
});
