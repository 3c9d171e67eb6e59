// Where the page is: its path below /console and its query, which links change without loading the page anew.
import { reactive } from 'vue';

const HOME = '/console';

export const route = reactive({ path: '/', query: {} });

function read() {
  route.path = location.pathname.slice(HOME.length).replace(/\/$/, '') || '/';
  route.query = Object.fromEntries(new URLSearchParams(location.search));
}

/** The address of a page; parts of the path are to be encoded by the caller's at``. */
export const href = (path) => HOME + (path === '/' ? '' : path);

/** A path with its values encoded: at`/policies/${id}`. */
export const at = (parts, ...values) =>
  parts.reduce((path, part, i) => path + encodeURIComponent(values[i - 1]) + part);

export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', href(path));
  const before = route.path;
  read();
  if (!replace && route.path !== before) {
    scrollTo(0, 0);
    document.querySelector('main')?.focus({ preventScroll: true });
  }
}

/** Changes parameters of the query and keeps the others; null takes one away. */
export function setQuery(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  history.replaceState(null, '', location.pathname + (text ? '?' + text : ''));
  read();
}

export function startRouter() {
  read();
  addEventListener('popstate', read);
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !plain || link.target || link.hasAttribute('download') || link.origin !== location.origin) {
      return;
    }
    const isPage = link.pathname === HOME || link.pathname.startsWith(HOME + '/');
    if (isPage && !link.hash) {
      event.preventDefault();
      go(link.pathname.slice(HOME.length) + link.search || '/');
    }
  });
}
