// How the pool was used since the page was opened: areas of owned and borrowed devices under the line of all there are.

import { h } from './dom.js';
import { bare, duration, percent, timeOfDay, zone } from './format.js';
import { t } from './words.js';

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 10;

export function trend(seen) {
  const last = seen.at(-1);
  if (seen.length < 2) return h('p.empty', {}, t('trend.begins'));
  const first = seen[0].at;
  const span = Math.max(1, last.at - first);
  const most = Math.max(...seen.map((point) => point.totalMilli), 1);
  const x = (at) => LEFT + ((at - first) / span) * (WIDTH - LEFT - 8);
  const y = (milli) => HEIGHT - BOTTOM - (milli / most) * (HEIGHT - BOTTOM - TOP);
  const owned = seen.map((point) => [x(point.at), y(point.ownedMilli)]);
  const taken = seen.map((point) => [x(point.at), y(point.ownedMilli + point.borrowedMilli)]);
  const label = t('trend.label', duration(span), percent(last.ownedMilli + last.borrowedMilli, last.totalMilli));
  return h('figure.trend', {},
    h('svg:svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
      [0, 0.5, 1].map((part) => line(y(part * most), bare(part * most))),
      h('svg:path.area-owned', { d: area(owned, owned.map(([at]) => [at, y(0)])) }),
      h('svg:path.area-borrowed', { d: area(taken, owned) }),
      h('svg:text', { x: LEFT, y: HEIGHT - 6 }, timeOfDay(first)),
      h('svg:text.end', { x: WIDTH - 8, y: HEIGHT - 6 }, timeOfDay(last.at))),
    h('figcaption', {}, t('trend.caption', zone())));
}

function line(at, text) {
  return [h('svg:line', { x1: LEFT, x2: WIDTH - 8, y1: at, y2: at }), h('svg:text.end', { x: LEFT - 6, y: at + 4 }, text)];
}

/** The area between two lines of points, each as a step: a device is taken until it is not. */
function area(upper, lower) {
  return `M${steps(upper)}L${steps(lower).split('L').reverse().join('L')}Z`;
}

function steps(points) {
  return points.map(([x, y], i) => (i ? `${round(x)} ${round(points[i - 1][1])}L${round(x)} ${round(y)}` : `${round(x)} ${round(y)}`))
    .join('L');
}

function round(value) {
  return Math.round(value * 10) / 10;
}
