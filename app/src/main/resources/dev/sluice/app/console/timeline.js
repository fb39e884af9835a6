// What a workload tried: a row for each attempt on one axis of time, from its submission until its end or now.

import { h } from './dom.js';
import { duration, moment } from './format.js';
import { badge } from './parts.js';
import { t, word } from './words.js';

/** Folds events into attempts, each with its stretches of time. */
export function attemptsOf(work, events, now) {
  const begin = work.submittedMillis;
  const end = work.endedMillis ?? now;
  const attempts = [];
  for (const event of events) {
    const attempt = attempts.find((it) => it.number === event.attempt);
    if (event.type === 'placed') attempts.push({ number: event.attempt, placed: event.atMillis, ...pick(event) });
    else if (!attempt) continue;
    else if (event.type === 'task-started') attempt.started = event.atMillis;
    else if (event.type === 'retiered') attempt.tier = event.tier;
    else if (event.type === 'stop-ordered') Object.assign(attempt, { stopping: event.atMillis, reason: event.reason });
    else if (event.type === 'task-ended') attempt.ended = event.atMillis;
  }
  for (const attempt of attempts) {
    const open = work.attempt?.number === attempt.number && work.endedMillis === undefined
      && ['starting', 'running', 'stopping'].includes(work.state);
    attempt.ended = open ? now : attempt.ended ?? end;
    attempt.open = open;
  }
  return { begin, end, attempts, waits: work.state };
}

function pick({ tier, center, chip }) {
  return { tier, center, chip };
}

export function timeline({ begin, end, attempts }) {
  const span = Math.max(1, end - begin);
  const share = (from, to) => `${(100 * Math.max(0, to - from)) / span}%`;
  const stretch = (kind, from, to, text) => to > from
    ? h('span', { class: kind, style: { left: share(begin, from), width: share(from, to) }, title: `${text} ${duration(to - from)}` }) : null;
  const first = attempts[0]?.placed ?? end;
  const rows = attempts.map((it) => h('li', { 'data-key': String(it.number) },
    h('div.attempt', {}, h('b', {}, t('timeline.attempt', it.number)), it.tier ? badge('tier', it.tier) : null,
      h('small', {}, `${it.chip} · ${it.center}`),
      h('small.right', {}, [duration(it.ended - it.placed), it.reason ? word('reason', it.reason) : null].filter(Boolean).join(' · '))),
    h('div.track', { role: 'img', 'aria-label': sentence(it) },
      stretch('starting', it.placed, it.started ?? it.ended, t('timeline.starting')),
      it.started ? stretch(`run-${it.tier}`, it.started, it.stopping ?? it.ended, t('timeline.running')) : null,
      it.stopping ? stretch('stopping', it.stopping, it.ended, t('timeline.stopping')) : null)));
  return h('div.timeline', {},
    h('ol', {}, h('li', { 'data-key': 'wait' },
      h('div.attempt', {}, h('b', {}, t('timeline.waited')), h('small.right', {}, duration(first - begin))),
      h('div.track', { role: 'img', 'aria-label': `${t('timeline.waited')} ${duration(first - begin)}` },
        stretch('waited', begin, first, t('timeline.waited')))), rows),
    h('div.axis', {}, h('span', {}, moment(begin)), h('span', {}, moment(end))));
}

function sentence(attempt) {
  return [t('timeline.attempt', attempt.number), attempt.chip, attempt.center, duration(attempt.ended - attempt.placed)].join(', ');
}
