// Between the controls of a question and its answer: what is typed, read; what is stored, shown.

import { keepUnit, keptUnit } from "./preference.js";
import { converted, PAIRS } from "./units.js";
import { isWhole, numberOf } from "./typed.js";

const NONE = { answer: null };
const all = (el, selector) => [...el.querySelectorAll(selector)];
const part = (el, name) => el.querySelector(`[name$=".${name}"]`);
const main = (el) => el.querySelector('[name^="a."]');
const number = (value) => (value === null || value === undefined ? "" : String(value));

// {answer} as the interface takes it, null for none; {answer: null, wrong} while what is typed is not one yet.
export function read(el, question) {
  const control = el.dataset.control;
  if (control in READ) return READ[control](el, question);
  const text = main(el).value;
  if (!text.trim()) return NONE;
  if (question.type !== "number" && question.type !== "range") return { answer: text };
  return numeral(text, isWhole(question));
}

function numeral(text, whole) {
  const value = numberOf(text, whole);
  return value === null ? { answer: null, wrong: "number" } : { answer: value };
}

const chosen = (el) => all(el, "input:checked").filter((box) => !box.disabled);

const READ = {
  radios: (el) => ({ answer: chosen(el)[0]?.value ?? null }),
  scale: (el) => ({ answer: chosen(el).length ? Number(chosen(el)[0].value) : null }),
  checks(el) {
    const values = chosen(el).map(({ value }) => value);
    return { answer: values.length ? values : null };
  },
  tick: (el) => ({ answer: main(el).checked }),
  consent: (el) => (main(el).value.trim() ? { answer: { name: main(el).value } } : NONE),
  birthday(el) {
    const [year, month, day] = ["year", "month", "day"].map((name) => part(el, name).value.trim());
    if (!year && !month && !day) return NONE;
    if (!year || !month || !day || !/^\d{4}$/.test(year)) return { answer: null, wrong: "date" };
    return { answer: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
  },
  quantity(el) {
    const unit = part(el, "unit").value;
    const [large, small] = [main(el).value, PAIRS[unit] ? part(el, "small").value : ""];
    if (!large.trim() && !small.trim()) return NONE;
    if (!PAIRS[unit]) {
      const { answer, wrong } = numeral(large, false);
      return wrong ? { answer, wrong } : { answer: { value: answer, unit } };
    }
    const [a, b] = [large, small].map((text) => (text.trim() ? numberOf(text) : 0));
    if (a === null || b === null) return { answer: null, wrong: "number" };
    return { answer: { value: Math.round((a * PAIRS[unit].per + b) * 100) / 100, unit: PAIRS[unit].unit } };
  },
};

// Shows a stored answer (null: none).
export function write(el, question, stored) {
  const control = el.dataset.control;
  if (control in WRITE) WRITE[control](el, stored ?? null);
  else main(el).value = number(stored);
  el.dispatchEvent(new CustomEvent("intake:written"));
}

function check(el, values) {
  for (const box of all(el, "input")) box.checked = values.includes(box.value);
}

const WRITE = {
  radios: (el, stored) => check(el, [stored]),
  scale: (el, stored) => check(el, [number(stored)]),
  checks: (el, stored) => check(el, stored ?? []),
  tick(el, stored) {
    main(el).checked = stored === true;
  },
  consent(el, stored) {
    main(el).value = stored?.name ?? "";
  },
  birthday(el, stored) {
    const [year = "", month = "", day = ""] = (stored ?? "").split("-");
    part(el, "year").value = year;
    part(el, "month").value = number(Number(month) || "");
    part(el, "day").value = number(Number(day) || "");
  },
  quantity(el, stored) {
    const offered = all(part(el, "unit"), "option").map(({ value }) => value);
    const kept = keptUnit(el.dataset.question);
    const wire = (unit) => PAIRS[unit]?.unit ?? unit;
    const fitting = offered.filter((unit) => !stored || wire(unit) === stored.unit);
    const unit = fitting.includes(kept) ? kept : stored ? (fitting[0] ?? offered[0]) : part(el, "unit").value;
    part(el, "unit").value = unit;
    showAmount(el, unit, stored?.value ?? null);
    el.dataset.unit = unit;
  },
};

function showAmount(el, unit, value) {
  const pair = PAIRS[unit];
  const large = pair && value !== null ? Math.floor(value / pair.per) : value;
  main(el).value = number(large);
  if (part(el, "small")) {
    const rest = pair && value !== null ? Math.round((value - large * pair.per) * 10) / 10 : null;
    part(el, "small").value = number(rest);
  }
}

// The unit was switched: what stands there is the same measure in the new one.
export function switchUnit(el) {
  const [before, after] = [el.dataset.unit || part(el, "unit").value, part(el, "unit").value];
  part(el, "unit").value = before;
  const { answer } = READ.quantity(el);
  part(el, "unit").value = after;
  el.dataset.unit = after;
  keepUnit(el.dataset.question, after);
  if (answer) showAmount(el, after, converted(answer.value, before, after));
}

// Whether somebody has changed it since the page came.
export function isTouched(el) {
  return all(el, "input, select, textarea").some((each) => {
    if (each.type === "checkbox" || each.type === "radio") return each.checked !== each.defaultChecked;
    if (each.tagName === "SELECT") return all(each, "option").some((one) => one.selected !== one.defaultSelected && one.value);
    return each.name && each.value !== each.defaultValue;
  });
}

// An option that stands alone takes the others away, and goes when another is chosen.
export function keepExclusive(el, box, { exclusive = [] }) {
  if (!box.checked || !exclusive?.length) return;
  const alone = exclusive.includes(box.value);
  for (const other of all(el, "input:checked")) {
    if (other !== box && (alone || exclusive.includes(other.value))) other.checked = false;
  }
}
