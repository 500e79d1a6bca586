// What concerns the whole page or process: these tests run one after another.
import { afterEach, expect } from "vitest";
import { createClient } from "../src/index.js";
import { callbacks, completed, given, patient, submitted, test, until } from "./setup.js";

const STATUS = "GET /api/packets/status";
const EVENTS = "GET /api/packets/events";

afterEach(() => {
  delete globalThis.document;
});

/** A page that can be hidden. */
function page() {
  const document = Object.assign(new EventTarget(), { hidden: false });
  globalThis.document = document;
  return {
    hide(hidden) {
      document.hidden = hidden;
      document.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

test("a hidden page listens to nothing and asks seldom; seen again, it listens at once", async ({ gateway, started }) => {
  const window = page();
  const client = createClient({ ...patient, baseUrl: gateway.url, hiddenPollInterval: 400 });
  await client.startIntake(given.answers.clientType);
  const watch = started(client, { pollInterval: 250 });
  await until(() => watch.status.isLive, "the stream");
  window.hide(true);
  await until(() => gateway.streams.size === 0 && !watch.status.isLive, "the stream's end");
  const asked = gateway.count(STATUS);
  await until(() => gateway.count(STATUS) >= asked + 3, "three questions");
  expect(Math.min(...gateway.gaps(STATUS, asked))).toBeGreaterThanOrEqual(395);
  expect(gateway.count(EVENTS)).toBe(1);
  window.hide(false);
  await until(() => watch.status.isLive, "the stream once more");
  expect(gateway.count(EVENTS)).toBe(2);
});

test("a callback's own fault hurts nobody else", async ({ gateway, started }) => {
  const faults = [];
  const catching = (error) => faults.push(error);
  const others = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException").on("uncaughtException", catching);
  try {
    const { client } = await submitted(gateway.url);
    const heard = callbacks();
    const fault = new Error("of the callback");
    started(client, { onAllComplete: () => { throw fault; } });
    await completed(started(client, heard));
    expect(heard.onAllComplete).toHaveBeenCalledTimes(1);
    await until(() => faults.length, "its report");
    expect(faults).toEqual([fault]);
  } finally {
    process.removeListener("uncaughtException", catching);
    others.forEach((listener) => process.on("uncaughtException", listener));
  }
});
