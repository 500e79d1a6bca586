// The answers of an intake as this page knows them, and what follows from them.

import { accept, Refused } from "./accept.js";
import { compilePath, findFlow } from "./flow.js";
import { faultOf, isMissing, messageOf } from "./validation.js";

export function createModel({ path: view, words }, day) {
  const path = compilePath(view);
  const labels = new Map(view.blocks.flatMap(({ questions }) => questions).map((each) => [each.id, each]));
  const responses = {};
  let flow = findFlow(path, responses, day);

  // The stored form. A text too long to be stored stands as it is, to be found wrong; all else is no answer.
  function stored(id, answer) {
    try {
      return accept(path.questions.get(id).question, answer);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return refused.code === "too-large" && typeof answer === "string" ? answer : null;
    }
  }

  const bare = (answer) => (answer?.name === undefined ? answer : { name: answer.name });
  const same = (one, other) => JSON.stringify(bare(one ?? null)) === JSON.stringify(bare(other ?? null));

  // Whether it changed anything.
  function set(id, answer) {
    const next = stored(id, answer);
    if (same(next, responses[id])) return false;
    if (next === null) delete responses[id];
    else responses[id] = next;
    return true;
  }

  const find = () => (flow = findFlow(path, responses, day));
  const labelOf = (id) => labels.get(id)?.label ?? id;

  function fault(id, wrong) {
    if (wrong) return { code: wrong };
    const required = flow.required.includes(id);
    return faultOf(path.questions.get(id), responses[id], { flow, day, required });
  }

  // `optionLabel(value)`: as the page has it.
  const message = (id, found, optionLabel) => messageOf(words, id, found, optionLabel);

  // Visible blocks that ask something now.
  function blocks() {
    const asking = new Set(flow.questions.map((id) => path.questions.get(id).block));
    return flow.blocks.filter((id) => asking.has(id));
  }

  const blockOf = (id) => path.questions.get(id).block;

  // Whole percent of what must be answered, of all or of some blocks; null where nothing must.
  function percent(among = null) {
    const names = flow.required.filter((id) => !among || among.includes(blockOf(id)));
    const answered = names.filter((id) => !isMissing(responses[id], true)).length;
    return names.length ? Math.floor((100 * answered) / names.length) : null;
  }

  return {
    path, view, responses, set, find, fault, message, blocks, blockOf, percent, labelOf, stored, same,
    flow: () => flow,
    question: (id) => path.questions.get(id)?.question,
  };
}
