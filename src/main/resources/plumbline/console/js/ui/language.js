// The language of the page, and texts in it.
import { ref, watchEffect } from 'vue';
import texts from '../texts/texts.js';

const KEPT = 'plumbline.language';

export const language = ref(localStorage.getItem(KEPT) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'));

export function setLanguage(code) {
  language.value = code;
  localStorage.setItem(KEPT, code);
}

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

/** The text of the key, with the values in its places: t('of', {n: 3}). */
export function t(key, values = {}) {
  const text = texts[key]?.[language.value === 'zh' ? 0 : 1] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** What a pack calls a thing: {label, labelEn}, {zh, en}, or {label: {zh, en}}. */
export function label(thing) {
  if (!thing || typeof thing === 'string') {
    return thing ?? '';
  }
  const own = typeof thing.label === 'object' ? thing.label : thing;
  const zh = own.zh ?? own.label ?? own.title ?? own.code ?? '';
  const en = own.en ?? own.labelEn ?? own.titleEn;
  return language.value === 'en' && en ? en : zh;
}

/** What the service says in both languages at once, "中文 / English", in the one that is shown. */
export function oneOf(both) {
  const parts = String(both ?? '').split(' / ');
  return parts.length === 2 ? parts[language.value === 'zh' ? 0 : 1] : String(both ?? '');
}
