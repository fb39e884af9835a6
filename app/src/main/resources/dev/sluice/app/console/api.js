// The public API. The token lives in this module's memory and nowhere else: a page that is loaded anew asks again.

import { languageNow, t } from './words.js';

const API = '/api/v1';

let token = null;
let identity = null;
let onLost = () => {};

/** What the server refused, in the reader's language. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.body = body;
  }
}

export function whoIs() {
  return identity;
}

export function may(permission) {
  return identity?.permissions.includes(permission) ?? false;
}

export function whenSignedOut(action) {
  onLost = action;
}

export async function signIn(secret) {
  token = secret;
  try {
    identity = await get('/whoami');
  } catch (problem) {
    token = null;
    throw problem;
  }
}

export function signOut() {
  token = null;
  identity = null;
  onLost();
}

/** Headers of every request; no cookie ever goes along, so no other site can ask in the reader's name. */
export function headers(more = {}) {
  return { Authorization: `Bearer ${token}`, 'Accept-Language': languageNow(), ...more };
}

export function url(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given).toString();
  return API + path + (text ? `?${text}` : '');
}

export async function ask(method, path, { query, body, type, signal, more } = {}) {
  const extra = { ...more, ...(body === undefined ? {} : { 'Content-Type': type ?? 'application/json' }) };
  const options = { method, headers: headers(extra), body, signal, credentials: 'omit', cache: 'no-store' };
  let answer;
  try {
    answer = await fetch(url(path, query), options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, { title: t('problem.unreachable'), code: 'unreachable' });
  }
  if (answer.ok) return answer;
  const problem = new Problem(answer.status, await answer.json().catch(() => ({ title: answer.statusText })));
  if (answer.status === 401 && identity) signOut();
  throw problem;
}

export async function get(path, query, signal) {
  return (await ask('GET', path, { query, signal })).json();
}

/** Does something, once: the key makes a repeated request answer what the first one did. */
export async function post(path, query, body, type) {
  const more = query?.dryRun ? {} : { 'Idempotency-Key': newKey() };
  return (await ask('POST', path, { query, body, type, more })).json();
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function ref(text) {
  return encodeURIComponent(text);
}
