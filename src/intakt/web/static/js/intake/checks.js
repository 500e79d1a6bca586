// The checks of one answer, as the server makes them (intake/checks_*.py). Each gives null or what is wrong:
// {code, words?, values?, option?}; `words` names the message, else the code does.

import { ageOn, parseDate, shifted } from "./dates.js";
import { onStep } from "./decimals.js";
import { lengthOf } from "./text.js";
import { bound } from "./units.js";

const UPPER_BOUND = { text: 200, textarea: 4000, email: 254, phone: 40, consent: 200 };
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
const PHONE = /^\+?[0-9 ()./-]+$/;
const URL_FORM = /^https?:\/\/([^\s/:?#@]+)(:[0-9]{1,5})?([/?#]\S*)?$/i;
const [FIRST, LAST] = ["1900-01-01", "2200-12-31"];

const plain = (value) => (Math.abs(value) < 1e6 ? String(Number(value.toPrecision(6))) : String(value));

export function checkText(question, answer) {
  const shortest = question.minLength ?? 0;
  const longest = question.maxLength || UPPER_BOUND[question.type];
  const length = lengthOf(answer);
  if (length < shortest) return { code: "min-length", values: { min: shortest } };
  if (length > longest) return { code: "max-length", values: { max: longest } };
  if (question.pattern && !new RegExp(`^(?:${question.pattern})$`, "u").test(answer)) return { code: "pattern" };
  if (question.type === "email" && !isEmail(answer.trim())) return { code: "email" };
  if (question.type === "phone" && !isPhone(answer.trim())) return { code: "phone" };
  return null;
}

function isEmail(text) {
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && local.length <= 64 && domain.length <= 253 && LOCAL.test(local) && DOMAIN.test(domain);
}

function isPhone(text) {
  const digits = text.replace(/[^0-9]/g, "").length;
  return PHONE.test(text) && digits >= 5 && digits <= 15;
}

// One message with both bounds where there are two.
function outside(code, low, high, unit = "") {
  const words = Number.isFinite(low) && Number.isFinite(high) ? "between" : code;
  return { code, words: unit ? `${words}-unit` : words, values: { min: plain(low), max: plain(high), unit } };
}

export function checkNumber({ min, max, step }, answer) {
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  if (answer < low || answer > high) return outside(answer < low ? "min" : "max", low, high);
  if (!step || onStep(answer, low === -Infinity ? 0 : low, step)) return null;
  const start = low === -Infinity ? 0 : low;
  const whole = step === 1 && Number.isInteger(start);
  return { code: "step", words: whole ? "whole-number" : "step", values: { step: plain(step), min: plain(start) } };
}

export function checkQuantity({ min, max, units }, { si, unit }) {
  if (typeof si !== "number") return { code: "unit", values: { units: (units ?? []).join(", ") } };
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  if (si >= low && si <= high) return null;
  return outside(si < low ? "min" : "max", bound(low, unit, "up"), bound(high, unit, "down"), unit);
}

export function checkOne(question, answer, visible) {
  return visible.includes(answer) ? null : { code: "option" };
}

export function checkMany({ exclusive = [], maxSelected }, answer, visible) {
  if (answer.some((each) => !visible.includes(each))) return { code: "option", words: "options" };
  if (new Set(answer).size < answer.length) return { code: "repeated" };
  const alone = answer.length > 1 ? answer.find((each) => (exclusive ?? []).includes(each)) : undefined;
  if (alone !== undefined) return { code: "exclusive", option: alone };
  if (maxSelected && answer.length > maxSelected) return { code: "max-selected", values: { max: maxSelected } };
  return null;
}

export function checkDate(question, answer, { day }) {
  const date = parseDate(answer);
  if (!date || answer < FIRST || answer > LAST) return { code: "date" };
  return checkDays(question, answer, day) ?? checkAge(question, answer, date, day);
}

// Bounds are days from the day of answering: 0 is today.
function checkDays({ min, max }, answer, day) {
  const earliest = min === undefined || min === null ? null : shifted(day, Math.trunc(min));
  const latest = max === undefined || max === null ? null : shifted(day, Math.trunc(max));
  if (earliest && answer < earliest) return { code: "min", words: "date-min", values: { min: earliest } };
  if (latest && answer > latest) return { code: "max", words: "date-max", values: { max: latest } };
  return null;
}

function checkAge({ minAge, maxAge }, answer, date, day) {
  if (!minAge && !maxAge) return null;
  if (answer > day) return { code: "min-age", words: "not-born" };
  const values = { min: minAge ?? 0, max: maxAge ?? 150 };
  const age = ageOn(date, parseDate(day));
  if (age < values.min) return { code: "min-age", words: "age", values };
  return age > values.max ? { code: "max-age", words: "age", values } : null;
}

export function checkConsent(question, { name }) {
  if (lengthOf(name) > UPPER_BOUND.consent) return { code: "max-length", values: { max: UPPER_BOUND.consent } };
  return (name.match(/\p{L}/gu) ?? []).length >= 2 ? null : { code: "consent-name" };
}

const isName = (text) => /\p{L}/u.test(text) && !text.includes("@") && !text.includes("://");

function isUrl(text) {
  const found = URL_FORM.exec(text.trim());
  return found !== null && DOMAIN.test(found[1]);
}

// Custom validators, which questions name under `validators`.
export const VALIDATORS = {
  past: (answer, { day }) => answer > day,
  future: (answer, { day }) => answer < day,
  "after-birth": (answer, { flow }) => answer < (flow.values["date-of-birth"] ?? ""),
  "age-of-path": (_, { flow }) => flow.facts.minor === false && flow.facts.clientType === "YOUTH",
  "person-name": (answer) => !isName(answer),
  url: (answer) => !isUrl(answer),
};
