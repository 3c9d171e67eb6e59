// Small things that many pages show.
import { component, html } from '../ui/html.js';
import { label, t } from '../ui/language.js';
import { href, route, setQuery } from '../ui/router.js';
import { short } from '../ui/format.js';

const ORIGINS = { text: 'quiet', reading: 'note', assumed: 'warn' };
const STATUSES = { ready: 'good', stale: 'warn', rejected: 'bad' };

/** Where a number or rule comes from; what is assumed stands out. */
export const Origin = component(['origin', 'readings'], (props) => () =>
  props.origin
    ? html`<span class=${'tag ' + ORIGINS[props.origin]} title=${(props.readings ?? []).join(' ')}>${t(`origin.${props.origin}`)}</span>`
    : null,
);

export const Status = component(['status'], (props) => () =>
  html`<span class=${'tag ' + (STATUSES[props.status] ?? 'note')}>${t(`status.${props.status}`)}</span>`,
);

export const Hash = component(['value'], (props) => () =>
  props.value ? html`<code class="hash" title=${props.value}>${short(props.value)}</code>` : '—',
);

/** The way to the page: [text, path] each, the last one being the page itself. */
export const Crumbs = component(['path'], (props) => () =>
  html`<nav class="crumbs" aria-label=${t('crumbs')}>
    <ol>
      ${props.path.map(([text, to]) => html`<li>${to ? html`<a href=${href(to)}>${text}</a>` : html`<span aria-current="page">${text}</span>`}</li>`)}
    </ol>
  </nav>`,
);

/** Parts of a page under ?tab=; tabs are [code, text, count]. */
export const tabOf = (tabs) => (tabs.some(([code]) => code === route.query.tab) ? route.query.tab : tabs[0][0]);

export const Tabs = component(['tabs', 'name'], (props) => () => {
  const chosen = tabOf(props.tabs);
  return html`<nav class="tabs" aria-label=${props.name}>
    ${props.tabs.map(
      ([code, text, count]) => html`<button
        type="button"
        aria-current=${code === chosen ? 'true' : null}
        onClick=${() => setQuery({ tab: code })}
      >
        ${text}${count === undefined ? null : html` <span class="count">${count}</span>`}
      </button>`,
    )}
  </nav>`;
});

export const Empty = component(['text'], (props) => () => html`<p class="empty">${props.text}</p>`);

/** Which clause, from where, on which readings: what stands behind a declaration. */
export const Source = component(['of'], (props) => () =>
  html`<span class="source">${props.of.basis} <${Origin} origin=${props.of.origin} readings=${props.of.readings} /></span>`,
);

/** What a policy calls the thing of this code, in the language of the page. */
export const nameIn = (all, thing) => label(all?.find((each) => each.code === thing.code) ?? thing);

/** The name of a thing with its code beneath. */
export const Named = component(['of'], (props) => () =>
  html`<span class="named">${label(props.of)} <code>${props.of.code}</code></span>`,
);
