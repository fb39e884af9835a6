// Who may use how much: the tree of tenants with what each is sure of, holds inside that, and borrows.

import { get } from './api.js';
import { h } from './dom.js';
import { bare, devices, number } from './format.js';
import { address } from './pages.js';
import { card, heading, table } from './parts.js';
import { t } from './words.js';

export const tenants = { load, render };

async function load({ abort }) {
  return { tenants: (await get('/tenants', {}, abort.signal)).tenants };
}

function render({ tenants: all }) {
  const rows = all.flatMap((tenant) => (tenant.chips.length ? tenant.chips : [null]).map((chip, index) => ({
    tenant, chip, first: index === 0,
  })));
  return h('div.page', {},
    heading(t('page.tenants')),
    card(null, table(t('page.tenants'), [
      { title: t('column.tenant'), cell: (row) => (row.first ? name(row.tenant) : null) },
      { title: t('column.chip'), cell: (row) => h('span.nowrap', {}, row.chip?.chip ?? '–') },
      { title: t('column.guarantee'), number: true, cell: (row) => amount(row.chip?.guaranteeMilli) },
      { title: t('column.use'), cell: (row) => (row.chip ? useOf(row.chip) : null) },
      { title: t('use.owned'), number: true, cell: (row) => amount(row.chip?.ownedMilli) },
      { title: t('column.borrows'), number: true, cell: (row) => amount(row.chip?.borrowedMilli) },
      { title: t('column.most'), number: true, cell: (row) => amount(row.chip?.limitMilli) },
      { title: t('state.running'), number: true, cell: (row) => (row.first ? number(row.tenant.running) : null) },
      { title: t('state.waiting'), number: true, cell: (row) => (row.first ? number(row.tenant.waiting) : null) },
      { title: t('column.weight'), number: true, cell: (row) => (row.first ? number(row.tenant.weight) : null) },
    ], rows, { key: (row) => `${row.tenant.path} ${row.chip?.chip ?? ''}` }),
    h('p.hint', {}, t('tenants.note'))));
}

function name(tenant) {
  return h('a.nowrap', { href: address('workloads', null, { tenant: tenant.path }), class: `depth-${Math.min(tenant.depth, 4)}` },
    tenant.path);
}

function amount(milli) {
  return milli === undefined ? '–' : bare(milli);
}

/** Use against the guarantee: what is borrowed stands beyond it. */
function useOf(chip) {
  const free = Math.max(0, chip.guaranteeMilli - chip.ownedMilli);
  const parts = [['owned', chip.ownedMilli], ['free', free], ['borrowed', chip.borrowedMilli]].filter(([, milli]) => milli > 0);
  const text = parts.map(([kind, milli]) => `${t(`use.${kind}`)} ${devices(milli)}`).join(', ');
  return h('div.bar', { role: 'img', 'aria-label': text || t('table.empty'), title: text }, parts.map(([kind, milli]) =>
    h('span', { class: `use-${kind}`, style: { 'flex-grow': milli } })));
}
