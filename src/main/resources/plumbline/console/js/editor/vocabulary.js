// The words of a pack: what rules may match and call, with what each is called by people.
import { label } from '../ui/language.js';

const FACTS = {
  Context: null,
  Parameter: ['code', 'value'],
  Figure: ['code', 'value'],
  Measure: ['subject', 'category', 'item', 'of', 'value', 'best', 'worst', 'mean', 'sum', 'count', 'place'],
  Sum: ['subject', 'of', 'points', 'entries'],
  Standing: ['subject', 'total', 'rank'],
  Seat: ['quota', 'subject'],
  Lookup: ['code', 'key', 'value'],
  Period: ['text', 'year', 'half'],
  AsOf: ['day'],
  Calendar: ['code', 'days'],
};

const CALLS =
  'award awardMax awardShareOfMax awardLessThanMax deduct annul exclude figure rankBy candidate seat grade proposeGrade outcome cohortOutcome claim notice';

const FORMULAS =
  'relativeToBest betweenWorstAndBest share percentage percentOf perMilleOf plus minus times wholeSteps capped positive rounded exact day daysFrom monthsFrom workingDaysFrom reportsMissing';

const PHASES = 'admission score standing grade allocate';

const words = (text) => text.split(' ');

/** A field with what it is called and its unit. */
const field = (indicator) => ({ name: indicator.code, says: label(indicator) + (indicator.unit ? ` (${indicator.unit})` : '') });

const plain = (names) => names.map((name) => ({ name, says: '' }));

/** By fact type its fields: those of the pack, and those that every pack has. */
function types(policy) {
  const found = new Map(Object.entries(FACTS).map(([name, fields]) => [name, plain(fields ?? [])]));
  found.set('Context', policy.context.map(field));
  found.set(policy.subject.type, [...plain(['id', 'name']), ...policy.indicators.map(field)]);
  for (const indicator of policy.indicators.filter((each) => each.record)) {
    found.set(indicator.record, [...plain(['owner']), ...indicator.members.map(field)]);
  }
  for (const table of policy.tables) {
    found.set(table.type, [...(table.steps ? plain(['subject']) : []), ...table.columns.map(field)]);
  }
  return found;
}

const named = (all) => all.map((each) => ({ name: each.code, says: label(each) }));

/** All that a file of the policy can name. */
export function vocabularyOf(policy) {
  const fields = types(policy);
  const items = named(policy.categories.flatMap((category) => category.items));
  const codes = [
    ...items,
    ...named(policy.categories),
    ...named(policy.quotas),
    ...named(policy.grades),
    ...named(policy.outcomes),
    ...named(policy.parameters),
    ...policy.notices.map((notice) => ({ name: notice.code, says: label(notice.message) })),
    ...policy.indicators.flatMap((indicator) => named(indicator.choices ?? [])),
  ];
  const says = new Map([...codes, ...[...fields.values()].flat()].filter((each) => each.says).map((each) => [each.name, each.says]));
  return { fields, items, codes, says, calls: words(CALLS), formulas: words(FORMULAS), phases: words(PHASES) };
}
