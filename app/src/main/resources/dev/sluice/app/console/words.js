// The texts of one language at a time. Both files have the same keys; a test holds that.

const NAMES = { en: 'English', 'zh-CN': '中文' };
const KEPT = 'sluice.language';

let language = 'en';
let words = {};

export const LANGUAGES = Object.keys(NAMES);

export function languageName(code) {
  return NAMES[code];
}

export function languageNow() {
  return language;
}

/** The language that was chosen here before, else what the browser asks for. */
export function preferredLanguage() {
  const chosen = remembered(KEPT);
  if (LANGUAGES.includes(chosen)) return chosen;
  return (navigator.languages ?? []).some((it) => it.startsWith('zh')) ? 'zh-CN' : 'en';
}

export async function speak(code) {
  const answer = await fetch(`words-${code}.json`);
  words = await answer.json();
  language = code;
  document.documentElement.lang = code;
  remember(KEPT, code);
}

/** The text of a key, its places {0}, {1} filled. A key without a text shows itself. */
export function t(key, ...values) {
  const text = words[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ''));
}

/** The text of a word that the server may know more of than the console. */
export function word(part, value) {
  return words[`${part}.${value}`] ?? value ?? '';
}

export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Language and theme only; nothing that opens a door. */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}
