// What happens in the service while pages are open: rules that come into force or are rejected, evaluations kept.
import { reactive } from 'vue';
import { access, parse } from './api.js';

const RULES = ['rules-activated', 'rules-rejected', 'policy-recovered', 'policy-removed'];

/** The latest event of rules and of evaluations; turns count them, so that pages read anew. */
export const live = reactive({ rules: null, rulesTurn: 0, evaluationsTurn: 0 });

let stream = null;

/** Listens until the page is left; the browser connects again by itself. */
export function listen() {
  stream?.close();
  stream = new EventSource('/api/events');
  for (const type of RULES) {
    stream.addEventListener(type, (event) => {
      live.rules = { type, ...parse(event.data) };
      live.rulesTurn++;
    });
  }
  stream.addEventListener('evaluation-kept', () => live.evaluationsTurn++);
  stream.addEventListener('error', () => {
    if (access.keyNeeded) {
      stream.close();
    }
  });
}
