// Name, navigation, language and who is here, around the page.
import { watchEffect } from 'vue';
import { component, html } from './ui/html.js';
import { language, setLanguage, t } from './ui/language.js';
import { access } from './ui/api.js';
import { live } from './ui/live.js';
import { at, href, route } from './ui/router.js';
import { session, signOut } from './ui/session.js';
import { LoginPage } from './pages/login.js';
import { pageAt } from './pages.js';

const NAVIGATION = [
  ['/', 'nav.policies', (path) => path === '/' || path.startsWith('/policies')],
  ['/evaluations', 'nav.records', (path) => path.startsWith('/evaluations')],
];

const Languages = component([], () => () =>
  html`<div class="languages" role="group" aria-label="语言 Language">
    ${[
      ['zh', '中文'],
      ['en', 'English'],
    ].map(
      ([code, name]) => html`<button
        type="button"
        lang=${code}
        aria-pressed=${String(language.value === code)}
        onClick=${() => setLanguage(code)}
      >
        ${name}
      </button>`,
    )}
  </div>`,
);

const Missing = component([], () => () => html`<h1>${t('missing.title')}</h1><p>${t('missing.text')}</p>`);

/** What happened to rules meanwhile, here or elsewhere. */
const News = component([], () => () =>
  html`<div class="news" role="status">
    ${live.rules
      ? html`<p class="box fine">
          ${t(`live.${live.rules.type}`, { policy: live.rules.policy })}
          <a href=${href(at`/policies/${live.rules.policy}?tab=history`)}>${t('live.see')}</a>
          <button type="button" class="link" onClick=${() => (live.rules = null)}>${t('close')}</button>
        </p>`
      : null}
  </div>`,
);

const Page = component([], () => () => {
  if (access.keyNeeded) {
    return html`<${LoginPage} />`;
  }
  if (!session.isKnown) {
    return null;
  }
  const page = pageAt(route.path);
  return page
    ? html`<${page.component} key=${route.path} ...${page.values} />`
    : html`<${Missing} />`;
});

export const Frame = component([], () => {
  watchEffect(() => {
    document.title = t('title');
  });
  return () => html`
    <a class="skip" href="#main">${t('skip')}</a>
    <header>
      <a class="brand" href=${href('/')}><img src=${new URL('../plumbline.svg', import.meta.url).href} alt="" />准绳 <span>Plumbline</span></a>
      <nav aria-label=${t('nav')}>
        ${NAVIGATION.map(
          ([to, key, isHere]) => html`<a href=${href(to)} aria-current=${isHere(route.path) ? 'page' : null}>${t(key)}</a>`,
        )}
        <a href="/docs" target="_blank">API</a>
      </nav>
      ${session.caller ? html`<span class="caller">${session.caller} <button type="button" class="link" onClick=${signOut}>${t('logout')}</button></span>` : null}
      <${Languages} />
    </header>
    <${News} />
    <main id="main" tabindex="-1"><${Page} /></main>
  `;
});
