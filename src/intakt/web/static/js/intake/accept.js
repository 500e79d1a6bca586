// From what is typed to what is stored, as the server accepts it (intake/acceptance.py). An answer of the wrong
// type is refused: {code: "type" | "too-large"} is thrown. A wrong value of the right type is kept.

import { normalise } from "./text.js";
import { baseUnit, dimension, toSi } from "./units.js";

const MAX_TEXT = 20_000;
const MAX_WORD = 500;
const MAX_CHOICES = 500;
const MAX_NUMBER = 1e15;

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const hasOnly = (value, keys) => Object.keys(value).every((key) => keys.includes(key));

// The answer in stored form; null and undefined are no answer.
export function accept(question, value) {
  if (value === null || value === undefined) return null;
  return ACCEPT[question.type](question, value);
}

function text(value, limit, lines = false) {
  if (typeof value !== "string") throw new Refused("type");
  if ([...value].length > limit) throw new Refused("too-large");
  return normalise(value, { lines });
}

function number(value) {
  if (typeof value !== "number") throw new Refused("type");
  if (!Number.isFinite(value) || Math.abs(value) > MAX_NUMBER) throw new Refused("too-large");
  return value === 0 ? 0 : value;
}

// `si` is null when the unit does not measure what the question asks for.
function quantity(question, value) {
  const base = question.units?.length ? baseUnit(question.units[0]) : "kg";
  let [unit, given] = [base, value];
  if (isObject(value)) {
    if (!("value" in value) || !hasOnly(value, ["value", "unit", "si"])) throw new Refused("type");
    given = value.value;
    unit = text(value.unit ?? base, MAX_WORD);
  }
  const amount = number(given);
  return { value: amount, unit, si: dimension(unit) === dimension(base) ? toSi(amount, unit) : null };
}

function choices(_, value) {
  if (!Array.isArray(value)) throw new Refused("type");
  if (value.length > MAX_CHOICES) throw new Refused("too-large");
  return value.map((each) => text(each, MAX_WORD));
}

function tick(_, value) {
  if (typeof value !== "boolean") throw new Refused("type");
  return value;
}

// The time and the wording agreed to are the server's; here they are only kept.
function consent(_, value) {
  if (!isObject(value) || !("name" in value) || !hasOnly(value, ["name", "at", "text"])) throw new Refused("type");
  return { ...value, name: text(value.name, MAX_WORD) };
}

const words = (question, value) => text(value, MAX_TEXT, question.type === "textarea");
const word = (_, value) => text(value, MAX_WORD);

const ACCEPT = {
  text: words,
  textarea: words,
  email: words,
  phone: words,
  select: word,
  radio: word,
  date: word,
  number: (_, value) => number(value),
  range: (_, value) => number(value),
  quantity,
  multiselect: choices,
  checkbox: tick,
  consent,
};
