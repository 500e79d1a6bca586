// Brings the page into line with the model: what is visible, required, wrong, told; how far it has come.

import { noticeElement } from "./notices.js";

export function createDisplay({ model, notices, say, words, root }) {
  const elements = new Map(); // question -> its element, in the page or waiting in another step
  const hiddenOptions = new WeakMap();
  const standing = new WeakMap(); // element -> how it stood after the last update
  const noticed = new Map(); // question -> the ids of the notices that stand under it
  let told = new Set();

  function adopt(step) {
    for (const el of step.querySelectorAll("[data-question]")) {
      const ids = [...el.querySelectorAll("[data-notice]")].map((each) => each.dataset.notice).join(" ");
      elements.set(el.dataset.question, el);
      if (ids) noticed.set(el.dataset.question, ids);
    }
  }

  // After every change; only what differs from the last time is touched. `quiet`: nothing is read out.
  function update({ quiet = false } = {}) {
    const { questions, options, required } = model.find();
    const [visible, needed] = [new Set(questions), new Set(required)];
    const opened = [];
    let closed = 0;
    for (const [id, el] of elements) {
      const shown = visible.has(id);
      if (el.hidden === shown) {
        el.hidden = !shown;
        if (el.isConnected) shown ? opened.push(id) : (closed += 1);
      }
      const now = `${shown} ${needed.has(id)} ${options[id] ?? ""}`;
      if (!shown || standing.get(el) === now) continue;
      standing.set(el, now);
      el.querySelectorAll("[data-optional]").forEach((mark) => (mark.hidden = needed.has(id)));
      require(el, needed.has(id));
      if (model.path.questions.get(id).conditional) showOptions(el, options[id]);
    }
    if (!quiet && (opened.length || closed)) {
      say(opened.map((id) => words("intake-opened", { label: model.labelOf(id) })).join(" ") || words("intake-closed"));
    }
    showNotices(quiet);
    showProgress();
  }

  function require(el, needed) {
    for (const each of el.querySelectorAll('[role="radiogroup"], input[id], select[id], textarea[id]')) {
      if (needed) each.setAttribute("aria-required", "true");
      else each.removeAttribute("aria-required");
    }
  }

  // A hidden option of a list is taken out of it: not every browser hides it there.
  function showOptions(el, visible) {
    for (const label of el.querySelectorAll("[data-option]")) {
      const shown = !visible || visible.includes(label.dataset.option);
      label.hidden = !shown;
      label.querySelector("input").disabled = !shown;
    }
    const list = el.querySelector("select:not(.unit)");
    if (!list || el.dataset.control !== "select") return;
    const all = hiddenOptions.get(list) ?? [...list.options];
    hiddenOptions.set(list, all);
    const value = list.value;
    const wanted = all.filter((each) => !each.value || !visible || visible.includes(each.value));
    if (wanted.length !== list.options.length) {
      wanted.forEach((each) => (each.hidden = each.disabled = false));
      list.replaceChildren(...wanted);
      list.value = wanted.some((each) => each.value === value) ? value : "";
    }
  }

  function showNotices(quiet) {
    const found = notices();
    for (const id of new Set([...found.map(({ question }) => question), ...noticed.keys()])) {
      const mine = found.filter(({ question }) => question === id);
      const ids = mine.map((each) => each.id).join(" ");
      const place = elements.get(id)?.querySelector("[data-notices]");
      if (!place || noticed.get(id) === ids) continue;
      noticed.set(id, ids);
      place.replaceChildren(...mine.map((each) => noticeElement(each, words("intake-emergency"))));
    }
    const fresh = found.filter(({ id }) => !told.has(id));
    told = new Set(found.map(({ id }) => id));
    if (quiet || !fresh.length) return;
    const text = fresh.map((each) => [each.title, each.text].filter(Boolean).join(". ")).join(" ");
    say(text, fresh.some(({ severity }) => severity === "stop"));
  }

  const bar = root.querySelector("[data-progress]");

  function showProgress() {
    const percent = model.percent() ?? 100;
    const blocks = new Set(model.blocks());
    bar.value = percent;
    bar.textContent = `${percent} %`;
    for (const section of model.view.sections) {
      const item = root.querySelector(`[data-sections] [data-section="${CSS.escape(section.id)}"]`);
      if (!item) continue;
      const mine = model.percent(section.blocks);
      item.hidden = !section.blocks.some((id) => blocks.has(id));
      item.classList.toggle("complete", mine === 100);
      item.querySelector("[data-percent]").textContent = mine === null ? words("intake-optional-section") : `${mine} %`;
    }
  }

  // The message of a question, or none.
  function showError(id, message) {
    const el = elements.get(id);
    const line = el.querySelector("[data-error]");
    if (line.hidden !== !message || line.querySelector("span").textContent !== message) {
      line.querySelector("span").textContent = message;
      line.hidden = !message;
    }
    el.classList.toggle("wrong", Boolean(message));
    for (const each of el.querySelectorAll("input, select, textarea")) {
      if (message) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
  }

  // Health answers may close what this kind of support is for: only the server knows, and says what remains.
  function showClosed(notice, quiet = false) {
    const box = root.querySelector("[data-closed]");
    const text = notice?.text ?? "";
    const fresh = text && box.hidden;
    box.hidden = !text;
    box.querySelector(".title").textContent = notice?.title ?? "";
    box.querySelector("[data-text]").textContent = text;
    if (fresh && !quiet) say(`${notice.title}. ${text}`, true);
  }

  const hasError = (id) => elements.get(id)?.classList.contains("wrong") ?? false;

  return { adopt, update, showError, showClosed, hasError, elements };
}
