// Every page: where it is, what key leads to it, and whether this reader may see it.

import { may } from './api.js';
import { contracts } from './contracts.js';
import { fleet } from './fleet.js';
import { overview } from './overview.js';
import { tenants } from './tenants.js';
import { workload } from './workload.js';
import { workloads } from './workloads.js';

export const PAGES = [
  { name: 'overview', key: 'o', icon: 'gauge', page: overview, right: 'read-pool' },
  { name: 'fleet', key: 'f', icon: 'grid', page: fleet, right: 'read-pool' },
  { name: 'workloads', key: 'w', icon: 'list', page: workloads, right: 'read-work' },
  { name: 'tenants', key: 't', icon: 'tree', page: tenants, right: 'read-work' },
  { name: 'contracts', key: 'c', icon: 'pact', page: contracts, right: 'read-work' },
];

export function visiblePages() {
  return PAGES.filter((page) => may(page.right));
}

/** The page of an address such as #/workloads/41?tenant=acme, with its place and query. */
export function route(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/').map(decodeURIComponent);
  const known = visiblePages().find((page) => page.name === name) ?? visiblePages()[0];
  const place = known.name === name ? rest : [];
  const page = known.name === 'workloads' && place.length ? workload : known.page;
  return { known, page, place, query: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

/** The address of a page. */
export function address(name, place, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(given).toString();
  const path = [name, ...[place ?? []].flat()].map((part) => encodeURIComponent(part)).join('/');
  return `#/${path}${text ? `?${text}` : ''}`;
}
