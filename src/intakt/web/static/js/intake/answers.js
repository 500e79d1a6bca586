// Between the page's controls, the model and the saving: a change goes to all three; what other devices and tabs
// have answered comes back into the page, except where something still waits to be sent or is being typed.

import { isTouched, keepExclusive, read, switchUnit, write } from "./fields.js";

export function createAnswers({ model, display, faults, saving, outbox }) {
  const drafts = new Set(); // questions with something typed that is no answer yet

  // What stands in a control, into the model and on its way.
  function take(id) {
    const el = display.elements.get(id);
    const question = model.question(id);
    if (!el || !question) return;
    const { answer, wrong } = read(el, question);
    if (wrong) drafts.add(id);
    else drafts.delete(id);
    if (model.set(id, answer)) {
      saving.changed(id, answer);
      display.update();
    }
    faults.typed(id, wrong);
  }

  // The server will never take it: it stays on the page, with the reason, until it is changed.
  function refuse(id, message) {
    drafts.add(id);
    faults.show(id, message);
  }

  function put(id) {
    const el = display.elements.get(id);
    const question = el && model.question(id);
    if (!question || drafts.has(id) || el.contains(document.activeElement)) return;
    if (!model.same(model.stored(id, read(el, question).answer), tickless(question, model.responses[id]))) {
      write(el, question, model.responses[id]);
    }
  }

  // A box that was never ticked reads as false; no answer is the same to the eye.
  const tickless = (question, stored) => (question.type === "checkbox" ? stored === true : stored);

  // Everything as the model has it, into controls that came later.
  const fill = () => display.elements.forEach((_, id) => put(id));

  // The server's answers. What waits here is newer.
  function adopt(view) {
    display.showClosed(view.notices.find(({ offers }) => offers?.length));
    const waiting = new Set(outbox.entries().map(({ question }) => question));
    let changed = false;
    for (const id of model.path.questions.keys()) {
      if (!waiting.has(id) && !drafts.has(id)) changed = model.set(id, view.responses[id] ?? null) || changed;
    }
    if (!changed) return;
    fill();
    display.update();
  }

  // The first answers: the server's, then what still waits, then what was typed before this script ran. What a
  // browser puts back into a page that it shows again is not an answer.
  function begin(view, early) {
    display.showClosed(view.notices.find(({ offers }) => offers?.length), true);
    const [navigation] = performance.getEntriesByType("navigation");
    const fresh = navigation?.type === "navigate";
    const typed = [...display.elements].filter(([id, el]) => early.has(id) || (fresh && isTouched(el)));
    for (const id of model.path.questions.keys()) model.set(id, view.responses[id] ?? null);
    for (const { question, value } of outbox.entries()) {
      if (model.question(question)) model.set(question, value);
    }
    const kept = new Set(typed.map(([id]) => id));
    for (const [id, el] of display.elements) {
      if (!kept.has(id)) write(el, model.question(id), model.responses[id]);
    }
    model.find();
    kept.forEach(take);
  }

  function readAll(block) {
    for (const [id] of display.elements) {
      if (model.blockOf(id) === block && model.flow().questions.includes(id)) take(id);
    }
  }

  function bind(form) {
    const questionOf = ({ target }) => target.closest("[data-question]");
    const onChange = (event) => {
      const el = questionOf(event);
      if (!el || !event.target.name) return;
      const id = el.dataset.question;
      if (event.target.name.endsWith(".unit") && event.type === "change") switchUnit(el);
      if (event.target.type === "checkbox") keepExclusive(el, event.target, model.question(id));
      take(id);
      const whole = /^(radios|checks|scale|tick|select)$/.test(el.dataset.control);
      if (event.type === "change" && whole) faults.check(id);
    };
    form.addEventListener("input", onChange);
    form.addEventListener("change", onChange);
    form.addEventListener("focusout", (event) => {
      const el = questionOf(event);
      if (!el || el.contains(event.relatedTarget)) return;
      afterPress(() => {
        faults.check(el.dataset.question);
        put(el.dataset.question);
      });
    });
  }

  // A message that comes or goes moves what stands below: never between a press and its release, or the click
  // that left the field would miss its aim.
  function afterPress(work) {
    if (pressed) queue.push(work);
    else setTimeout(work);
  }
  let pressed = false;
  const queue = [];
  const release = () => {
    pressed = false;
    setTimeout(() => queue.splice(0).forEach((work) => work()));
  };
  window.addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, true);

  return { adopt, begin, bind, fill, readAll, refuse };
}
