// What must be said at once: the notices of chosen options, and answers that mean danger, as the server finds
// them (intake/notices.py), so that they stand there in the same moment and without a network.

import { compile } from "./rules.js";

export function createNotices({ urgent, numbers }, model) {
  const dangers = urgent.map((each) => ({
    ...each,
    test: each.when ? compile(each.when) : null,
    patterns: each.words.map((word) => new RegExp(word, "iu")),
  }));

  function numberFor({ crisis }) {
    const [emergency, line, name] = numbers[model.flow().facts.country] ?? ["112"];
    return crisis && line ? { number: line, name } : { number: emergency, name: "" };
  }

  const get = (key) => (key.startsWith("fact:") ? model.flow().facts[key.slice(5)] : model.flow().values[key]);

  // The question under which the danger stands; undefined when there is none.
  function cause({ questions, patterns, test }) {
    const { values } = model.flow();
    const visible = questions.filter((id) => id in values);
    const written = visible.find((id) => patterns.some((pattern) => pattern.test(String(values[id]))));
    return written ?? (test?.(get) ? (visible[0] ?? "") : undefined);
  }

  function urgentOnes() {
    return dangers.flatMap((each) => {
      const question = cause(each);
      if (question === undefined) return [];
      const shown = numberFor(each);
      const filled = (text) => text.replaceAll("{number}", shown.number).replaceAll("{name}", shown.name);
      const words = { title: filled(each.title), text: filled(each.text) };
      return [{ id: `urgent.${each.id}`, question, severity: "stop", urgent: true, ...words, ...shown }];
    });
  }

  function ofOptions() {
    const { questions, values } = model.flow();
    return questions.flatMap((id) => {
      const chosen = [values[id] ?? []].flat();
      return (model.question(id).options ?? [])
        .filter(({ notice, value }) => notice && chosen.includes(value))
        .map(({ notice, value }) => ({ id: `${id}.${value}`, question: id, ...notice }));
    });
  }

  return () => [...urgentOnes(), ...ofOptions()];
}

// A notice as the server writes it (templates/intake/question.html).
export function noticeElement({ id, severity, urgent, title, text, number, name }, emergency) {
  const element = document.createElement(urgent ? "div" : "p");
  element.className = urgent ? "callout stop urgent" : `notice ${severity}`;
  element.dataset.notice = id;
  if (!urgent) {
    element.append(icon(severity), make("span", text));
    return element;
  }
  const call = make("a", `${name || emergency}: ${number}`);
  call.className = "button danger";
  call.href = `tel:${number}`;
  const inside = document.createElement("div");
  const heading = make("p", title);
  heading.className = "title";
  const line = document.createElement("p");
  line.append(call);
  inside.append(heading, make("p", text), line);
  element.append(icon("stop"), inside);
  return element;
}

export function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

// Icons are drawn once, in a template of the page.
export function icon(name) {
  const found = document.querySelector("template[data-icons]")?.content.querySelector(`[data-icon="${name}"] svg`);
  return found ? found.cloneNode(true) : document.createTextNode("");
}
