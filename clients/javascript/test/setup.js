// What the tests are given: a running Intakt, one whose packets all fail, and answers to send.
import { readFileSync } from "node:fs";
import { expect, test as plain, vi } from "vitest";
import { createClient } from "../src/index.js";
import { proxied } from "./proxy.js";

const file = process.env.INTAKT_CLIENT_TESTS;
if (!file) throw new Error("Run these tests by `make test`, or pytest tests/clients: they need a running Intakt.");

/** @typedef {{clientType: string, responses: Record<string, any>}} Answers */
/** @type {{url: string, failingUrl: string, answers: Answers, nutrition: Answers}} `answers`: whose packets are made soonest */
export const given = JSON.parse(readFileSync(file, "utf8"));

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until it is so, and gives what it was. */
export async function until(isSo, what = "it", milliseconds = 180_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await isSo();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await sleep(10);
  }
}

/** Waits until that is not asked any more, and gives how often it was. */
export async function quiet(gateway, wanted) {
  for (;;) {
    const before = gateway.count(wanted);
    await sleep(600);
    if (gateway.count(wanted) === before) return before;
  }
}

/** A stream is waited for, however slow the machine is. */
export const patient = { streamTimeout: 180_000 };

/** A client who has just submitted, at that address. */
export async function submitted(baseUrl = given.url, options = {}) {
  const client = createClient({ ...patient, ...options, baseUrl });
  const answer = await client.submit(given.answers);
  return { client, answer };
}

export const completed = (watch) => until(() => watch.status.isComplete && !watch.status.isWatching, "the end");

export const rejected = (promise) => promise.then(() => expect.fail("it was not refused"), (error) => error);

export const ids = (packets) => packets.map(({ id }) => id).sort();

export function callbacks() {
  return { onUpdate: vi.fn(), onAllComplete: vi.fn(), onPacketFailed: vi.fn(), onError: vi.fn() };
}

/** With a gateway of its own before the server, and watches that end with the test. */
export const test = plain.extend({
  gateway: async ({}, use) => {
    const gateway = await proxied(given.url);
    await use(gateway);
    await gateway.close();
  },
  started: async ({}, use) => {
    const watches = [];
    await use((client, options = {}) => {
      const watch = client.watch(options).start();
      watches.push(watch);
      return watch;
    });
    watches.forEach((watch) => watch.stop());
  },
});
