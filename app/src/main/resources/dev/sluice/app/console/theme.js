// Light, dark, or what the system says.

import { remember, remembered } from './words.js';

const KEPT = 'sluice.theme';
export const THEMES = ['system', 'light', 'dark'];

export function themeNow() {
  const kept = remembered(KEPT);
  return THEMES.includes(kept) ? kept : 'system';
}

export function applyTheme(theme = themeNow()) {
  remember(KEPT, theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new CustomEvent('theme'));
}

/** The colour of a name in the style sheet, for what is drawn and not styled. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
