// Whether answers hold, as the server says (intake/validation.py): every visible question, its first fault.

import * as checks from "./checks.js";
import { isBlank } from "./text.js";

const REQUIRED_WORDS = {
  select: "required-choice",
  radio: "required-choice",
  multiselect: "required-choices",
  checkbox: "required-tick",
  consent: "required-consent",
  date: "required-date",
};

const ALWAYS = () => null;
const CHECKS = {
  text: checks.checkText,
  textarea: checks.checkText,
  email: checks.checkText,
  phone: checks.checkText,
  number: checks.checkNumber,
  range: checks.checkNumber,
  quantity: checks.checkQuantity,
  date: checks.checkDate,
  consent: checks.checkConsent,
  checkbox: ALWAYS,
};

// Whether a stored answer says nothing. A box that is not ticked is an answer, but not to a required question.
export function isMissing(answer, required = false) {
  if (answer === null || answer === undefined || (required && answer === false)) return true;
  if (typeof answer === "string") return isBlank(answer);
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && "name" in answer && isMissing(answer.name);
}

// What is wrong with the stored answer to a visible question: null or {code, words?, values?, option?}.
export function faultOf(compiled, answer, { flow, day, required }) {
  const { question } = compiled;
  if (isMissing(answer, required)) {
    return required ? { code: "required", words: REQUIRED_WORDS[question.type] ?? "required" } : null;
  }
  const wrong = firstCheck(compiled, answer, { flow, day });
  if (wrong) return wrong;
  const failed = (question.validators ?? []).find((name) => checks.VALIDATORS[name](answer, { flow, day }));
  return failed ? { code: failed } : null;
}

function firstCheck({ question, options }, answer, asked) {
  if (question.type in CHECKS) return CHECKS[question.type](question, answer, asked);
  const visible = asked.flow.options[question.id] ?? options.map(({ value }) => value);
  const check = question.type === "multiselect" ? checks.checkMany : checks.checkOne;
  return check(question, answer, visible);
}

// Every fault of the visible questions, in the order of the path: [[question, fault]].
export function validate(path, flow, responses, day) {
  const required = new Set(flow.required);
  return flow.questions
    .map((id) => [id, faultOf(path.questions.get(id), responses[id], { flow, day, required: required.has(id) })])
    .filter(([, fault]) => fault !== null);
}

// The words of a fault: `words` maps names to sentences with {placeholders}; a question may have its own.
export function messageOf(words, question, fault, labelOf) {
  const own = words[`${question}.${fault.code}`];
  const sentence = own ?? words[fault.words ?? fault.code] ?? words.required;
  const values = { ...fault.values };
  if (fault.option !== undefined) values.option = labelOf(fault.option);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
