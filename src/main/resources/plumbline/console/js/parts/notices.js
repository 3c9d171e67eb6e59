// What people have to look at, and whom it concerns.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { Empty, Source } from './bits.js';

export const Notices = component(['evaluation'], (props) => () => {
  const { notices, results } = props.evaluation;
  const names = new Map(results.map((subject) => [subject.id, subject.name]));
  return notices.length === 0
    ? html`<${Empty} text=${t('notices.none')} />`
    : notices.map(
        (notice) => html`<div class="box warning" key=${notice.code}>
          <p>${label(notice.message)}</p>
          <p class="facts">
            ${(notice.subjects ?? []).map((id) => html`<span>${names.get(id) ?? ''} <code>${id}</code></span>`)}
            ${notice.basis ? html`<${Source} of=${notice} />` : null}
          </p>
        </div>`,
      );
});
