// What may stand at the cursor, from the pack's own words.

const option = (type) => (each) => ({ label: each.name, detail: each.says, type });

const named = (names, type) => names.map((name) => ({ label: name, type }));

/** The fact type whose parentheses are open at the end of the text. */
function openType(text) {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    depth += text[i] === ')' ? 1 : text[i] === '(' ? -1 : 0;
    if (depth < 0) {
      return text.slice(0, i).match(/([\p{L}\p{N}_]+)\s*$/u)?.[1];
    }
  }
  return undefined;
}

/** The part of the file that a position is in: its rule, from the name on. */
const ruleBefore = (text) => text.slice(Math.max(text.lastIndexOf('\nrule '), 0));

function drl(vocabulary, before) {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rule = ruleBefore(before);
  if (/agenda-group\s+"[a-z]*$/.test(line)) {
    return named(vocabulary.phases, 'constant');
  }
  if (/@item\([^)]*$/.test(line)) {
    return vocabulary.items.map(option('constant'));
  }
  if (/@\w*$/.test(line)) {
    return named(['item', 'basis', 'origin'], 'keyword');
  }
  if ((line.match(/"/g) ?? []).length % 2 === 1) {
    return vocabulary.codes.map(option('constant'));
  }
  if (/\bledger\.\w*$/.test(line)) {
    return named(vocabulary.calls, 'function');
  }
  const inside = openType(rule);
  const fields = vocabulary.fields.get(inside) ?? [];
  const facts = /\bthen\b[^]*$/.test(rule) ? [] : named([...vocabulary.fields.keys()], 'type');
  return [...fields.map(option('property')), ...(inside ? [] : facts), ...named(vocabulary.formulas, 'function'), ...(inside ? [] : named(['rule', 'when', 'then', 'end', 'not', 'exists', 'accumulate', 'ledger'], 'keyword'))];
}

/** A source for the editor; words is a function, for the pack may change meanwhile. */
export const completionOf = (name, words) => (context) => {
  const word = context.matchBefore(/[\p{L}\p{N}_-]*/u);
  const before = context.state.sliceDoc(0, context.pos);
  const isWanted = context.explicit || word.from < word.to || /[@."(]$/.test(before);
  if (!isWanted) {
    return null;
  }
  const vocabulary = words();
  const options = name.endsWith('.drl') ? drl(vocabulary, before) : vocabulary.codes.map(option('constant'));
  return { from: word.from, options, validFor: /^[\p{L}\p{N}_-]*$/u };
};
