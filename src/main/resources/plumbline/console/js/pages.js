// Which page is at which path; a part in braces is a value that the page gets by that name.
import { EvaluatePage } from './pages/evaluate.js';
import { EvaluationPage } from './pages/evaluation.js';
import { PoliciesPage } from './pages/policies.js';
import { PolicyPage } from './pages/policy.js';
import { RecordsPage } from './pages/records.js';
import { RoundsPage } from './pages/rounds.js';
import { SubjectPage } from './pages/subject.js';
import { WorkbenchPage } from './pages/workbench.js';

const PAGES = [
  ['/', PoliciesPage],
  ['/policies/{policy}', PolicyPage],
  ['/policies/{policy}/evaluate', EvaluatePage],
  ['/policies/{policy}/rounds', RoundsPage],
  ['/policies/{policy}/workbench', WorkbenchPage],
  ['/evaluations', RecordsPage],
  ['/evaluations/{id}', EvaluationPage],
  ['/evaluations/{id}/subjects/{subject}', SubjectPage],
];

function match(pattern, path) {
  const parts = path.split('/');
  const values = {};
  const fits = pattern.split('/').every((part, i) => {
    const name = part.match(/^\{(\w+)\}$/)?.[1];
    if (name && parts[i]) {
      values[name] = decodeURIComponent(parts[i]);
    }
    return name ? parts[i] : part === parts[i];
  });
  return fits && parts.length === pattern.split('/').length ? values : null;
}

/** The component of the path and what it gets; null when there is none. */
export function pageAt(path) {
  for (const [pattern, component] of PAGES) {
    const values = match(pattern, path);
    if (values) {
      return { component, values };
    }
  }
  return null;
}
