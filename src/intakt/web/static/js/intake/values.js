// Answers as conditions see them, and the facts derived from them.

import { ageOn, parseDate } from "./dates.js";
import { isBlank } from "./text.js";

const text = (answer) => (typeof answer === "string" && !isBlank(answer) ? answer : null);
const number = (answer) => (typeof answer === "number" ? answer : null);
const object = (answer) => (answer !== null && typeof answer === "object" && !Array.isArray(answer) ? answer : {});

function choices(answer) {
  if (!Array.isArray(answer)) return null;
  const chosen = answer.filter((each) => typeof each === "string");
  return chosen.length ? chosen : null;
}

// By question type: a stored answer to what operators compare; null when there is nothing to compare.
export const READERS = {
  text,
  textarea: text,
  email: text,
  phone: text,
  select: text,
  radio: text,
  date: text,
  number,
  range: number,
  quantity: (answer) => number(object(answer).si),
  multiselect: choices,
  checkbox: (answer) => (typeof answer === "boolean" ? answer : null),
  consent: (answer) => text(object(answer).name),
};

// By fact: the questions it is derived from.
export const FACT_SOURCES = {
  age: ["date-of-birth"],
  minor: ["date-of-birth"],
  bmi: ["height", "weight"],
  country: ["country"],
  clientType: [],
};

// A fact from the values of visible answers; null when what it needs is missing or impossible.
export function derive(fact, get, { clientType, day }) {
  if (fact === "clientType") return clientType;
  if (fact === "country") return get("country");
  if (fact === "bmi") return bmi(get("height"), get("weight"));
  const age = ageFrom(get("date-of-birth"), day);
  if (age === null) return null;
  return fact === "minor" ? age < 18 : age;
}

function ageFrom(born, day) {
  const birth = parseDate(born);
  return birth && born <= day ? ageOn(birth, parseDate(day)) : null;
}

function bmi(heightCm, weightKg) {
  if (typeof heightCm !== "number" || typeof weightKg !== "number" || heightCm <= 0) return null;
  return weightKg / (heightCm / 100) ** 2;
}
