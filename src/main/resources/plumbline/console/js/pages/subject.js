// Why a subject came out as it did: its points, its neighbours, and the lines that it stands before or behind.
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { label, t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at, href } from '../ui/router.js';
import { number } from '../ui/format.js';
import { Crumbs } from '../parts/bits.js';
import { Neighbours, SeatLines } from '../parts/neighbours.js';
import { Waterfall } from '../parts/subject.js';
import { WhyNot } from '../parts/whynot.js';
import { policyOf, titleOf } from './evaluation.js';

const ORIGINS = ['text', 'reading', 'assumed'];

export const SubjectPage = component(['id', 'subject'], (props) => {
  const state = load(
    () => ({ id: props.id, subject: props.subject }),
    async ({ id, subject }) => {
      const explanation = await get(at`/api/evaluations/${id}/subjects/${subject}/explanation`);
      return { explanation, policy: await policyOf(explanation.policy.id) };
    },
  );
  return () => loaded(state, ({ explanation, policy }) => page(props, explanation, policy));
});

function page(props, explanation, policy) {
  const { subject, score } = explanation;
  const entries = (score?.categories ?? []).flatMap((category) => category.entries);
  return html`
    <${Crumbs} path=${[[t('policies.title'), '/'], [titleOf(explanation, policy), at`/policies/${explanation.policy.id}`], [t('scoreboard'), at`/evaluations/${props.id}`], [subject.name]]} />
    <h1>${subject.name} <code>${subject.id}</code></h1>
    <p class="facts headline">
      ${subject.rank ? html`<span>${t('rank.nth', { rank: subject.rank })}</span>` : html`<span class="tag warn">${t(`standing.${subject.status}`)}</span> <span>${subject.reason ?? ''}</span>`}
      ${subject.total === null || subject.total === undefined ? null : html`<span>${t('total')} <strong>${number(subject.total)}</strong></span>`}
      ${explanation.grade ? html`<span>${t('grade')} <strong>${label(explanation.grade.label)}</strong></span>` : null}
    </p>
    <p class="actions">
      <a class="button" href=${at`/api/evaluations/${props.id}/subjects/${props.subject}/appeal`} target="_blank">${t('appeal')}</a>
    </p>
    ${explanation.ranking ? html`<p>${label(explanation.ranking.text)}</p>` : null}
    ${explanation.grade ? html`<p>${label(explanation.grade.text)}</p>` : null}
    ${entries.length ? html`<h2>${t('waterfall.title')}</h2>${rests(score)}<${Waterfall} entries=${entries} policy=${policy} total=${subject.total} />` : null}
    ${explanation.whyNot ? html`<${WhyNot} whyNot=${explanation.whyNot} />` : null}
    ${explanation.ranking ? html`<${Neighbours} ranking=${explanation.ranking} />` : null}
    ${explanation.quotas?.length ? html`<${SeatLines} quotas=${explanation.quotas} />` : null}
  `;
}

/** On whose word the points stand: the document's, a reading of it, or an assumption. */
const rests = (score) => html`<p class="facts">
  <span>${label(score.text)}</span>
  ${ORIGINS.map((origin) => html`<span>${t(`origin.${origin}`)} ${number(score.restsOn[origin])}</span>`)}
</p>`;
