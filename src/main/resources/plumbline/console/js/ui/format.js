// Numbers, times and hashes as people read them.
import { language } from './language.js';

const plain = (value) => {
  const text = value.rawJSON ?? String(value);
  return text.includes('e') ? Number(value).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
};

/** How many decimals the number has as it stands. */
export const decimals = (value) => (plain(value).split('.')[1] ?? '').length;

/** The most decimals that any of the numbers has: what a column of them is shown with. */
export const mostDecimals = (values) =>
  Math.max(0, ...values.filter((value) => isNumber(value)).map(decimals));

/** A double, or a number that none would hold. */
export const isNumber = (value) => typeof value === 'number' || value?.rawJSON !== undefined;

/** Exactly the digits, with groups of three and at least so many decimals. */
export function number(value, least = 0) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (!isNumber(value)) {
    return String(value);
  }
  const [, sign, whole, rest = ''] = plain(value).match(/^(-?)(\d+)(?:\.(\d+))?$/);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const end = rest.padEnd(least, '0');
  return (sign ? '−' : '') + grouped + (end ? '.' + end : '');
}

/** With a plus before what is more than nothing. */
export const signed = (value, least = 0) => (plain(value) > 0 ? '+' : '') + number(value, least);

const TIME = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };

/** In China's time, as the documents are. */
export const time = (iso) =>
  iso
    ? new Intl.DateTimeFormat('sv-SE', { ...TIME, timeZone: 'Asia/Shanghai' }).format(new Date(iso))
    : '';

export const short = (hash) => (hash ?? '').replace('sha256:', '').slice(0, 10);

/** Any value of an answer, with words for yes and no. */
export function shown(value) {
  if (typeof value === 'boolean') {
    return language.value === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  }
  return isNumber(value) ? number(value) : String(value ?? '');
}
