// Who is here. A service without keys takes everybody; one with keys asks for one, and gives a session for it.
import { reactive } from 'vue';
import { access, get, post, remove } from './api.js';
import { listen } from './live.js';

export const session = reactive({ isKnown: false, caller: null });

/** Asks the service who it takes this browser for. */
export async function recognise() {
  try {
    const { caller } = await get('/api/session');
    Object.assign(session, { caller, isKnown: true });
    access.keyNeeded = false;
    listen();
  } catch (problem) {
    session.isKnown = true;
    if (problem.status !== 401) {
      throw problem;
    }
  }
}

export async function signIn(key) {
  await post('/api/session', { body: { key } });
  await recognise();
}

export async function signOut() {
  await remove('/api/session');
  session.caller = null;
  access.keyNeeded = true;
}
