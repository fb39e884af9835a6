// The pool at a glance: how full, how useful, who waits for what, what is lent, and what somebody should look at.

import { get, may } from './api.js';
import { h } from './dom.js';
import { bare, deviceHours, devices, number, percent } from './format.js';
import { address } from './pages.js';
import { card, figure, heading, legend, share, sum, table, useBar } from './parts.js';
import { trend } from './trend.js';
import { t, word } from './words.js';

const DAY = 24 * 3_600_000;

export const overview = { load, render };

async function load({ abort, state }) {
  const since = new Date(Date.now() - DAY).toISOString();
  const [summary, centers, usage] = await Promise.all([
    get('/summary', {}, abort.signal), get('/centers', {}, abort.signal), get('/usage', { from: since }, abort.signal),
  ]);
  state.seen = [...(state.seen ?? []), { at: summary.atMillis, ...sum(accelerators(summary)) }].slice(-600);
  return { summary, centers: centers.centers, usage };
}

/** What the pool is for; the processors of plain machines are no accelerators, and counted only where all are. */
function accelerators(summary) {
  const chips = summary.devices.filter((row) => row.chip !== 'cpu');
  return chips.length ? chips : summary.devices;
}

function render({ summary, centers, usage }, { state }) {
  const all = sum(accelerators(summary));
  return h('div.page', {},
    heading(t('page.overview')),
    figures(summary, all, usage),
    h('div.columns', {},
      h('div.column', {}, devicesCard(summary), card(t('overview.trend'), trend(state.seen))),
      h('div.column', {}, attention(summary, centers), queue(summary), lent(summary))));
}

function figures(summary, all, usage) {
  const waiting = summary.queue.reduce((total, row) => total + row.devicesMilli, 0);
  const states = summary.states;
  const total = usage.total;
  const closed = total.allocated - total.open;
  return h('dl.figures', {},
    figure(t('overview.allocated'), share(all), t('overview.of', bare(all.ownedMilli + all.borrowedMilli), devices(all.totalMilli))),
    figure(t('overview.active'), usage.activeKnown ? '' : '–', t('overview.not-measured')),
    figure(t('overview.useful'), percent(total.useful, closed), t('overview.useful-note', deviceHours(total.useful))),
    figure(t('overview.waiting'), number(states.waiting ?? 0), t('overview.asks', devices(waiting)), states.waiting ? 'wait' : null),
    figure(t('overview.running'), number(states.running ?? 0), t('overview.borrowed-now', devices(all.borrowedMilli))));
}

function devicesCard(summary) {
  return card(t('overview.devices'), legend(), table(t('overview.devices'), [
    { title: t('column.center'), cell: (row) => [h('a.nowrap', { href: address('workloads', null, { center: row.center }) }, row.center),
      row.emulated ? h('span.tag', {}, t('pool.emulated')) : null] },
    { title: t('column.chip'), cell: (row) => h('span.nowrap', {}, row.chip) },
    { title: t('column.use'), cell: (row) => useBar(row) },
    { title: t('column.taken'), number: true, cell: (row) => share(row) },
    { title: t('column.free'), number: true, cell: (row) => t('overview.of', bare(row.freeMilli), bare(row.totalMilli)) },
  ], summary.devices, { key: (row) => `${row.center} ${row.chip}` }));
}

function attention(summary, centers) {
  const found = [
    ...centers.filter((it) => it.nodesDown).map((it) => ['bad', t('attention.down', it.name, it.nodesDown)]),
    ...centers.filter((it) => it.nodesDrained).map((it) => ['warn', t('attention.drained', it.name, it.nodesDrained)]),
    ...summary.queue.filter((row) => HOPELESS.includes(row.code))
      .map((row) => ['bad', t('attention.never', row.workloads, word('why', row.code))]),
    ...(summary.states.held ? [['warn', t('attention.held', summary.states.held)]] : []),
  ];
  return card(t('overview.attention'), found.length
    ? h('ul.notes', {}, found.map(([tone, text]) => h('li', { class: tone }, text)))
    : h('p.fine', {}, t('attention.none')));
}

/** Verdicts that waiting does not change. */
const HOPELESS = ['no-such-node', 'pool-too-small', 'no-such-chip', 'ruled-out'];

function queue(summary) {
  return card(t('overview.queue'), table(t('overview.queue'), [
    { title: t('column.why'), cell: (row) => word('why', row.code) },
    { title: t('column.workloads'), number: true, cell: (row) => number(row.workloads) },
    { title: t('column.devices'), number: true, cell: (row) => bare(row.devicesMilli) },
  ], summary.queue, { key: (row) => row.code, empty: t('overview.nobody-waits') }),
  may('read-work') && summary.queue.length
    ? h('p', {}, h('a', { href: address('workloads', null, { state: 'waiting' }) }, t('overview.show-waiting'))) : null);
}

/** Who lends and who borrows: organisations, over all chips. */
function lent(summary) {
  const owners = new Map(summary.devices.map((row) => [row.owner, 0]));
  for (const row of summary.devices) owners.set(row.owner, owners.get(row.owner) + row.borrowedMilli);
  const rows = summary.tenants.filter((tenant) => tenant.depth === 1).map((tenant) => ({
    path: tenant.path,
    borrowed: tenant.chips.reduce((total, chip) => total + chip.borrowedMilli, 0),
    guarantee: tenant.chips.reduce((total, chip) => total + chip.guaranteeMilli, 0),
    onTheirs: owners.get(tenant.path) ?? 0,
  }));
  return card(t('overview.lent'), table(t('overview.lent'), [
    { title: t('column.organisation'), cell: (row) => row.path },
    { title: t('column.guarantee'), number: true, cell: (row) => bare(row.guarantee) },
    { title: t('column.borrows'), number: true, cell: (row) => bare(row.borrowed) },
    { title: t('column.hosts'), number: true, cell: (row) => bare(row.onTheirs) },
  ], rows, { key: (row) => row.path }), h('p.hint', {}, t('overview.lent-note')));
}
