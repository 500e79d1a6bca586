// What is wrong, said where it stands: when somebody leaves a field, and of everything when they want to go on.

export function createFaults({ model, display, form }) {
  const wrongTyped = new Map(); // question -> code of what is typed and is no answer
  const refused = new Map(); // question -> the server's word

  function messageOf(id) {
    if (!model.flow().questions.includes(id)) return "";
    if (refused.has(id)) return refused.get(id);
    const fault = model.fault(id, wrongTyped.get(id));
    return fault ? inWords(id, fault) : "";
  }

  function inWords(id, fault) {
    const option = (value) => `[data-option="${CSS.escape(value)}"] span`;
    const label = (value) => display.elements.get(id).querySelector(option(value))?.firstChild.textContent ?? value;
    return model.message(id, fault, label);
  }

  function typed(id, wrong) {
    refused.delete(id);
    if (wrong) wrongTyped.set(id, wrong);
    else wrongTyped.delete(id);
    if (display.hasError(id) && !wrong) display.showError(id, messageOf(id));
  }

  // On leaving: a fault of what was answered; that something is missing is said on going on only.
  function check(id) {
    const fault = model.flow().questions.includes(id) ? model.fault(id, wrongTyped.get(id)) : null;
    if (fault?.code === "required" && !display.hasError(id)) return;
    display.showError(id, messageOf(id));
  }

  // Refused by the server: in our words where the form finds the fault itself.
  function show(id, message) {
    const fault = model.fault(id, wrongTyped.get(id));
    refused.set(id, fault ? inWords(id, fault) : message);
    display.showError(id, refused.get(id));
  }

  // Whether anything in the block keeps from going on; then it is listed, and the list has the focus.
  function blame(block) {
    const wrong = model
      .flow()
      .questions.filter((id) => model.blockOf(id) === block)
      .map((id) => [id, messageOf(id)]);
    for (const [id, message] of wrong) display.showError(id, message);
    const found = wrong.filter(([, message]) => message);
    const box = form.querySelector("[data-faults]");
    box.hidden = found.length === 0;
    box.querySelector("ul").replaceChildren(...found.map(([id, message]) => line(id, message)));
    if (found.length) {
      box.focus();
      box.scrollIntoView({ block: "start" });
    }
    return found.length > 0;
  }

  function line(id, message) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const text = document.createElement("span");
    link.href = `#q-${id}`;
    link.textContent = model.labelOf(id);
    text.textContent = message;
    item.append(link, " ", text);
    return item;
  }

  // To the control of a question, named by its element's id.
  function focus(name) {
    const el = document.getElementById(name);
    if (!el) return;
    el.scrollIntoView({ block: "start" });
    const shown = (each) => !each.disabled && each.checkVisibility();
    [...el.querySelectorAll("input, select, textarea")].find(shown)?.focus({ preventScroll: true });
  }

  function forget() {
    form.querySelector("[data-faults]").hidden = true;
  }

  return { typed, check, show, blame, focus, forget };
}
