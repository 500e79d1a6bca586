// Keeps the list of packets up to date: pushed live where it can be, asked for where it cannot; it stops by
// itself when all is made. Bound by data-packet-status (where to ask), data-events (where to listen),
// data-poll-seconds and data-tones (state -> look).

import { say } from "./words.js";

const HIDDEN_SECONDS = 30;
const FIRST_WORD_SECONDS = 10; // a proxy that holds a stream back is found out by its silence

const isOpen = (packet) => packet.readyVersion !== null && packet.waitingFor === null;

function stateOf(packet) {
  if (packet.waitingFor && packet.status === "READY") return packet.waitingFor;
  if (isOpen(packet) && packet.status !== "READY") return packet.status === "FAILED" ? "kept" : "renewing";
  return packet.status.toLowerCase();
}

const isSettled = ({ summary }) => summary.completed + summary.failed === summary.total;

// What waits for somebody may open at any time: then the live stream goes on.
const isDone = (status) => isSettled(status) && status.summary.waiting === 0;

function lead(status) {
  if (!isSettled(status)) return "making";
  if (status.summary.failed) return "some-failed";
  return status.summary.waiting ? "held" : "made";
}

const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

function showPacket(row, packet, tones, t) {
  const state = stateOf(packet);
  if (row.dataset.state === state) return;
  row.dataset.state = state;
  const badge = row.querySelector("[data-words]");
  badge.className = `badge ${tones[state]}`;
  setText(badge, t(`packets-badge-${state}`));
  setText(row.querySelector("[data-next]"), t(`packets-next-${state}`));
  row.querySelector("[data-files]").hidden = !isOpen(packet);
}

function show(section, status, t) {
  const tones = JSON.parse(section.dataset.tones);
  for (const packet of status.packets) {
    const row = section.querySelector(`[data-packet="${CSS.escape(packet.id)}"]`);
    if (!row) return location.reload(); // a packet that the page does not know yet
    showPacket(row, packet, tones, t);
  }
  const { completed, total, progress } = status.summary;
  setText(section.querySelector("[data-summary]"), t("packets-summary", { done: completed, total }));
  setText(section.querySelector("[data-lead]"), t(`packets-${lead(status)}`));
  section.querySelector("[data-progress]").value = progress;
  for (const place of section.querySelectorAll("[data-together]")) {
    const own = status.packets.filter((packet) => packet.clientId === place.dataset.together);
    place.hidden = own.filter(isOpen).length < 2;
  }
  section.querySelector("[data-away]").hidden = true;
}

function poll(section, t) {
  const visible = Number(section.dataset.pollSeconds) || 5;
  let etag = null;
  let timer = 0;
  const ask = async () => {
    let done = false;
    try {
      const answer = await fetch(section.dataset.packetStatus, { headers: etag ? { "If-None-Match": etag } : {} });
      if (answer.status === 401) return location.reload(); // signed out: the page says what helps
      if (answer.ok) {
        etag = answer.headers.get("ETag");
        const status = await answer.json();
        show(section, status, t);
        done = isDone(status);
      }
      section.querySelector("[data-away]").hidden = answer.ok || answer.status === 304;
    } catch {
      section.querySelector("[data-away]").hidden = false;
    }
    const seconds = document.hidden ? Math.max(HIDDEN_SECONDS, visible) : visible;
    if (!done) timer = setTimeout(ask, 1000 * seconds);
    else document.removeEventListener("visibilitychange", wake);
  };
  const wake = () => {
    if (document.hidden) return;
    clearTimeout(timer);
    ask();
  };
  document.addEventListener("visibilitychange", wake);
  ask();
}

function listen(section, t) {
  const source = new EventSource(section.dataset.events);
  const giveUp = () => {
    source.close();
    poll(section, t);
  };
  let silence = setTimeout(giveUp, 1000 * FIRST_WORD_SECONDS);
  source.addEventListener("status", (event) => {
    clearTimeout(silence);
    const status = JSON.parse(event.data);
    show(section, status, t);
    if (isDone(status)) source.close();
  });
  source.addEventListener("error", () => {
    clearTimeout(silence);
    section.querySelector("[data-away]").hidden = false;
    if (source.readyState === EventSource.CLOSED) giveUp();
    else silence = setTimeout(giveUp, 2000 * FIRST_WORD_SECONDS); // it comes back by itself, or we ask
  });
}

for (const section of document.querySelectorAll("[data-packet-status]")) {
  const t = say("packet-words");
  if ("EventSource" in window) listen(section, t);
  else poll(section, t);
}
