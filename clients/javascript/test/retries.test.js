// What is tried again, when, and what is not; through a gateway that misbehaves.
import { describe, expect } from "vitest";
import { createClient } from "../src/index.js";
import { retryAfter } from "../src/problem.js";
import { backoff } from "../src/timing.js";
import { given, rejected, test } from "./setup.js";

/** The first so many requests of that method are met so. */
function first(gateway, count, misdeed, wanted = () => true) {
  let left = count;
  gateway.misbehave = (request) => (wanted(request) && left-- > 0 ? misdeed : undefined);
}

describe.concurrent("retries", () => {
  test("503 and 429 are tried again after the time the server names", async ({ gateway }) => {
    const statuses = [503, 429];
    gateway.misbehave = () => {
      const status = statuses.shift();
      return status && { status, headers: { "retry-after": "1" } };
    };
    const began = Date.now();
    expect(await createClient({ baseUrl: gateway.url }).paths()).toHaveLength(7);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1990);
    expect(gateway.passed.map(({ status }) => status)).toEqual([503, 429, 200]);
  });

  test("an answer that was lost after the server had acted is asked for again, and nothing is done twice", async ({ gateway }) => {
    first(gateway, 1, { drop: true }, ({ method }) => method === "POST");
    const client = createClient({ baseUrl: gateway.url });
    const { packets } = await client.submit(given.answers);
    const [one, two, ...more] = gateway.passed.filter(({ method }) => method === "POST");
    expect(more).toEqual([]);
    expect(one.headers["idempotency-key"]).toBe(two.headers["idempotency-key"]);
    expect(one.headers["idempotency-key"]).not.toBe("");
    const known = await client.packetStatus();
    expect(known.packets.map(({ id }) => id).sort()).toEqual(packets.map(({ id }) => id).sort());
  });

  test("a repeat that comes while the first is at work is tried again", async ({ gateway }) => {
    const problem = { status: 409, code: "in-progress", detail: "The first call with this key is still at work." };
    const headers = { "content-type": "application/problem+json" };
    first(gateway, 1, { status: 409, headers, body: JSON.stringify(problem) });
    await createClient({ baseUrl: gateway.url }).startIntake(given.answers.clientType);
    expect(gateway.passed.map(({ status }) => status)).toEqual([409, 201]);
  });

  test("each call has a key of its own", async ({ gateway }) => {
    const client = createClient({ baseUrl: gateway.url });
    await client.startIntake(given.answers.clientType);
    await client.startIntake(given.answers.clientType);
    const keys = gateway.passed.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(2);
  });

  test("a gateway's page of HTML is told by its status", async ({ gateway }) => {
    first(gateway, 9, { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" });
    const error = await rejected(createClient({ baseUrl: gateway.url, retries: 1 }).paths());
    expect(error).toMatchObject({ name: "ProblemError", status: 502, code: "http-502", errors: [] });
    expect(gateway.passed).toHaveLength(2);
  });

  test("a fault of the server's own is not asked for again", async ({ gateway }) => {
    first(gateway, 9, { status: 500 });
    expect(await rejected(createClient({ baseUrl: gateway.url }).paths())).toMatchObject({ status: 500 });
    expect(gateway.passed).toHaveLength(1);
  });

  test("no is no: 4xx is not tried again", async ({ gateway }) => {
    await rejected(createClient({ baseUrl: gateway.url, token: "not-a-token-of-this-place" }).packetStatus());
    expect(gateway.passed).toHaveLength(1);
  });

  test("a wait longer than anybody waits is told at once", async ({ gateway }) => {
    first(gateway, 9, { status: 503, headers: { "retry-after": "3600" } });
    const error = await rejected(createClient({ baseUrl: gateway.url }).paths());
    expect(error.retryAfter).toBe(3_600_000);
    expect(gateway.passed).toHaveLength(1);
  });

  test("an answer that does not come in time", async ({ gateway }) => {
    first(gateway, 9, { withhold: true });
    const error = await rejected(createClient({ baseUrl: gateway.url, retries: 0, timeout: 200 }).paths());
    expect(error.name).toBe("NetworkError");
  });
});

test("waits: seconds, dates, and doubling with a random part", () => {
  expect(retryAfter("3")).toBe(3000);
  expect(retryAfter(new Date(Date.now() + 3_600_000).toUTCString())).toBeGreaterThan(3_500_000);
  expect(retryAfter(new Date(0).toUTCString())).toBe(0);
  expect([retryAfter(null), retryAfter("soon")]).toEqual([null, null]);
  for (const [attempt, most] of [[0, 500], [3, 4000], [20, 30_000]]) {
    const waits = Array.from({ length: 50 }, () => backoff(attempt));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
    expect(new Set(waits).size).toBeGreaterThan(1);
  }
});
