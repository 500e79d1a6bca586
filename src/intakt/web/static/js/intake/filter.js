// A field that narrows a long list of boxes; what is chosen always stays in sight.

import { fold } from "./text.js";
import { make } from "./notices.js";

const plain = (text) => fold(text.normalize("NFD").replace(/\p{M}/gu, ""));

export function filterBoxes(list, { words, say }) {
  const row = document.createElement("div");
  const input = document.createElement("input");
  const count = make("span", "");
  const name = list.closest("fieldset").querySelector("legend").firstChild.textContent.trim();
  row.className = "filter";
  count.className = "quiet small";
  Object.assign(input, { type: "search", className: "input", autocomplete: "off", placeholder: words("intake-search") });
  input.setAttribute("aria-label", words("intake-filter", { label: name }));
  row.append(input, count);
  list.before(row);

  const boxes = [...list.querySelectorAll("[data-option]")].map((label) => ({
    label,
    box: label.querySelector("input"),
    text: plain(label.textContent),
  }));

  function narrow() {
    const wanted = plain(input.value.trim());
    for (const { label, box, text } of boxes) {
      label.classList.toggle("passed-over", Boolean(wanted) && !box.checked && !text.includes(wanted));
    }
    if (!wanted) return;
    const found = boxes.filter(({ text, box }) => !box.disabled && text.includes(wanted)).length;
    say(found ? words("intake-found", { count: found }) : words("intake-none-found"));
  }

  function tell() {
    const chosen = boxes.filter(({ box }) => box.checked).length;
    count.textContent = chosen ? words("intake-chosen", { count: chosen }) : "";
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    narrow();
  });
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.addEventListener("change", tell);
  list.closest("[data-question]").addEventListener("intake:written", tell);
  tell();
}
