// Says how saving stands: a word in the corner, and sentences that help where something is in the way.

import { icon, make } from "./notices.js";

const WORDS = { saved: "intake-saved", saving: "intake-saving", limited: "intake-limited" };
const SIGNS = { saved: "check", offline: "cloud-off", unreachable: "cloud-off" };
const SENTENCES = {
  offline: "intake-kept-offline",
  unreachable: "intake-kept-unreachable",
  "sign-in": "intake-sign-in",
  gone: "intake-gone",
  submitted: "intake-submitted",
};
const GRACE = 3000;

export function createTrouble({ root, words, say, retry }) {
  const word = root.querySelector("[data-save]");
  const box = root.querySelector("[data-trouble]");
  let shown = null;
  let timer = null;

  function tell(name, kept) {
    const text = name === "offline" ? "intake-offline" : (WORDS[name] ?? "intake-unreachable");
    word.hidden = false;
    word.dataset.state = name;
    word.replaceChildren(...(SIGNS[name] ? [icon(SIGNS[name])] : []), make("span", words(text)));
    const sentence = kept || name === "saved" ? SENTENCES[name] : (name in SENTENCES || name === "saving") && "intake-unkept";
    clearTimeout(timer);
    if (!sentence) {
      if (name === "saved") show(null, name);
    } else if (name === "unreachable") timer = setTimeout(() => show(sentence, name), GRACE);
    else show(sentence, name);
  }

  function show(sentence, name) {
    if (sentence === shown) return;
    shown = sentence;
    box.hidden = !sentence;
    box.replaceChildren();
    if (!sentence) return;
    const callout = document.createElement("div");
    callout.className = "callout caution";
    const inside = document.createElement("div");
    inside.append(make("p", words(sentence)));
    if (name === "submitted") inside.append(link(words("intake-to-packets"), "/packets"));
    else if (name === "unreachable" || name === "offline") inside.append(button(words("intake-retry")));
    callout.append(icon("caution"), inside);
    box.append(callout);
    say(words(sentence));
  }

  function link(text, href) {
    const element = make("a", text);
    element.className = "button secondary";
    element.href = href;
    return element;
  }

  function button(text) {
    const element = make("button", text);
    element.className = "button secondary";
    element.type = "button";
    element.addEventListener("click", retry);
    return element;
  }

  return { tell, show: (sentence) => show(sentence, "saving") };
}
