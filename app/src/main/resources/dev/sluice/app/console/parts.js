// Pieces that several pages are made of.

import { h } from './dom.js';
import { bare, devices, percent } from './format.js';
import { address } from './pages.js';
import { t, word } from './words.js';

export function loading() {
  return h('p.loading', { role: 'status' }, t('page.loading'));
}

export function failed(failure, again) {
  return h('div.card.failure', { role: 'alert' },
    h('h1', {}, t(failure.status === 404 ? 'problem.not-found' : 'problem.title')),
    h('p', {}, failure.message),
    failure.body?.remedy ? h('p', {}, failure.body.remedy) : null,
    h('button', { type: 'button', onclick: again }, t('problem.again')));
}

export function heading(title, ...beside) {
  return h('div.heading', {}, h('h1', {}, title), h('div.beside', {}, beside));
}

export function card(title, ...content) {
  return h('section.card', {}, title ? h('h2', {}, title) : null, content);
}

/** A figure with its name above and what it means below. */
export function figure(name, value, note, tone) {
  return h('div.figure', { class: tone }, h('dt', {}, name), h('dd', {}, h('b', {}, value), note ? h('small', {}, note) : null));
}

export function badge(part, value) {
  return h('span.badge', { class: `${part}-${value}` }, word(part, value));
}

const KINDS = ['owned', 'borrowed', 'free', 'unavailable'];

/** How devices are spent, as one bar; words and figures say the same to those who see no bar. */
export function useBar(use) {
  const parts = KINDS.map((kind) => ({ kind, milli: use[`${kind}Milli`] ?? 0 })).filter((part) => part.milli > 0);
  const text = parts.map((part) => `${t(`use.${part.kind}`)} ${devices(part.milli)}`).join(', ');
  return h('div.bar', { role: 'img', 'aria-label': text, title: text }, parts.map((part) => h('span', {
    class: `use-${part.kind}`, style: { 'flex-grow': part.milli },
  })));
}

export function legend(kinds = KINDS) {
  return h('ul.legend', {}, kinds.map((kind) => h('li', {}, h('i', { class: `use-${kind}` }), t(`use.${kind}`))));
}

export function sum(rows) {
  const all = {};
  for (const name of ['totalMilli', 'ownedMilli', 'borrowedMilli', 'freeMilli', 'unavailableMilli']) {
    all[name] = rows.reduce((total, row) => total + row[name], 0);
  }
  return all;
}

/**
 * A table: columns are { title, cell(row), number?, wide? }. On narrow screens a row becomes a card, each cell with
 * its column's title.
 */
export function table(caption, columns, rows, { key, empty, selected } = {}) {
  if (!rows.length) return h('p.empty', {}, empty ?? t('table.empty'));
  return h('div.scroll', { tabindex: '0', role: 'region', 'aria-label': caption }, h('table', {},
    h('caption.hidden', {}, caption),
    h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : null },
      column.title || h('span.hidden', {}, t('table.actions')))))),
    h('tbody', {}, rows.map((row) => h('tr', {
      'data-key': key ? String(key(row)) : null, class: selected?.(row) ? 'selected' : null,
    }, columns.map((column) => h('td', { class: column.number ? 'number' : null, 'data-title': column.title }, column.cell(row))))))));
}

export function workloadLink(id, name, more = {}) {
  return h('a', { href: address('workloads', id), ...more }, name);
}

export function share(use) {
  return percent(use.ownedMilli + use.borrowedMilli, use.totalMilli);
}

/** What a workload asks for, in one phrase: 4 x 8, 0.25. */
export function asked(row) {
  const each = row.shareMilli === 1000 ? bare(row.devices * 1000) : bare(row.devices * row.shareMilli);
  const tasks = row.tasksNow ?? row.tasks;
  return tasks === 1 ? each : `${tasks} × ${each}`;
}
