// What was agreed between owners: who lends what to whom until when, at what price, and what is on its way back.

import { get } from './api.js';
import { h } from './dom.js';
import { duration, moment, money, number } from './format.js';
import { badge, card, heading, table } from './parts.js';
import { t } from './words.js';

export const contracts = { load, render };

async function load({ abort }) {
  return { contracts: (await get('/contracts', {}, abort.signal)).contracts };
}

function render({ contracts: all }) {
  return h('div.page', {},
    heading(t('page.contracts')),
    card(null, table(t('page.contracts'), [
      { title: t('column.name'), cell: (row) => h('b', {}, row.name) },
      { title: t('column.state'), cell: (row) => badge('contract', row.state) },
      { title: t('column.lender'), cell: (row) => signed(row.lender, row.lenderSigned) },
      { title: t('column.borrower'), cell: (row) => signed(row.borrower, row.borrowerSigned) },
      { title: t('column.chip'), cell: (row) => h('span.nowrap', {}, row.chip) },
      { title: t('column.devices'), number: true, cell: (row) => t('overview.of', number(row.moves), number(row.devices)) },
      { title: t('column.price'), number: true, cell: (row) => t('contracts.price', money(row.price.micros, row.price.currency)) },
      { title: t('column.until'), cell: (row) => h('span.nowrap', {}, moment(row.untilMillis)) },
      { title: t('column.notice'), cell: (row) => duration(row.noticeMillis) },
      { title: t('column.recalls'), cell: recalls },
    ], all, { key: (row) => row.name, empty: t('contracts.none') }),
    h('p.hint', {}, t('contracts.note'))));
}

function signed(side, signature) {
  return [side, h('small', {}, signature ? t('contracts.signed', signature.user) : t('contracts.unsigned'))];
}

function recalls(row) {
  return row.recalls.map((recall) => h('div', {}, t('contracts.recall', number(recall.devices), moment(recall.backMillis))));
}
