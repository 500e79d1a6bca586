// The form of an intake, bound by data-intake: answers are saved as they are given, what they open appears at
// once, steps follow each other without leaving the page. Without this script the form is posted, step by step.

import { say as wordsOf } from "../words.js";
import { createAnswers } from "./answers.js";
import { createDisplay } from "./display.js";
import { createFaults } from "./faults.js";
import { filterBoxes } from "./filter.js";
import { createModel } from "./model.js";
import { createNotices } from "./notices.js";
import { openOutbox, forget } from "./outbox.js";
import { createSaving } from "./saving.js";
import { searchSelect } from "./search.js";
import { createTrouble } from "./trouble.js";
import { speaker, untilThere } from "./patience.js";
import { createWalk } from "./walk.js";

const root = document.querySelector("[data-intake]");
const form = root.querySelector("[data-form]");
const { intake, clientType, release, day } = root.dataset;
const words = wordsOf("intake-words");
const base = `/intake/${intake}/`;
const say = speaker(root);

// What happens before the rules have come counts as soon as they are there.
const early = new Set();
const noteEarly = ({ target }) => early.add(target.closest("[data-question]")?.dataset.question);
form.addEventListener("input", noteEarly);
form.addEventListener("change", noteEarly);

async function getScript() {
  const answer = await fetch(`${base}script?${clientType}.${release.slice(0, 16)}`, { credentials: "same-origin" });
  return answer.ok ? answer.json() : null;
}

const outbox = openOutbox(intake);
const trouble = createTrouble({ root, words, say, retry: () => saving.flush() });
let answers = null;
let first = null;
const saving = createSaving({
  url: `/api/intake/${intake}`,
  outbox,
  step: () => form.querySelector("[data-block]").dataset.block,
  onState({ name, kept }) {
    trouble.tell(name, kept);
    if (name === "submitted") forget(intake);
  },
  onView: (view) => (answers ? answers.adopt(view) : (first = view)),
  onRefused: (question, { status, message }) => {
    answers?.refuse(question, status === 413 ? words("intake-refused-413") : message);
  },
});

function enhance(step) {
  step.querySelectorAll("select[data-search]").forEach((select) => searchSelect(select, { words, say }));
  step.querySelectorAll("[data-filter]").forEach((list) => filterBoxes(list, { words, say }));
}

const [script] = await Promise.all([
  untilThere(getScript),
  saving.flush().then(() => untilThere(async () => first ?? (await saving.refresh()))),
]);
const model = createModel(script, day);
const display = createDisplay({ model, notices: createNotices(script, model), say, words, root });
const faults = createFaults({ model, display, form });
answers = createAnswers({ model, display, faults, saving, outbox });
const walk = createWalk({
  root,
  form,
  model,
  onLeave: () => faults.forget(),
  onShown: () => saving.note(),
});

form.removeEventListener("input", noteEarly);
form.removeEventListener("change", noteEarly);
enhance(form);
display.adopt(form);
answers.begin(first, early);
answers.bind(form);
display.update({ quiet: true });
walk.renew();
root.dataset.ready = "";

walk.fetchSteps().then((fresh) => {
  for (const step of fresh) {
    enhance(step);
    display.adopt(step);
  }
  answers.fill();
  display.update({ quiet: true });
  root.dataset.steps = "";
}, () => undefined); // without them, links lead from page to page

// Goes on to a step, or to another page once everything is saved.
async function go(id, href) {
  if (id !== null && walk.show(id)) return;
  if (await saving.flush()) location.assign(href);
  else trouble.show("intake-ahead-offline");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  answers.readAll(walk.here());
  if (faults.blame(walk.here())) return;
  const id = walk.ahead();
  go(id === "review" ? null : id, base + id);
});

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
  if (link.hash && link.pathname === location.pathname) {
    event.preventDefault();
    faults.focus(link.hash.slice(1));
  } else if (link.pathname.startsWith(base)) {
    event.preventDefault();
    go(walk.blockOf(link.href), link.href);
  }
});

for (const other of root.querySelectorAll("form[data-flush]")) {
  other.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await saving.flush()) other.submit();
    else trouble.show("intake-ahead-offline");
  });
}

window.addEventListener("online", () => saving.flush());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") saving.flush();
  else saving.flush().then((done) => done && saving.refresh());
});
window.addEventListener("pageshow", ({ persisted }) => persisted && saving.refresh());
window.addEventListener("beforeunload", (event) => {
  if (!outbox.isKept() && outbox.entries().length) event.preventDefault();
});
if (location.hash.startsWith("#q-")) faults.focus(location.hash.slice(1));
