// What is different between two revisions: by rule and value, and line by line when it is asked for.
import { ref } from 'vue';
import { component, html } from '../ui/html.js';
import { get } from '../ui/api.js';
import { t } from '../ui/language.js';
import { load, loaded } from '../ui/load.js';
import { at } from '../ui/router.js';

const MOST = 12;

export const Changed = component(['changed'], (props) => () => {
  const { rules = [], values = [] } = props.changed;
  const named = rules.filter((each) => each.rule);
  return html`<ul class="changes">
    ${named.slice(0, MOST).map(
      (each) => html`<li>
        <span class=${'tag ' + { added: 'good', removed: 'bad' }[each.change]}>${t(`change.${each.change}`)}</span> ${each.rule}
        ${(each.edits ?? []).slice(0, MOST).map((edit) => html` <span class="edit"><del>${edit.from}</del> → <ins>${edit.to}</ins></span>`)}
      </li>`,
    )}
    ${values.slice(0, MOST).map(
      (each) => html`<li>
        <code>${each.path}</code> <span class="edit"><del>${each.from ?? '—'}</del> → <ins>${each.to ?? '—'}</ins></span>
      </li>`,
    )}
    ${named.length > MOST || values.length > MOST ? html`<li class="muted">${t('changes.more', { rules: named.length, values: values.length })}</li>` : null}
  </ul>`;
});

const KINDS = { '+': 'added', '-': 'removed', '@': 'place' };

/** A unified difference, line by line. */
export const Lines = component(['unified'], (props) => () =>
  html`<pre class="diff" tabindex="0">${props.unified.split('\n').map((line) => html`<span class=${line.startsWith('+++') || line.startsWith('---') ? 'file' : KINDS[line[0]]}>${line + '\n'}</span>`)}</pre>`,
);

const Unified = component(['policy', 'from', 'to'], (props) => {
  const difference = load(
    () => props.to,
    (to) => get(at`/api/policies/${props.policy}/revisions/${to}/diff`, { from: props.from }),
  );
  return () => loaded(difference, ({ unified }) => html`<${Lines} unified=${unified} />`);
});

export const Difference = component(['policy', 'from', 'to', 'changed'], (props) => {
  const open = ref(false);
  return () => html`
    <${Changed} changed=${props.changed} />
    <button type="button" class="link" aria-expanded=${String(open.value)} onClick=${() => (open.value = !open.value)}>
      ${t(open.value ? 'lines.hide' : 'lines.show')}
    </button>
    ${open.value ? html`<${Unified} policy=${props.policy} from=${props.from} to=${props.to} />` : null}
  `;
});
