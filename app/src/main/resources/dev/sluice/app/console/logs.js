// What the tasks write, and go on writing. The text is kept outside the tree that is compared, and bounded.

import { ask, ref } from './api.js';
import { h } from './dom.js';
import { card } from './parts.js';
import { t } from './words.js';

const KEPT = 200_000;
const TAIL = 500;

export function logsCard(work, { state, show }) {
  if (!work.attempt) return null;
  state.logs ??= { text: '', follow: false, opened: false };
  const { logs } = state;
  const buttons = h('div.buttons', {},
    h('button', { type: 'button', onclick: () => start(work, state, show, false) }, t(logs.opened ? 'logs.again' : 'logs.open')),
    h('button', {
      type: 'button', 'aria-pressed': String(logs.follow),
      onclick: () => (logs.follow ? stop(state, show) : start(work, state, show, true)),
    }, t('logs.follow')));
  const text = logs.text || (logs.opened ? t('logs.empty') : t('logs.closed'));
  return card(t('logs.title'), buttons, logs.problem ? h('p.problem', { role: 'alert' }, logs.problem) : null,
    h('pre.logs', { tabindex: '0', 'aria-label': t('logs.title') }, text));
}

export function closeLogs({ state }) {
  state.logs?.abort?.abort();
  if (state.logs) state.logs.follow = false;
}

function stop(state, show) {
  closeLogs({ state });
  show();
}

async function start(work, state, show, follow) {
  const { logs } = state;
  logs.abort?.abort();
  const abort = new AbortController();
  Object.assign(logs, { abort, follow, opened: true, text: '', problem: null });
  show();
  try {
    const query = { tail: TAIL, follow: follow || undefined };
    const answer = await ask('GET', `/workloads/${ref(work.id)}/logs`, { query, signal: abort.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      logs.text = (logs.text + part.value).slice(-KEPT);
      show();
      toEnd();
    }
  } catch (failure) {
    if (abort.signal.aborted) return;
    logs.problem = failure.message;
  }
  logs.follow = false;
  show();
}

function toEnd() {
  const place = document.querySelector('pre.logs');
  if (place) place.scrollTop = place.scrollHeight;
}
