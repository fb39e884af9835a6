// What stands around each page: the way to the others, who one is, language and theme, and whether the news come in.
// A page is { load(context), render(data, context), key?(key, context), close?(context), topics? }: loaded, shown, and
// loaded and shown again when something happened. Pages only ever say what is to be seen; the differences are found here.

import { whoIs } from './api.js';
import { h, morph } from './dom.js';
import { icon } from './icons.js';
import { bindKeys, showKeys, unbindKeys } from './keys.js';
import { address, route, visiblePages } from './pages.js';
import { failed, loading } from './parts.js';
import { onEvent, onLink } from './stream.js';
import { applyTheme, THEMES, themeNow } from './theme.js';
import { LANGUAGES, languageName, languageNow, t, word } from './words.js';

const REFRESH_PAUSE = 1_000;

let frame = null;

export function openFrame(root, actions) {
  closeFrame();
  frame = { actions, main: h('main', { id: 'main', tabindex: '-1' }), off: [], timer: null, turn: 0 };
  frame.link = h('span.link', { role: 'status' });
  frame.nav = h('nav', { 'aria-label': t('frame.pages') });
  root.replaceChildren(h('a.skip', { href: '#main', onclick: skip }, t('frame.skip')), side(), frame.main);
  frame.off.push(onEvent(happened), onLink(linked));
  window.addEventListener('hashchange', go);
  bindKeys(() => frame?.current, (name) => { location.hash = address(name); });
  go();
}

export function closeFrame() {
  if (!frame) return;
  leave();
  frame.off.forEach((off) => off());
  window.removeEventListener('hashchange', go);
  unbindKeys();
  frame = null;
}

function skip(event) {
  event.preventDefault();
  frame.main.focus();
}

function side() {
  return h('header.side', {},
    h('a.brand', { href: address('overview') }, h('img', { src: 'mark.svg', alt: '', width: 28, height: 28 }), 'Sluice'),
    frame.nav,
    h('div.me', {}, frame.link, who(), choices()));
}

function who() {
  const me = whoIs();
  return h('p.who', {}, h('strong', {}, me.user), h('span', {}, word('role', me.role)),
    me.tenant ? h('span', {}, me.tenant) : null);
}

function choices() {
  return h('div.choices', {},
    h('select', { 'aria-label': t('frame.language'), onchange: (event) => frame.actions.changeLanguage(event.target.value) },
      LANGUAGES.map((code) => h('option', { value: code, lang: code, selected: code === languageNow() }, languageName(code)))),
    h('select', { 'aria-label': t('frame.theme'), onchange: (event) => applyTheme(event.target.value) },
      THEMES.map((theme) => h('option', { value: theme, selected: theme === themeNow() }, t(`theme.${theme}`)))),
    h('button.plain', { type: 'button', onclick: showKeys, title: t('keys.title'), 'aria-label': t('keys.title') }, '?'),
    h('button.plain', { type: 'button', onclick: frame.actions.signOut }, t('frame.sign-out')));
}

function showPages(chosen) {
  morph(frame.nav, h('nav', { 'aria-label': t('frame.pages') }, visiblePages().map((page) => h('a', {
    href: address(page.name), 'aria-current': page === chosen ? 'page' : null, title: `g ${page.key}`,
  }, icon(page.icon), h('span', {}, t(`page.${page.name}`))))));
}

function leave() {
  clearTimeout(frame.timer);
  frame.timer = null;
  frame.turn++;
  frame.current?.abort.abort();
  frame.current?.page.close?.(frame.current);
}

function go() {
  const found = route(location.hash);
  const same = frame.current?.page === found.page && frame.current.place.join('/') === found.place.join('/');
  leave();
  frame.current = { ...found, abort: new AbortController(), state: same ? frame.current.state : {}, again: refresh, show };
  showPages(found.known);
  document.title = `${t(`page.${found.known.name}`)} · Sluice`;
  if (!same) {
    frame.main.replaceChildren(loading());
    window.scrollTo(0, 0);
  }
  refresh();
}

/** Loads what the page shows, and shows it. Loading twice at a time never happens. */
async function refresh() {
  const { current, turn } = frame;
  clearTimeout(frame.timer);
  frame.timer = null;
  frame.busy = true;
  try {
    current.data = await current.page.load(current);
    if (turn === frame?.turn) show();
  } catch (failure) {
    if (turn === frame?.turn && failure.name !== 'AbortError') showFailure(failure);
  } finally {
    if (turn === frame?.turn) frame.busy = false;
  }
}

/** Shows the data that is there, after the page's own state changed. */
function show() {
  const fresh = h('main', { id: 'main', tabindex: '-1' }, frame.current.page.render(frame.current.data, frame.current));
  morph(frame.main, fresh);
  frame.current.page.shown?.(frame.current, frame.main);
}

function showFailure(failure) {
  if (frame.current.data && failure.status === 0) return;
  if (failure.status === undefined) console.error(failure);
  frame.main.replaceChildren(failed(failure, refresh));
}

function happened(event) {
  const { topics } = frame.current.page;
  if (topics && !topics(event, frame.current)) return;
  frame.timer ??= setTimeout(frame.busy ? later : refresh, REFRESH_PAUSE);
}

function later() {
  frame.timer = null;
  happened({});
}

function linked(up) {
  const fresh = h('span.link', { role: 'status', class: up ? 'up' : 'down' }, t(up ? 'frame.live' : 'frame.lost'));
  frame.link = morph(frame.link, fresh);
  if (up && frame.wasDown) refresh();
  frame.wasDown = !up;
}
