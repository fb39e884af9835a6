// Server-sent events over fetch, since an EventSource can send no token. After a break it goes on behind the last event
// that was seen; pages hear of both, so that they load anew what they may have missed.

import { headers, url } from './api.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

let abort = null;
let last = null;
let up = null;
const listeners = new Set();
const watchers = new Set();

export function onEvent(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells whether the stream stands, now and at each change. */
export function onLink(watcher) {
  watchers.add(watcher);
  if (up !== null) watcher(up);
  return () => watchers.delete(watcher);
}

export function openStream() {
  closeStream();
  abort = new AbortController();
  run(abort.signal);
}

export function closeStream() {
  abort?.abort();
  abort = null;
  last = null;
  up = null;
}

async function run(signal) {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      const more = last === null ? {} : { 'Last-Event-ID': last };
      const answer = await fetch(url('/events'), { headers: headers(more), signal, credentials: 'omit' });
      if (answer.status === 400) last = null;
      if (!answer.ok) throw new Error(String(answer.status));
      tell(true);
      pause = FIRST_PAUSE;
      await read(answer.body.getReader());
    } catch {
      if (signal.aborted) return;
    }
    tell(false);
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

function tell(now) {
  if (now === up) return;
  up = now;
  watchers.forEach((watcher) => watcher(now));
}

async function read(reader) {
  const decoder = new TextDecoder();
  let kept = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (kept + decoder.decode(value, { stream: true })).split('\n\n');
    kept = blocks.pop();
    blocks.forEach(deliver);
  }
}

function deliver(block) {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  if (!fields.data) return;
  last = fields.id;
  const event = JSON.parse(fields.data);
  listeners.forEach((listener) => listener(event));
}
