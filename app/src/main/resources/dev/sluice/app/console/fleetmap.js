// Draws devices as cells on a canvas: a strip of cells a node, strips in rows, a heading for each center.

import { h } from './dom.js';

const CELL = 11;
const GAP = 2;
const BETWEEN = 8;
const HEAD = 26;

export const KINDS = ['owned', 'contracted', 'borrowed', 'promised', 'free', 'unavailable'];

const drawn = new WeakMap();

/** What a device does now: of several tiers on one the one that would go first. */
export function kindOf(node, device) {
  if (!device.healthy || node.drained || node.status !== 'up') return device.usedMilli ? heldKind(node, device) : 'unavailable';
  if (device.usedMilli) return heldKind(node, device);
  return device.promisedMilli ? 'promised' : 'free';
}

function heldKind(node, device) {
  const tiers = node.holders.filter((holder) => holder.tasks.some((task) => task.devices.includes(device.index)))
    .map((holder) => holder.tier);
  return ['borrowed', 'contracted'].find((tier) => tiers.includes(tier)) ?? 'owned';
}

/** Draws all nodes as wide as the canvas is shown; it remembers where each is. */
export function paint(canvas, nodes) {
  const width = Math.max(200, canvas.parentElement.clientWidth - 40);
  const { places, heads, height } = arrange(nodes, width);
  const scale = devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  const colours = Object.fromEntries([...KINDS, 'text'].map((kind) => [kind, colour(canvas, kind)]));
  pen.font = '600 13px system-ui, sans-serif';
  pen.fillStyle = colours.text;
  heads.forEach(({ name, y }) => pen.fillText(name, 0, y + 16));
  places.forEach(({ node, x, y }) => strip(pen, node, x, y, colours));
  drawn.set(canvas, places);
}

function arrange(nodes, width) {
  const places = [];
  const heads = [];
  let x = 0;
  let y = 0;
  let center = null;
  for (const node of nodes.toSorted((a, b) => (a.center < b.center ? -1 : a.center > b.center ? 1 : 0))) {
    const wide = Math.max(1, node.devices.length) * (CELL + GAP) + BETWEEN;
    if (node.center !== center) {
      y += center === null ? 0 : CELL + BETWEEN + GAP;
      center = node.center;
      heads.push({ name: center, y });
      x = 0;
      y += HEAD;
    } else if (x + wide - BETWEEN > width) {
      x = 0;
      y += CELL + GAP * 2;
    }
    places.push({ node, x, y });
    x += wide;
  }
  return { places, heads, height: y + CELL + GAP };
}

function strip(pen, node, left, y, colours) {
  node.devices.forEach((device, place) => {
    const kind = kindOf(node, device);
    const x = left + place * (CELL + GAP);
    pen.fillStyle = colours[kind === 'unavailable' ? kind : 'free'];
    pen.fillRect(x, y, CELL, kind === 'unavailable' ? 3 : CELL);
    if (kind === 'unavailable') pen.fillRect(x, y + CELL - 3, CELL, 3);
    else if (kind !== 'free') {
      const full = Math.max(3, Math.round((CELL * (device.usedMilli || device.promisedMilli)) / 1000));
      pen.fillStyle = colours[kind];
      pen.fillRect(x, y + CELL - full, CELL, full);
    }
  });
}

/** A colour of the theme, as the canvas needs it. */
function colour(canvas, kind) {
  const probe = h('i', { class: `cell-${kind}` });
  canvas.parentElement.append(probe);
  const found = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return found;
}

/** The device under the pointer, with its node. */
export function cellAt(event) {
  const places = drawn.get(event.target) ?? [];
  const { offsetX, offsetY } = event;
  const place = places.find(({ node, x, y }) => offsetY >= y && offsetY < y + CELL + GAP
    && offsetX >= x && offsetX < x + node.devices.length * (CELL + GAP));
  if (!place) return null;
  return { node: place.node, device: place.node.devices[Math.floor((offsetX - place.x) / (CELL + GAP))] };
}
