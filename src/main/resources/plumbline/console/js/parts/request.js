// A request as it is typed: every simple value a text, turned into JSON when it is sent.
import { parse } from '../ui/api.js';
import { label } from '../ui/language.js';

const NUMBER = /^-?\d+(\.\d+)?$/;
const COMPLEX = new Set(['records', 'numbers', 'ratings']);

export const isComplex = (indicator) => COMPLEX.has(indicator.type);

/** Full-width digits and thousands separators are what people paste. */
const digits = (text) => text.normalize('NFKC').replace(/[,\s]/g, '').replace(/^[−–]/, '-');

const typed = (value) => (value === null || value === undefined ? '' : (value.rawJSON ?? String(value)));

function toText(indicator, value) {
  if (indicator.type === 'records') {
    return (value ?? []).map((record) => allToText(indicator.members, record));
  }
  if (isComplex(indicator)) {
    return Object.entries(value ?? {}).map(([name, each]) => ({ name, value: typed(each) }));
  }
  return typed(value);
}

const allToText = (indicators, values) =>
  Object.fromEntries(indicators.map((each) => [each.code, toText(each, values?.[each.code])]));

function toValue(indicator, text) {
  if (indicator.type === 'records') {
    return text.map((record) => allToValues(indicator.members, record));
  }
  if (isComplex(indicator)) {
    const kind = { type: indicator.type === 'numbers' ? 'decimal' : 'text' };
    return Object.fromEntries(text.filter((each) => each.name).map((each) => [each.name, toValue(kind, each.value)]));
  }
  if (indicator.type === 'boolean' && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  if (indicator.type === 'decimal' || indicator.type === 'integer') {
    const number = digits(text);
    return NUMBER.test(number) ? exact(number) : text;
  }
  return text;
}

const exact = (number) => (JSON.rawJSON ? JSON.rawJSON(number.replace(/^(-?)0+(?=\d)/, '$1')) : Number(number));

const isGiven = (text) => (Array.isArray(text) ? text.length > 0 : text !== '');

/** What is empty is left out, and the service says whether it may be. */
const allToValues = (indicators, texts) =>
  Object.fromEntries(
    indicators.filter((each) => isGiven(texts[each.code]) || each.type === 'records').map((each) => [each.code, toValue(each, texts[each.code])]),
  );

export const newSubject = (policy, given = {}) => ({
  id: typed(given.id),
  name: typed(given.name),
  indicators: allToText(policy.indicators, given.indicators),
});

/** The subjects that a policy names, or three empty rows. */
const firstSubjects = (policy) =>
  policy.subject.ids
    ? policy.subject.ids.map((each) => newSubject(policy, { id: each.id, name: each.label }))
    : [1, 2, 3].map(() => newSubject(policy));

export const newRequest = (policy) => ({
  period: '',
  asOf: '',
  context: allToText(policy.context, {}),
  subjects: firstSubjects(policy),
});

/** @throws SyntaxError when it is not JSON */
export function fromJson(policy, json) {
  const given = typeof json === 'string' ? parse(json) : json;
  return {
    period: typed(given.period),
    asOf: typed(given.asOf),
    context: allToText(policy.context, given.context),
    subjects: (given.subjects ?? []).map((each) => newSubject(policy, each)),
  };
}

export const toJson = (policy, request) =>
  JSON.stringify({
    period: request.period.trim(),
    ...(request.asOf ? { asOf: request.asOf } : {}),
    ...(policy.context.length ? { context: allToValues(policy.context, request.context) } : {}),
    subjects: request.subjects.map((subject) => ({
      id: subject.id.trim(),
      name: subject.name.trim(),
      indicators: allToValues(policy.indicators, subject.indicators),
    })),
  });

/** Where a pointer leads, in the words of the grid: the row's subject and the column. */
export function placeOf(policy, request, pointer) {
  const [, part, row, member, code, ...rest] = pointer.split('/');
  if (part === 'subjects' && row !== undefined) {
    const subject = request.subjects[row];
    const name = subject?.name || subject?.id || String(Number(row) + 1);
    const column = member === 'indicators' ? policy.indicators.find((each) => each.code === code) : null;
    return [name, column ? label(column) : member, ...rest].filter(Boolean).join(' · ');
  }
  const known = part === 'context' ? policy.context.find((each) => each.code === row) : null;
  return known ? label(known) : pointer;
}

/** What a problem says of each place: by the pointer of a cell, with what lies below it. */
export function faultsByCell(errors) {
  const faults = new Map();
  for (const error of errors) {
    const cell = error.pointer.split('/').slice(0, error.pointer.startsWith('/subjects/') ? 5 : 3).join('/');
    faults.set(cell, [...(faults.get(cell) ?? []), error]);
  }
  return faults;
}
