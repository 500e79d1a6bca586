// Keeps a list of packets up to date: pushed live where it can be, asked for where it cannot.
// Bound by data-packet-status (where to ask), data-events (where to listen) and data-poll-seconds.

import { say } from "./words.js";

const t = say("packet-words");
const HIDDEN_SECONDS = 30;

const words = ({ waitingFor, status }) => t(waitingFor ? `packets-waits-${waitingFor}` : `packets-state-${status}`);

const isOpen = (packet) => packet.readyVersion !== null && packet.waitingFor === null;

const isSettled = ({ summary }) => summary.total > 0 && summary.completed + summary.failed === summary.total;

function show(section, status) {
  for (const packet of status.packets) {
    const row = section.querySelector(`[data-packet="${CSS.escape(packet.id)}"]`);
    if (!row) continue;
    row.dataset.state = packet.status;
    row.querySelector("[data-words]").textContent = words(packet);
    row.querySelector("[data-files]").hidden = !isOpen(packet);
  }
  const { completed, total, progress, failed } = status.summary;
  const failures = failed ? `, ${t("packets-failed", { count: failed })}` : "";
  const sentence = t("packets-summary", { done: completed, total }) + failures;
  const line = section.querySelector("[data-summary]");
  if (line.textContent !== sentence) line.textContent = sentence;
  section.querySelector("[data-progress]").value = progress;
}

function poll(section) {
  const visible = Number(section.dataset.pollSeconds) || 5;
  let etag = null;
  const ask = async () => {
    let settled = false;
    try {
      const answer = await fetch(section.dataset.packetStatus, {
        headers: etag ? { "If-None-Match": etag } : {},
        credentials: "same-origin",
      });
      if (answer.status === 401) return;
      if (answer.ok) {
        etag = answer.headers.get("ETag");
        const status = await answer.json();
        show(section, status);
        settled = isSettled(status);
      }
    } catch {
      // the network is away: ask again
    }
    if (!settled) setTimeout(ask, 1000 * (document.hidden ? HIDDEN_SECONDS : visible));
  };
  ask();
}

function listen(section) {
  const source = new EventSource(section.dataset.events);
  source.addEventListener("status", (event) => {
    const status = JSON.parse(event.data);
    show(section, status);
    if (isSettled(status)) source.close();
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) poll(section);
  });
}

for (const section of document.querySelectorAll("[data-packet-status]")) {
  if ("EventSource" in window && section.dataset.events) listen(section);
  else poll(section);
}
