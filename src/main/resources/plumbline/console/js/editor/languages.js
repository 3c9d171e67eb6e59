// Colours of rule files, of policies and of cases.
import { HighlightStyle, StreamLanguage } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const KEYWORDS = new Set('rule when then end not exists accumulate in and or agenda-group true false null'.split(' '));
const WORD = /^[\p{L}_][\p{L}\p{N}_-]*/u;

function drlToken(stream) {
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match(/^"(?:\\.|[^"\\])*"?/)) {
    return 'string';
  }
  if (stream.match(/^\d+(\.\d+)?/)) {
    return 'number';
  }
  if (stream.match(/^@\w+/)) {
    return 'meta';
  }
  if (stream.match(/^\$[\p{L}\p{N}_]+/u)) {
    return 'variableName';
  }
  const word = stream.match(WORD);
  if (word) {
    if (KEYWORDS.has(word[0])) {
      return 'keyword';
    }
    return /^\p{Lu}/u.test(word[0]) ? 'typeName' : stream.peek() === '(' ? 'function' : 'propertyName';
  }
  stream.next();
  return null;
}

function yamlToken(stream) {
  if (stream.eatSpace()) {
    return null;
  }
  const isAlone = stream.pos === 0 || /[\s[{,]/.test(stream.string[stream.pos - 1]);
  if (isAlone && stream.peek() === '#') {
    stream.skipToEnd();
    return 'comment';
  }
  if (isAlone && stream.match(/^(?:"(?:\\.|[^"\\])*"?|'[^']*'?)/)) {
    return 'string';
  }
  if (stream.match(/^[\p{L}\p{N}_$.-]+(?=\s*:(\s|$))/u)) {
    return 'propertyName';
  }
  if (isAlone && stream.match(/^-?\d+(\.\d+)?(?=[\s,\]}]|$)/)) {
    return 'number';
  }
  if (isAlone && stream.match(/^(?:true|false|null)(?=[\s,\]}]|$)/)) {
    return 'keyword';
  }
  if (!stream.match(/^[\p{L}\p{N}_]+/u)) {
    stream.next();
  }
  return null;
}

const drl = StreamLanguage.define({ name: 'drl', token: drlToken, tokenTable: { function: tags.function(tags.variableName) }, languageData: { commentTokens: { line: '//' } } });
const yaml = StreamLanguage.define({ name: 'yaml', token: yamlToken, languageData: { commentTokens: { line: '#' } } });

export const languageOf = (name) => (name.endsWith('.drl') ? drl : name.endsWith('.yaml') ? yaml : []);

/** Each of at least 4.5 to 1 on white. */
export const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: '#7a2b8f', fontWeight: '600' },
  { tag: tags.string, color: '#17613a' },
  { tag: tags.number, color: '#9c3a00' },
  { tag: tags.comment, color: '#5c6773' },
  { tag: tags.meta, color: '#7a4a00' },
  { tag: tags.typeName, color: '#1d4f91', fontWeight: '600' },
  { tag: tags.propertyName, color: '#1d4f91' },
  { tag: tags.variableName, color: '#a61b4a' },
  { tag: tags.function(tags.variableName), color: '#3b3b98' },
]);
