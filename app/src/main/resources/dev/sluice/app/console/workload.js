// One workload: where it stands and why, what it tried, where its tasks are, what they write.

import { get, may, post, ref } from './api.js';
import { confirm } from './dialog.js';
import { h } from './dom.js';
import { ago, bare, devices, duration, gib, moment, number } from './format.js';
import { closeLogs, logsCard } from './logs.js';
import { address } from './pages.js';
import { asked, badge, card, heading, table } from './parts.js';
import { attemptsOf, timeline } from './timeline.js';
import { LIVE, askFor, mayChange } from './workloads.js';
import { t, word } from './words.js';

const EVENTS_MOST = 2_000;
const EVENTS_SHOWN = 200;

export const workload = { load, render, key, close: closeLogs, topics: (event, { place }) => String(event.workload) === place[0] };

async function load({ place, abort }) {
  const path = `/workloads/${ref(place[0])}`;
  const work = await get(path, {}, abort.signal);
  const live = LIVE.includes(work.state);
  const [explanation, events] = await Promise.all([
    live ? get(`${path}/explain`, {}, abort.signal) : null, history(path, abort.signal),
  ]);
  return { work, explanation, events, live, now: Date.now() };
}

async function history(path, signal) {
  const events = [];
  let cursor;
  do {
    const page = await get(`${path}/events`, { limit: 500, cursor }, signal);
    events.push(...page.events);
    cursor = page.next;
    if (!page.events.length && cursor) break;
  } while (cursor && events.length < EVENTS_MOST);
  return events;
}

function render(data, context) {
  const { work, explanation, events } = data;
  return h('div.page', {},
    h('nav.crumbs', { 'aria-label': t('workload.crumbs') }, h('a', { href: address('workloads') }, t('page.workloads')), ' / ', `#${work.id}`),
    heading(work.name, badge('state', work.state), work.tier ? badge('tier', work.tier) : null, actions(data, context)),
    h('p.verdict', {}, work.verdict.text),
    card(t('workload.timeline'), timeline(attemptsOf(work, events, data.now), data.now)),
    h('div.columns', {},
      h('div.column', {}, explanation ? why(explanation) : null, tasks(work),
        may('read-logs') ? logsCard(work, context) : null, happenings(events)),
      h('div.column.narrow', {}, facts(work, data.now), runCard(work))));
}

function actions({ work, live }, context) {
  if (!live || !mayChange(work)) return null;
  const held = work.state === 'held';
  return h('span.actions', {},
    held ? h('button', { type: 'button', onclick: () => release(work, context) }, t('action.release'))
      : h('button', { type: 'button', onclick: () => askFor('hold', [work], context) }, t('action.hold')),
    h('button.danger', { type: 'button', onclick: () => askFor('cancel', [work], context) }, t('action.cancel')));
}

function release(work, context) {
  confirm(t('release.title'), t('release.text', work.name), t('action.release'), async () => {
    await post(`/workloads/${ref(work.id)}/release`);
    context.again();
  }, { danger: false });
}

function key(pressed, context) {
  const { data } = context;
  if (!data?.live || !mayChange(data.work) || !['c', 'h'].includes(pressed)) return false;
  if (pressed === 'h' && data.work.state === 'held') release(data.work, context);
  else askFor(pressed === 'c' ? 'cancel' : 'hold', [data.work], context);
  return true;
}

function why(explanation) {
  if (['running', 'starting', 'stopping'].includes(explanation.state)) return null;
  return card(t('workload.why'),
    expected(explanation.expectedStart),
    explanation.deadline ? h('p', {}, explanation.deadline.text) : null,
    h('h3', {}, t('workload.changes')),
    explanation.changes.length ? h('ul.notes', {}, explanation.changes.map((it) => h('li.good', {}, it.text)))
      : h('p.hint', {}, t('workload.no-change')),
    h('h3', {}, t('workload.ahead')),
    explanation.ahead.length ? h('ul.notes', {}, explanation.ahead.map((it) => h('li', {}, it.text)))
      : h('p.hint', {}, t('workload.nobody-ahead')),
    h('h3', {}, t('workload.places')), places(explanation));
}

/** From when to when it is expected to start, in the reader's time zone. */
function expected(start) {
  if (!start) return null;
  return h('p', {}, start.toMillis ? t('workload.expected', moment(start.fromMillis), moment(start.toMillis))
    : t('workload.expected-open', moment(start.fromMillis)));
}

function places(explanation) {
  return table(t('workload.places'), [
    { title: t('column.center'), cell: (row) => [row.center, row.emulated ? h('span.tag', {}, t('pool.emulated')) : null] },
    { title: t('column.chip'), cell: (row) => row.chip },
    { title: t('column.free'), number: true, cell: (row) => t('overview.of', number(row.freeDevices), number(row.devices)) },
    { title: t('column.fit'), number: true, cell: (row) => t('overview.of', number(row.tasksThatFit), number(explanation.need.tasks)) },
    { title: t('column.right'), cell: (row) => row.rule ? t('workload.ruled-out', row.rule) : word('tier', row.owned ? 'owned' : 'borrowed') },
  ], explanation.places, { key: (row) => `${row.center} ${row.chip}`, empty: t('workload.no-place') });
}

function tasks(work) {
  const held = work.attempt?.tasks ?? work.promised?.placements;
  if (!held) return null;
  return card(t(work.attempt ? 'workload.tasks' : 'workload.promised'), table(t('workload.tasks'), [
    { title: t('column.rank'), number: true, cell: (row) => number(row.rank) },
    { title: t('column.node'), cell: (row) => row.node },
    { title: t('column.device'), cell: (row) => h('span.devices', {}, row.devices.map((it) => h('span.device', {}, it))) },
    { title: t('column.state'), cell: (row) => row.state ? badge('task', row.state) : null },
    { title: t('column.exit'), cell: (row) => row.exit ? exit(row.exit) : null },
  ], held, { key: (row) => row.rank }));
}

function exit(how) {
  if (how.how === 'exited') return t('exit.code', how.code);
  if (how.how === 'signalled') return t('exit.signal', how.signal);
  return how.reason ?? word('exit', how.how);
}

function facts(work, now) {
  const { times } = work;
  const rows = [
    ['column.tenant', work.tenant], ['column.user', work.user], ['column.kind', word('kind', work.kind)],
    ['column.priority', word('priority', work.priority)],
    ['column.asks', t(work.tasks * work.devices * work.shareMilli === 1000 ? 'unit.device' : 'unit.devices', asked(work))],
    ['column.chip', work.chips.join(', ') || t('workloads.any-chip')],
    ['column.topology', work.topology.level === 'any' || work.topology.level === 'none' ? null : word('level', work.topology.level)],
    ['column.memory', work.deviceMemoryMib ? gib(work.deviceMemoryMib) : null],
    ['column.cpus', work.cpuMilli ? bare(work.cpuMilli) : null],
    ['column.host-memory', work.memoryMib ? gib(work.memoryMib) : null],
    ['column.submitted', moment(work.submittedMillis)],
    ['column.started', work.startedMillis ? moment(work.startedMillis) : null],
    ['column.ended', work.endedMillis ? moment(work.endedMillis) : null],
    ['column.ran', work.startedMillis ? duration((work.endedMillis ?? now) - work.startedMillis) : null],
    ['column.expected', times.runtimeMillis ? duration(times.runtimeMillis) : null],
    ['column.limit', times.limitMillis ? duration(times.limitMillis) : null],
    ['column.deadline', work.deadlineMillis ? moment(work.deadlineMillis) : null],
    ['column.attempts', number(work.attempts)],
    ['column.stops', number(work.stops)],
    ['column.failures', t('overview.of', number(work.failures), number(work.retries + 1))],
  ];
  return card(t('workload.facts'), h('dl.facts', {}, rows.filter(([, value]) => value)
    .map(([name, value]) => h('div', {}, h('dt', {}, t(name)), h('dd', {}, value)))));
}

function runCard(work) {
  const { run } = work;
  return card(t('workload.run'), h('pre', { tabindex: '0' }, run.command.join(' ')),
    run.image ? h('p.hint', {}, run.image) : null,
    run.env && Object.keys(run.env).length
      ? h('pre', { tabindex: '0' }, Object.entries(run.env).map(([name, value]) => `${name}=${value}`).join('\n')) : null);
}

function happenings(events) {
  const shown = events.slice(-EVENTS_SHOWN).reverse();
  return card(t('workload.events'), h('ol.events', {}, shown.map((event, i) => h('li', { 'data-key': `${event.sequence} ${i - shown.length}` },
    h('time', { datetime: event.at, title: ago(event.atMillis) }, moment(event.atMillis)),
    h('span', {}, word('event', event.type)),
    h('small', {}, detail(event))))));
}

function detail(event) {
  const where = event.nodes ? `${event.chip} · ${[...new Set(event.nodes)].join(', ')}` : null;
  const share = event.devices ? devices(event.devices.flat().length * 1000) : null;
  return [where, share, event.rank === undefined ? null : t('event.rank', event.rank), event.verdict?.text,
    event.reason ? word('reason', event.reason) : null, event.exitCode === undefined ? null : t('exit.code', event.exitCode)]
    .filter(Boolean).join(' · ');
}
