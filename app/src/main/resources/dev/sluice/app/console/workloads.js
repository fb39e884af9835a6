// All workloads that the reader may see, the newest first, page by page; the server filters.

import { get, may, post, ref, whoIs } from './api.js';
import { confirm } from './dialog.js';
import { h } from './dom.js';
import { ago, duration, moment } from './format.js';
import { address } from './pages.js';
import { asked, badge, heading, table, workloadLink } from './parts.js';
import { t, word } from './words.js';

const PAGE = 50;
const STATES = ['waiting', 'held', 'reserved', 'starting', 'running', 'stopping', 'succeeded', 'failed', 'cancelled', 'timed-out'];
const FILTERS = ['state', 'tenant', 'center', 'chip', 'user', 'name'];
export const LIVE = STATES.slice(0, 6);

export const workloads = { load, render, key };

/** Loads as many pages as are open. */
async function load({ query, state, abort }) {
  state.pages ??= 1;
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query[name]]));
  const rows = [];
  let cursor;
  for (let page = 0; page < state.pages; page++) {
    const ended = query.state ? undefined : query.all;
    const answer = await get('/workloads', { ...filter, all: ended, limit: PAGE, cursor }, abort.signal);
    rows.push(...answer.workloads);
    cursor = answer.next;
    if (!cursor) break;
  }
  state.picked = new Set([...(state.picked ?? [])].filter((id) => rows.some((row) => row.id === id)));
  return { rows, more: Boolean(cursor) };
}

function render({ rows, more }, context) {
  const { state } = context;
  return h('div.page', {},
    heading(t('page.workloads'), h('span.count', { role: 'status' }, t(more ? 'workloads.first' : 'workloads.count', rows.length))),
    filters(context),
    bulk(rows, context),
    h('div.card.flush', {}, table(t('page.workloads'), columns(context), rows, {
      key: (row) => row.id, empty: t('workloads.none'), selected: (row) => state.picked.has(row.id),
    })),
    more ? h('p.more', {}, h('button', {
      type: 'button', onclick: () => { state.pages++; context.again(); },
    }, t('workloads.more'))) : null);
}

function columns(context) {
  const { state } = context;
  const pick = {
    title: '', cell: (row) => mayChange(row) && LIVE.includes(row.state) ? h('input', {
      type: 'checkbox', checked: state.picked.has(row.id), 'aria-label': t('workloads.pick', row.name),
      onchange: (event) => {
        if (event.target.checked) state.picked.add(row.id);
        else state.picked.delete(row.id);
        context.show();
      },
    }) : null,
  };
  const shown = [
    { title: t('column.name'), cell: (row) => [workloadLink(row.id, row.name, { 'data-row': true, class: 'name' }), h('small', {}, `#${row.id}`)] },
    { title: t('column.state'), cell: (row) => [badge('state', row.state), startsIn(row.expectedStart)] },
    { title: t('column.tenant'), cell: (row) => [row.tenant, h('small', {}, row.user)] },
    { title: t('column.devices'), number: true, cell: (row) => asked(row) },
    { title: t('column.place'), cell: (row) => place(row) },
    { title: t('column.tier'), cell: (row) => row.tier ? badge('tier', row.tier) : null },
    { title: t('column.submitted'), cell: (row) => h('time', { datetime: row.submittedAt, title: moment(row.submittedMillis) }, ago(row.submittedMillis)) },
  ];
  return may('change-own') || may('change-any') ? [pick, ...shown] : shown;
}

function startsIn(start) {
  if (!start) return null;
  const [from, to] = [start.fromMillis, start.toMillis].map((at) => duration(Math.max(0, at - Date.now())));
  return h('small', {}, start.toMillis ? t('workloads.starts-in', from, to) : t('workloads.starts-later', from));
}

function place(row) {
  if (row.center) return [row.chip, h('small', {}, row.center)];
  return row.chips.length ? h('small', {}, row.chips.join(', ')) : h('small', {}, t('workloads.any-chip'));
}

/** Who may do something about a workload; the server has the last word. */
export function mayChange(row) {
  return may('change-any') || (may('change-own') && row.user === whoIs().user);
}

function filters({ query }) {
  const change = (name) => (event) => {
    location.hash = address('workloads', null, { ...query, [name]: event.target.value.trim() });
  };
  const text = (name, more = {}) => h('label', {}, h('span', {}, t(`column.${name}`)),
    h('input', { type: 'search', value: query[name] ?? '', onchange: change(name), ...more }));
  return h('form.filters', { role: 'search', onsubmit: (event) => event.preventDefault() },
    text('name', { 'data-filter': true }),
    h('label', {}, h('span', {}, t('column.state')), h('select', { onchange: change('state') },
      h('option', { value: '' }, t('workloads.live')),
      STATES.map((it) => h('option', { value: it, selected: query.state === it }, word('state', it))))),
    text('tenant'), text('center'), text('chip'), text('user'),
    h('label.check', {}, h('input', {
      type: 'checkbox', checked: query.all === 'true', onchange: (event) => change('all')({ target: { value: event.target.checked ? 'true' : '' } }),
    }), h('span', {}, t('workloads.ended-too'))));
}

function bulk(rows, context) {
  const picked = rows.filter((row) => context.state.picked.has(row.id));
  if (!picked.length) return null;
  return h('div.bulk', { role: 'group', 'aria-label': t('workloads.picked', picked.length) },
    h('span', {}, t('workloads.picked', picked.length)),
    h('button', { type: 'button', onclick: () => askFor('hold', picked, context) }, t('action.hold')),
    h('button.danger', { type: 'button', onclick: () => askFor('cancel', picked, context) }, t('action.cancel')));
}

/** Asks, then does it to each; the first refusal stops, and the list shows what was done. */
export function askFor(action, rows, context) {
  const names = rows.slice(0, 5).map((row) => row.name).join(', ') + (rows.length > 5 ? ', …' : '');
  confirm(t(`${action}.title`, rows.length), t(`${action}.text`, names), t(`action.${action}`), async () => {
    try {
      for (const row of rows) await post(`/workloads/${ref(row.id)}/${action}`);
    } finally {
      context.state.picked?.clear();
      context.again();
    }
  }, { danger: action === 'cancel' });
}

function key(pressed, context) {
  const action = { c: 'cancel', h: 'hold' }[pressed];
  const row = context.data?.rows.find((it) => document.activeElement?.hash === address('workloads', it.id));
  if (!action || !row || !mayChange(row) || !LIVE.includes(row.state)) return false;
  askFor(action, [row], context);
  return true;
}
