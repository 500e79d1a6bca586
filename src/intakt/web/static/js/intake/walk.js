// From step to step without leaving the page: all steps come once, in the background, and wait. Until they are
// there, and without a network before they came, links lead where they always lead.

export function createWalk({ root, form, model, onShown, onLeave }) {
  const base = `/intake/${root.dataset.intake}/`;
  const steps = new Map();
  const current = () => form.querySelector("[data-block]");
  const here = () => current().dataset.block;
  steps.set(here(), current());

  // Fetches every step; the one in the page stays.
  async function fetchSteps() {
    const answer = await fetch(`${base}steps`, { credentials: "same-origin" });
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = [...page.querySelectorAll("[data-block]")].filter(({ dataset }) => !steps.has(dataset.block));
    for (const step of fresh) steps.set(step.dataset.block, document.adoptNode(step));
    return fresh;
  }

  const order = () => model.view.blocks.map(({ id }) => id);
  function neighbour(way) {
    const all = order();
    const visible = model.blocks();
    const rest = way > 0 ? all.slice(all.indexOf(here()) + 1) : all.slice(0, all.indexOf(here())).reverse();
    return rest.find((id) => visible.includes(id)) ?? null;
  }
  const ahead = () => neighbour(1) ?? "review";
  const back = () => neighbour(-1);

  // Links and the list of sections follow what is visible now.
  function renew() {
    const step = current();
    form.action = base + here();
    step.querySelector("[data-skip]").href = base + ahead();
    const link = step.querySelector("[data-back]");
    if (link && back()) link.href = base + back();
    if (link) link.hidden = !back();
    document.title = document.title.replace(/^.*?( · )/, `${step.querySelector("h1").textContent}$1`);
    renewSections();
  }

  function renewSections() {
    const visible = model.blocks();
    for (const section of model.view.sections) {
      const item = root.querySelector(`[data-sections] [data-section="${CSS.escape(section.id)}"]`);
      if (!item) continue;
      const now = section.blocks.includes(here());
      item.classList.toggle("now", now);
      const mine = section.blocks.filter((id) => visible.includes(id));
      if (mine.length) item.querySelector("a").href = base + mine[0];
      item.querySelector("ol").replaceChildren(...(now ? mine.map(blockItem) : []));
    }
  }

  function blockItem(id) {
    const link = document.createElement("a");
    const item = document.createElement("li");
    link.href = base + id;
    link.textContent = model.view.blocks.find((block) => block.id === id).title;
    if (id === here()) link.setAttribute("aria-current", "step");
    item.append(link);
    return item;
  }

  // Shows a step, when it is there; false when the browser has to go.
  function show(id, { push = true } = {}) {
    const step = steps.get(id);
    if (!step) return false;
    onLeave();
    if (step !== current()) current().replaceWith(step);
    if (push) history.pushState({ block: id }, "", base + id);
    renew();
    window.scrollTo({ top: 0, behavior: "instant" });
    step.querySelector("h1").focus({ preventScroll: true });
    onShown(id);
    return true;
  }

  // The step that an address leads to; null for other addresses and for the review.
  function blockOf(address) {
    const { origin, pathname, hash } = new URL(address, location.href);
    if (origin !== location.origin || !pathname.startsWith(base) || hash) return null;
    const id = pathname.slice(base.length);
    return steps.has(id) ? id : null;
  }

  window.addEventListener("popstate", () => {
    const id = blockOf(location.href.split("#")[0]);
    if (id === null) location.reload();
    else if (id !== here()) show(id, { push: false });
  });

  return { fetchSteps, steps, here, ahead, back, renew, show, blockOf, base };
}
