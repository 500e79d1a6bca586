// The review: sends what still waits in this browser, and Submit once, however often it is pressed.

import { say as wordsOf } from "../words.js";
import { forget, openOutbox } from "./outbox.js";
import { speaker } from "./patience.js";
import { createSaving } from "./saving.js";
import { createTrouble } from "./trouble.js";

const root = document.querySelector("[data-intake]");
const form = root.querySelector("[data-submit]");
const words = wordsOf("intake-words");
const { intake } = root.dataset;
const say = speaker(root);

const outbox = openOutbox(intake);
const trouble = createTrouble({ root, words, say, retry: () => saving.flush() });
const saving = createSaving({
  url: `/api/intake/${intake}`,
  outbox,
  onState({ name, kept }) {
    trouble.tell(name, kept);
    if (name === "submitted") forget(intake);
  },
});

// What was kept on this device changes what is shown here: look again once it is sent.
const waited = outbox.entries().length > 0;
saving.flush().then((done) => done && waited && location.reload());
window.addEventListener("online", () => saving.flush().then((done) => done && location.reload()));

const buttons = root.querySelectorAll('[data-submit] button, [form="send"]');
let sent = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sent) return;
  sent = true;
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  const reached = (await saving.flush()) && (await saving.refresh());
  if (reached || saving.state() === "submitted") {
    forget(intake);
    form.submit();
    return;
  }
  sent = false;
  for (const button of buttons) button.removeAttribute("aria-disabled");
  trouble.show("intake-submit-offline");
});

// A page that the browser kept is ready to send again.
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
