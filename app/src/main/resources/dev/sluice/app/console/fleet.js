// Every device as a cell, node by node within each center; a click tells who is on the node.

import { get, may, post, ref } from './api.js';
import { confirm } from './dialog.js';
import { h } from './dom.js';
import { bare, gib, number } from './format.js';
import { cellAt, KINDS, kindOf, paint } from './fleetmap.js';
import { address } from './pages.js';
import { badge, card, heading, table, workloadLink } from './parts.js';
import { t } from './words.js';

const PAGE = 1000;

export const fleet = { load, render, shown };

async function load({ query, abort }) {
  const nodes = [];
  let cursor;
  do {
    const answer = await get('/nodes', { center: query.center, chip: query.chip, limit: PAGE, cursor }, abort.signal);
    nodes.push(...answer.nodes);
    cursor = answer.next;
  } while (cursor);
  return { nodes };
}

function render({ nodes }, context) {
  const devices = nodes.reduce((total, node) => total + node.devices.length, 0);
  const chosen = nodes.find((node) => node.center === context.query.at && node.name === context.query.node);
  return h('div.page', {},
    heading(t('page.fleet'), h('span.count', { role: 'status' }, t('fleet.count', number(nodes.length), number(devices)))),
    filters(nodes, context),
    chosen ? nodeCard(chosen, context) : null,
    card(null,
      h('ul.legend', {}, KINDS.map((kind) => h('li', {}, h('i', { class: `cell-${kind}` }), t(`use.${kind}`)))),
      h('canvas.fleet', {
        'data-own': true, role: 'img', 'aria-label': t('fleet.label', number(devices)),
        onclick: (event) => choose(cellAt(event), context),
        onpointermove: (event) => { event.target.title = titleOf(cellAt(event)); },
      }),
      h('p.hint', {}, t('fleet.note'))));
}

function shown({ data }, main) {
  const canvas = main.querySelector('canvas.fleet');
  if (canvas) paint(canvas, data.nodes);
}

function titleOf(cell) {
  return cell ? `${cell.node.center} / ${cell.node.name} / ${cell.device.index}: ${t(`use.${kindOf(cell.node, cell.device)}`)}` : '';
}

function choose(cell, { query }) {
  if (cell) location.hash = address('fleet', null, { ...query, at: cell.node.center, node: cell.node.name });
}

/** Also the way to a node for those who use no pointer. */
function filters(nodes, { query }) {
  const change = (name) => (event) => {
    location.hash = address('fleet', null, { ...query, [name]: event.target.value.trim() });
  };
  const toNode = (event) => {
    const name = event.target.value.trim();
    const found = nodes.find((node) => node.name === name);
    location.hash = address('fleet', null, { ...query, at: found?.center ?? '', node: found ? name : '' });
  };
  const text = (name, value, onchange) => h('label', {}, h('span', {}, t(`column.${name}`)),
    h('input', { type: 'search', value: value ?? '', onchange, 'data-filter': name === 'node' }));
  return h('form.filters', { role: 'search', onsubmit: (event) => event.preventDefault() },
    text('node', query.node, toNode), text('center', query.center, change('center')), text('chip', query.chip, change('chip')));
}

function nodeCard(node, context) {
  return card(`${node.center} / ${node.name}`,
    h('p', {}, t('fleet.node', node.chip, bare(node.cpuFreeMilli), bare(node.cpuMilli), gib(node.memoryFreeMib), gib(node.memoryMib)),
      ' ', badge('node', node.drained ? 'drained' : node.status)),
    table(t('column.workloads'), [
      { title: t('column.name'), cell: (row) => workloadLink(row.id, row.name) },
      { title: t('column.tenant'), cell: (row) => row.tenant },
      { title: t('column.user'), cell: (row) => row.user },
      { title: t('column.tier'), cell: (row) => badge('tier', row.tier) },
      { title: t('column.state'), cell: (row) => badge('state', row.state) },
      { title: t('column.device'), cell: (row) => row.tasks.flatMap((task) => task.devices).map((it) => h('span.device', {}, it)) },
    ], node.holders, { key: (row) => row.id, empty: t('fleet.nobody') }),
    node.otherHolders ? h('p.fine', {}, t('fleet.others', number(node.otherHolders))) : null,
    may('drain') ? h('div.buttons', {}, drain(node, context)) : null);
}

function drain(node, context) {
  const what = node.drained ? 'undrain' : 'drain';
  return h('button', {
    type: 'button', class: node.drained ? null : 'danger',
    onclick: () => confirm(t(`fleet.${what}-title`, node.name), t(`fleet.${what}-text`), t(`fleet.${what}`), async () => {
      await post(`/nodes/${ref(node.center)}/${ref(node.name)}/${what}`);
      context.again();
    }, { danger: !node.drained }),
  }, t(`fleet.${what}`));
}
