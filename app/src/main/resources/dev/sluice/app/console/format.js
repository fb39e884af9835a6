// Numbers with their units, times with their zone.

import { languageNow, t } from './words.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A number as readers of the language write it. */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(languageNow(), { maximumFractionDigits: digits }).format(value);
}

/** Thousandths of devices as devices, without a unit: where the heading names it. */
export function bare(milli) {
  return number(milli / 1000, 2);
}

export function devices(milli) {
  return t(milli === 1000 ? 'unit.device' : 'unit.devices', bare(milli));
}

/** Part of a whole in percent; a dash where there is no whole. */
export function percent(part, whole) {
  return whole > 0 ? `${number((100 * part) / whole, part > 0 && part < whole / 100 ? 1 : 0)} %` : '–';
}

export function gib(mib) {
  return `${number(mib / 1024, 1)} GiB`;
}

/** Two units at most: 3 d 4 h, 12 min 5 s. */
export function duration(millis) {
  const rest = Math.max(0, millis);
  if (rest >= DAY) return pair(rest, DAY, 'unit.d', HOUR, 'unit.h');
  if (rest >= HOUR) return pair(rest, HOUR, 'unit.h', MINUTE, 'unit.min');
  if (rest >= MINUTE) return pair(rest, MINUTE, 'unit.min', SECOND, 'unit.s');
  return t('unit.s', Math.floor(rest / SECOND));
}

function pair(millis, large, largeKey, small, smallKey) {
  const first = t(largeKey, Math.floor(millis / large));
  const second = Math.floor((millis % large) / small);
  return second ? `${first} ${t(smallKey, second)}` : first;
}

export function ago(millis, now = Date.now()) {
  return t('time.ago', duration(now - millis));
}

/** A moment in the reader's zone, which is named: 2026-11-26 20:08:47 GMT+8, the same order in every language. */
export function moment(millis) {
  const { year, month, day, hour, minute, second, timeZoneName } = partsOf(millis);
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${timeZoneName}`;
}

/** The time of day only; the zone stands beside it. */
export function timeOfDay(millis) {
  const { hour, minute, second } = partsOf(millis);
  return `${hour}:${minute}:${second}`;
}

export function zone() {
  return partsOf(Date.now()).timeZoneName;
}

function partsOf(millis) {
  const two = '2-digit';
  const options = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two, hourCycle: 'h23',
    timeZoneName: 'short' };
  const parts = new Intl.DateTimeFormat(languageNow(), options).formatToParts(new Date(millis));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** Millionths of device-seconds as device-hours. */
export function deviceHours(time) {
  return t('unit.device-hours', number(time / 3_600_000_000, 2));
}

/** Millionths of a currency. */
export function money(micros, currency) {
  return `${new Intl.NumberFormat(languageNow(), { minimumFractionDigits: 2, maximumFractionDigits: 6 })
    .format(micros / 1_000_000)} ${currency}`;
}
