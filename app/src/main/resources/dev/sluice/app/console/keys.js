// The keyboard leads everywhere: g and a letter to a page, / to the filter, j and k through rows, ? for help.

import { h } from './dom.js';
import { dialog } from './dialog.js';
import { visiblePages } from './pages.js';
import { t } from './words.js';

let listener = null;
let goes = false;

export function bindKeys(current, lead) {
  listener = (event) => pressed(event, current(), lead);
  document.addEventListener('keydown', listener);
}

export function unbindKeys() {
  document.removeEventListener('keydown', listener);
}

function pressed(event, current, lead) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.target.matches('input, select, textarea')) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (goes) {
    goes = false;
    const page = visiblePages().find((it) => it.key === event.key);
    if (page) lead(page.name);
    return;
  }
  if (act(event.key, current)) event.preventDefault();
}

function act(key, current) {
  switch (key) {
    case 'g':
      goes = true;
      return true;
    case '?':
      showKeys();
      return true;
    case '/':
      document.querySelector('main [data-filter]')?.focus();
      return true;
    case 'j':
    case 'k':
      step(key === 'j' ? 1 : -1);
      return true;
    default:
      return current?.page.key?.(key, current) ?? false;
  }
}

/** From row to row: the link of a row is what can be opened. */
function step(by) {
  const links = [...document.querySelectorAll('main [data-row]')];
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

export function showKeys() {
  const rows = [
    ...visiblePages().map((page) => [`g ${page.key}`, t(`page.${page.name}`)]),
    ['/', t('keys.filter')], ['j  k', t('keys.rows')], ['Enter', t('keys.open')],
    ['c', t('keys.cancel')], ['h', t('keys.hold')], ['Esc', t('keys.close')], ['?', t('keys.title')],
  ];
  dialog(t('keys.title'), h('dl.keys', {}, rows.map(([key, what]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)))));
}
