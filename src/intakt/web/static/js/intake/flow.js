// What is asked now, as the server finds it (intake/flow.py). A path has the shape of GET /api/intake/paths/...;
// it is compiled once. Parts are decided when first asked for and remembered: a published library has no cycle.

import { compile } from "./rules.js";
import { derive, FACT_SOURCES, READERS } from "./values.js";

export function compilePath(view) {
  const rules = view.rules ?? [];
  const blocks = view.blocks.map((block) => ({
    id: block.id,
    ...decisions(rules, "blocks", block),
    questions: block.questions.map((question) => question.id),
  }));
  const questions = new Map();
  for (const block of view.blocks) {
    for (const question of block.questions) {
      const options = (question.options ?? []).map(({ value, showWhen }) => ({
        value,
        test: showWhen ? compile(showWhen) : null,
      }));
      questions.set(question.id, {
        question,
        block: block.id,
        ...decisions(rules, "questions", question),
        options,
        conditional: options.some(({ test }) => test),
      });
    }
  }
  return { clientType: view.clientType, blocks, questions, requirements: requirements(rules, blocks) };
}

function decisions(rules, parts, { id, showWhen }) {
  const mine = rules.filter((rule) => (rule[parts] ?? []).includes(id));
  const shows = mine.filter(({ action }) => action === "show").map(({ when }) => compile(when));
  if (showWhen) shows.push(compile(showWhen));
  const denials = mine
    .filter(({ action }) => action === "hide" || action === "skip")
    .map((rule) => ({ rule: rule.id, skip: rule.action === "skip", test: compile(rule.when) }))
    .sort((a, b) => b.skip - a.skip || (a.rule < b.rule ? -1 : 1));
  return { shows, denials };
}

function requirements(rules, blocks) {
  const inBlock = new Map(blocks.map((block) => [block.id, block.questions]));
  return rules
    .filter(({ action }) => action === "require")
    .map((rule) => ({
      test: compile(rule.when),
      questions: [...(rule.questions ?? []), ...(rule.blocks ?? []).flatMap((id) => inBlock.get(id) ?? [])],
    }));
}

// The flow of these stored answers; ages are counted on `day` (ISO text).
export function findFlow(path, responses, day) {
  const values = new Map();
  const facts = new Map();
  const shown = new Map();
  const skipped = new Map();

  const isShown = (kind, id, part) => {
    const key = `${kind} ${id}`;
    let known = shown.get(key);
    if (known === undefined) {
      known = (kind === "block" || isShown("block", part.block, path.byBlock.get(part.block))) && decide(key, part);
      shown.set(key, known);
    }
    return known;
  };
  const decide = (key, { shows, denials }) => {
    if (shows.length && !shows.some((show) => show(get))) return false;
    const denial = denials.find(({ test }) => test(get));
    if (denial?.skip) skipped.set(key, denial.rule);
    return !denial;
  };
  const valueOf = (id) => {
    if (!values.has(id)) {
      const part = path.questions.get(id);
      const answered = part && responses[id] !== undefined && responses[id] !== null;
      values.set(id, answered && isShown("question", id, part) ? READERS[part.question.type](responses[id]) : null);
    }
    return values.get(id);
  };
  const factOf = (name) => {
    if (!facts.has(name)) facts.set(name, derive(name, valueOf, { clientType: path.clientType, day }));
    return facts.get(name);
  };
  const get = (key) => (key.startsWith("fact:") ? factOf(key.slice(5)) : valueOf(key));

  path.byBlock ??= new Map(path.blocks.map((block) => [block.id, block]));
  const blocks = path.blocks.filter((block) => isShown("block", block.id, block)).map(({ id }) => id);
  const questions = [...path.questions].filter(([id, part]) => isShown("question", id, part)).map(([id]) => id);
  questions.forEach(valueOf);
  Object.keys(FACT_SOURCES).forEach(factOf);
  return {
    blocks,
    questions,
    options: visibleOptions(path, questions, get),
    required: requiredOf(path, questions, get),
    skipped: inPathOrder(path, skipped),
    facts: known(facts),
    values: known(values),
  };
}

const known = (map) => Object.fromEntries([...map].filter(([, value]) => value !== null && value !== undefined));

function visibleOptions(path, questions, get) {
  const found = {};
  for (const id of questions) {
    const { options, conditional } = path.questions.get(id);
    if (!conditional) continue;
    const visible = options.filter(({ test }) => !test || test(get)).map(({ value }) => value);
    if (visible.length < options.length) found[id] = visible;
  }
  return found;
}

function requiredOf(path, questions, get) {
  const demanded = new Set(path.requirements.filter(({ test }) => test(get)).flatMap((each) => each.questions));
  return questions.filter((id) => path.questions.get(id).question.required || demanded.has(id));
}

function inPathOrder(path, skipped) {
  const found = [];
  const note = (kind, id) => {
    const rule = skipped.get(`${kind} ${id}`);
    if (rule !== undefined) found.push([kind, id, rule]);
  };
  for (const block of path.blocks) {
    note("block", block.id);
    block.questions.forEach((id) => note("question", id));
  }
  return found;
}
