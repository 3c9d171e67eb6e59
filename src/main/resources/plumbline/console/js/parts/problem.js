// What is wrong, and what to do about it.
import { component, html } from '../ui/html.js';
import { label, oneOf, t } from '../ui/language.js';

export const ProblemBox = component(['problem', 'again'], (props) => () => {
  const { problem, again } = props;
  return html`<div class="box danger" role="alert">
    <p><strong>${oneOf(problem.message)}</strong></p>
    ${problem.errors?.length
      ? html`<ul>${problem.errors.slice(0, 20).map((each) => html`<li><code>${each.pointer}</code> ${oneOf(each.message)}</li>`)}</ul>`
      : null}
    ${again ? html`<button type="button" onClick=${again}>${t('again')}</button>` : null}
  </div>`;
});

/** Faults in rule files; open(finding) leads to the place. */
export const Findings = component(['findings', 'open'], (props) => () =>
  html`<ul class="findings">
    ${props.findings.map(
      (finding) => html`<li class=${finding.severity}>
        <button type="button" class="link" disabled=${!props.open} onClick=${() => props.open(finding)}>
          ${finding.file}${finding.line ? ':' + finding.line : ''}
        </button>
        <span class=${'tag ' + (finding.severity === 'error' ? 'bad' : 'warn')}>${t(`severity.${finding.severity}`)}</span>
        <span>${label(finding.message)}</span>
        ${finding.remedy ? html`<span class="muted">${label(finding.remedy)}</span>` : null}
      </li>`,
    )}
  </ul>`,
);
