// Small drawings of our own, in the colour of the text beside them.

import { h } from './dom.js';

const PATHS = {
  gauge: 'M3 13a7 7 0 0 1 14 0M10 13l3-4',
  list: 'M3 5h14M3 10h14M3 15h9',
  grid: 'M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h5v5h-5z',
  plus: 'M10 3v14M3 10h14',
  tree: 'M10 3v5M4 17v-4h12v4M10 8v5',
  pact: 'M5 3h10v14H5zM8 8h4M8 12h4',
  book: 'M4 4h5l1 1 1-1h5v12h-5l-1 1-1-1H4zM10 5v12',
  clock: 'M10 3a7 7 0 1 0 .01 0M10 6v4l3 2',
};

export function icon(name) {
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linejoin': 'round' };
  return h('svg:svg.icon', { viewBox: '0 0 20 20', width: 20, height: 20, 'aria-hidden': 'true' },
    h('svg:path', { d: PATHS[name], 'stroke-linecap': 'round', ...stroke }));
}
