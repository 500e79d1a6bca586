// Units as the server knows them, and the two pairs that exist in the form only: ft/in and st/lb.

import { over, times } from "./decimals.js";

const UNITS = {
  cm: ["length", 1],
  m: ["length", 100],
  in: ["length", 2.54],
  kg: ["mass", 1],
  lb: ["mass", 0.45359237],
  ml: ["volume", 1],
  l: ["volume", 1000],
};
const BASE = { length: "cm", mass: "kg", volume: "ml" };

export const dimension = (unit) => (Object.hasOwn(UNITS, unit) ? UNITS[unit][0] : null);
export const baseUnit = (unit) => BASE[dimension(unit)];
export const factorOf = (unit) => UNITS[unit][1];

// The value in cm, kg or ml, rounded to 0.1.
export const toSi = (value, unit) => times(value, UNITS[unit][1]);

// A bound in the client's unit, rounded inwards to 0.1, so that what a message allows is allowed.
export function bound(si, unit, way) {
  if (!Number.isFinite(si) || dimension(unit) === null) return si;
  return over(si, UNITS[unit][1], 1, way);
}

// Units of two fields: the large one holds so many of the small one, which is sent.
export const PAIRS = {
  "ft-in": { unit: "in", large: "ft", small: "in", per: 12 },
  "st-lb": { unit: "lb", large: "st", small: "lb", per: 14 },
};

// The same measure in another unit, as people would write it; the units are those of the form.
export function converted(value, from, to) {
  const [a, b] = [PAIRS[from]?.unit ?? from, PAIRS[to]?.unit ?? to];
  if (a === b) return value;
  return over(times(value, UNITS[a][1], 6), UNITS[b][1], b === "m" || b === "l" ? 2 : 1);
}
