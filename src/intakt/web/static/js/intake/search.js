// Long lists are searched: a field in front of a select, which stays the record; a filter over many boxes.

import { fold } from "./text.js";
import { icon } from "./notices.js";

const plain = (text) => fold(text.normalize("NFD").replace(/\p{M}/gu, ""));

// Those that begin with it (or a word of which does) first.
function fitting(options, typed) {
  const wanted = plain(typed.trim());
  if (!wanted) return options;
  const begins = options.filter((each) => plain(each.textContent).startsWith(wanted));
  const inside = options.filter((each) => !begins.includes(each) && plain(each.textContent).includes(wanted));
  return [...begins, ...inside];
}

export function searchSelect(select, { words, say }) {
  const box = document.createElement("div");
  const input = document.createElement("input");
  const list = document.createElement("ul");
  const id = `${select.id}-search`;
  let active = -1;
  box.className = "combo";
  list.id = `${id}-list`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  Object.assign(input, { id, className: "input", type: "text", autocomplete: "off", placeholder: words("intake-search") });
  const label = select.closest(".field").querySelector("label");
  label.htmlFor = id;
  label.id ||= `${id}-label`;
  list.setAttribute("aria-labelledby", label.id);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    "aria-describedby": select.getAttribute("aria-describedby"),
  })) input.setAttribute(name, value);
  select.hidden = true;
  select.before(box);
  box.append(input, icon("search"), list);

  const options = () => [...select.options].filter((each) => each.value);
  const shown = () => select.selectedOptions[0]?.value ? select.selectedOptions[0].textContent : "";

  function open(typed) {
    const found = fitting(options(), typed);
    list.replaceChildren(
      ...found.map((option, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.value = option.value;
        item.textContent = option.textContent;
        return item;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(found.length && typed.trim() ? 0 : -1);
    if (typed.trim()) say(found.length ? words("intake-found", { count: found.length }) : words("intake-none-found"));
  }

  function mark(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const item = list.children[active];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(value) {
    if (select.value !== value) {
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    input.value = shown();
    close();
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    open(input.value);
  });
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("click", () => list.hidden && open(""));
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(input.value === shown() ? "" : input.value);
      else mark(event.key === "ArrowDown" ? (active < last ? active + 1 : 0) : active > 0 ? active - 1 : last);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      if (list.children[active]) choose(list.children[active].dataset.value);
    } else if (event.key === "Escape") {
      input.value = shown();
      close();
    }
  });
  // Leaving takes what fits exactly or alone; what fits nothing goes back to the answer there was.
  input.addEventListener("blur", () => {
    if (!input.value.trim()) choose("");
    else if (input.value !== shown()) {
      const found = fitting(options(), input.value);
      const exact = found.find((each) => plain(each.textContent) === plain(input.value.trim()));
      choose((exact ?? (found.length === 1 ? found[0] : null))?.value ?? select.value);
    } else close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[data-value]");
    if (item) choose(item.dataset.value);
  });
  select.closest("[data-question]").addEventListener("intake:written", () => (input.value = shown()));
  input.value = shown();
}
