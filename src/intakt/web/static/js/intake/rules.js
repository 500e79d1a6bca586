// The closed condition language, as the server evaluates it (kit/rules.py): a tree of operators over answers
// and facts, compiled once into a function of get(key). A missing value makes every operator false except
// isEmpty, notEquals and notContains, which are true.

import { parseDate } from "./dates.js";
import { fold, normalise } from "./text.js";

const TRUE_WHEN_MISSING = new Set(["isEmpty", "notEquals", "notContains"]);
const ORDERINGS = {
  greaterThan: (a, b) => a > b,
  greaterThanOrEqual: (a, b) => a >= b,
  lessThan: (a, b) => a < b,
  lessThanOrEqual: (a, b) => a <= b,
};

// Where a value stands: questions by id, facts as `fact:<name>`; ids have no colon.
export const keyOf = (kind, name) => (kind === "question" ? name : `${kind}:${name}`);

// The condition as a function of get(key), which gives null or undefined for what is missing.
export function compile(condition) {
  const { op } = condition;
  if (op === "and" || op === "or" || op === "not") return connective(op, condition.conditions.map(compile));
  const key = condition.question !== undefined && condition.question !== null
    ? keyOf("question", condition.question)
    : keyOf("fact", condition.fact);
  const ifMissing = TRUE_WHEN_MISSING.has(op);
  const predicate = operator(op, condition.value);
  return (get) => {
    const value = get(key);
    return isMissing(value) ? ifMissing : predicate(value);
  };
}

// The keys of everything that the condition reads.
export function references({ question, fact, conditions = [] }) {
  const own = question ? [keyOf("question", question)] : fact ? [keyOf("fact", fact)] : [];
  return [...own, ...(conditions ?? []).flatMap(references)];
}

const isMissing = (value) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

function connective(op, tests) {
  if (op === "and") return (get) => tests.every((test) => test(get));
  if (op === "or") return (get) => tests.some((test) => test(get));
  return (get) => !tests[0](get);
}

function operator(op, value) {
  switch (op) {
    case "isEmpty":
      return () => false;
    case "isNotEmpty":
      return () => true;
    case "equals":
      return equals(value);
    case "notEquals":
      return negated(equals(value));
    case "contains":
      return contains(value);
    case "notContains":
      return negated(contains(value));
    case "in":
      return anyOf(value.map(equals));
    case "between": {
      const [above, below] = [ordering("greaterThanOrEqual", value[0]), ordering("lessThanOrEqual", value[1])];
      return (given) => above(given) && below(given);
    }
    default:
      return ordering(op, value);
  }
}

const negated = (predicate) => (given) => !predicate(given);

function equals(expected) {
  if (Array.isArray(expected)) {
    const wanted = new Set(expected.map((each) => normalise(String(each))));
    return (given) => Array.isArray(given) && sameSet(new Set(given), wanted);
  }
  if (typeof expected !== "string") return (given) => given === expected;
  const text = normalise(expected, { lines: true });
  return (given) => given === text || (Array.isArray(given) && sameSet(new Set(given), new Set([text])));
}

function sameSet(one, other) {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function anyOf(tests) {
  return (given) =>
    Array.isArray(given)
      ? given.some((each) => tests.some((test) => test(each)))
      : tests.some((test) => test(given));
}

function contains(expected) {
  const option = normalise(expected, { lines: true });
  const part = fold(option);
  return (given) =>
    Array.isArray(given) ? given.includes(option) : typeof given === "string" && fold(given).includes(part);
}

// Numbers compare with numbers, dates that exist with dates; ISO dates sort as text.
function ordering(op, value) {
  const compare = ORDERINGS[op];
  if (compare === undefined) throw new Error(`There is no operator ${op}.`);
  if (typeof value === "number") return (given) => typeof given === "number" && compare(given, value);
  return (given) => parseDate(given) !== null && compare(given, value);
}
