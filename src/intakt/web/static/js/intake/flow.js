// What is asked now, as the server finds it (intake/flow.py). A path has the shape of GET /api/intake/paths/...;
// it is compiled once, in an order in which a single pass decides everything: a published library has no cycle.

import { compile, references } from "./rules.js";
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
        read: READERS[question.type],
        ...decisions(rules, "questions", question),
        options,
        conditional: options.some(({ test }) => test),
      });
    }
  }
  const path = { clientType: view.clientType, blocks, questions, requirements: requirements(rules, blocks) };
  return { ...path, steps: inOrder(path) };
}

// Blocks, questions and facts, each after what its conditions read, so that one pass decides them all.
function inOrder({ blocks, questions }) {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const steps = [];
  const met = new Set();
  const visit = (kind, id) => {
    const part = kind === "question" ? questions.get(id) : byId.get(id);
    if (met.has(`${kind} ${id}`) || (kind !== "fact" && !part)) return;
    met.add(`${kind} ${id}`);
    if (kind === "fact") FACT_SOURCES[id]?.forEach((source) => visit("question", source));
    if (kind === "question") visit("block", part.block);
    part?.reads.forEach((key) => (key.startsWith("fact:") ? visit("fact", key.slice(5)) : visit("question", key)));
    steps.push({ kind, id, part });
  };
  blocks.forEach(({ id }) => visit("block", id));
  [...questions.keys()].forEach((id) => visit("question", id));
  Object.keys(FACT_SOURCES).forEach((name) => visit("fact", name));
  return steps;
}

function decisions(rules, parts, { id, showWhen }) {
  const mine = rules.filter((rule) => (rule[parts] ?? []).includes(id));
  const shows = mine.filter(({ action }) => action === "show").map(({ when }) => compile(when));
  if (showWhen) shows.push(compile(showWhen));
  const denials = mine
    .filter(({ action }) => action === "hide" || action === "skip")
    .map((rule) => ({ rule: rule.id, skip: rule.action === "skip", test: compile(rule.when) }))
    .sort((a, b) => b.skip - a.skip || (a.rule < b.rule ? -1 : 1));
  const conditions = [...mine.map(({ when }) => when), ...(showWhen ? [showWhen] : [])];
  return { shows, denials, reads: conditions.flatMap(references) };
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
  const found = new Map(); // values and facts by the key that conditions use
  const get = (key) => found.get(key);
  const shown = new Set();
  const skipped = new Map();
  const isShown = ({ shows, denials }, key) => {
    if (shows.length && !shows.some((show) => show(get))) return false;
    const denial = denials.length ? denials.find(({ test }) => test(get)) : undefined;
    if (denial?.skip) skipped.set(key, denial.rule);
    return !denial;
  };
  const put = (key, value) => value !== null && value !== undefined && found.set(key, value);
  const openBlocks = new Set();
  for (const { kind, id, part } of path.steps) {
    if (kind === "fact") put(`fact:${id}`, derive(id, (name) => found.get(name) ?? null, { ...path, day }));
    else if (kind === "block") {
      if (isShown(part, `block ${id}`)) openBlocks.add(id);
    } else if (openBlocks.has(part.block) && isShown(part, `question ${id}`)) {
      shown.add(id);
      const answer = responses[id];
      if (answer !== null && answer !== undefined) put(id, part.read(answer));
    }
  }
  const questions = [...path.questions.keys()].filter((id) => shown.has(id));
  const [facts, values] = [{}, {}];
  for (const [key, value] of found) {
    if (key.startsWith("fact:")) facts[key.slice(5)] = value;
    else values[key] = value;
  }
  return {
    blocks: path.blocks.filter(({ id }) => openBlocks.has(id)).map(({ id }) => id),
    questions,
    options: visibleOptions(path, questions, get),
    required: requiredOf(path, questions, get),
    skipped: inPathOrder(path, skipped),
    facts,
    values,
  };
}

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
