// The live status without a framework, against a running Intakt.
import { describe, expect, vi } from "vitest";
import { createClient } from "../src/index.js";
import { callbacks, completed, given, ids, patient, quiet, sleep, submitted, test, until } from "./setup.js";

const STATUS = "GET /api/packets/status";
const EVENTS = "GET /api/packets/events";
const away = { status: 503, headers: { "retry-after": "0" } };

describe.concurrent("live", () => {
  test("one stream brings every change, and ends by itself when all is done", async ({ gateway, started }) => {
    const { client, answer } = await submitted(gateway.url);
    const heard = callbacks();
    const watch = started(client, heard);
    await completed(watch);
    expect([gateway.count(EVENTS), gateway.count(STATUS)]).toEqual([1, 0]);
    await until(() => gateway.streams.size === 0, "the stream's end");
    expect(watch.status).toMatchObject({ isLoading: false, isGenerating: false, isLive: false, error: null });
    expect(ids(watch.status.packets)).toEqual(ids(answer.packets));
    expect(watch.status.summary).toMatchObject({ total: 2, completed: 2, progress: 100 });
    expect(heard.onAllComplete).toHaveBeenCalledTimes(1);
    expect(heard.onAllComplete.mock.calls[0][0].packets).toBe(watch.status.packets);
    expect(heard.onPacketFailed).not.toHaveBeenCalled();
    expect(heard.onError).not.toHaveBeenCalled();
    const progress = heard.onUpdate.mock.calls.map(([status]) => status.summary.progress);
    expect(progress).toEqual([...progress].sort((one, two) => one - two));
    expect(progress.at(-1)).toBe(100);
  });

  test("ten watches share one stream, and a function they share is called once", async ({ gateway, started }) => {
    const { client } = await submitted(gateway.url);
    const shared = vi.fn();
    const own = Array.from({ length: 10 }, () => vi.fn());
    const all = own.map((onUpdate) => started(client, { onUpdate, onAllComplete: shared }));
    await completed(all[9]);
    expect(gateway.count(EVENTS) + gateway.count(STATUS)).toBe(1);
    expect(shared).toHaveBeenCalledTimes(1);
    for (const each of own) expect(each.mock.lastCall[0].packets).toBe(all[0].status.packets);
  });

  test("watching may begin before there is anything to watch", async ({ gateway, started }) => {
    const client = createClient({ ...patient, baseUrl: gateway.url });
    const { intakeId } = await client.startIntake(given.answers.clientType);
    const watch = started(client);
    await until(() => watch.status.isLive, "the stream");
    expect(watch.status).toMatchObject({ isComplete: false, isGenerating: false, packets: [] });
    await client.saveAnswers(intakeId, given.answers.responses);
    await client.submit(intakeId);
    await completed(watch);
    expect(gateway.count(EVENTS)).toBe(1);
  });

  test("a stream that is cut is opened again", async ({ gateway, started }) => {
    const client = createClient({ ...patient, baseUrl: gateway.url });
    const { intakeId } = await client.startIntake(given.answers.clientType);
    const heard = callbacks();
    const watch = started(client, heard);
    await until(() => watch.status.isLive, "the stream");
    gateway.cutStreams();
    await until(() => !watch.status.isLive, "the cut");
    await until(() => watch.status.isLive, "the stream once more");
    expect([gateway.count(EVENTS), gateway.count(STATUS)]).toEqual([2, 0]);
    await client.saveAnswers(intakeId, given.answers.responses);
    await client.submit(intakeId);
    await completed(watch);
    expect(heard.onError).not.toHaveBeenCalled();
  });

  test("a stream that has died without a word is left, and another opened", async ({ gateway, started }) => {
    gateway.misbehave = ({ path }) => (path.endsWith("/events") && gateway.count(EVENTS) === 1 ? { freeze: true } : undefined);
    const client = createClient({ ...patient, baseUrl: gateway.url, silenceTimeout: 500 });
    await client.startIntake(given.answers.clientType);
    const watch = started(client);
    await until(() => watch.status.isLive, "the stream");
    await until(() => gateway.count(EVENTS) === 2, "another stream");
    expect(watch.status.error).toBe(null);
  });

  test("late joiners hear what is known, and ask for nothing while it is fresh", async ({ gateway, started }) => {
    const { client } = await submitted(gateway.url);
    await completed(started(client));
    const heard = callbacks();
    const late = started(client, { ...heard, pollInterval: 60_000 });
    await until(() => heard.onAllComplete.mock.calls.length, "the late word");
    expect(heard.onUpdate).toHaveBeenCalledTimes(1);
    late.stop();
    late.start();
    await sleep(50);
    expect(heard.onAllComplete).toHaveBeenCalledTimes(1);
  });
});

describe.concurrent("asking", () => {
  test("where there is no stream: in the interval, with ETag, until all is done", async ({ gateway, started }) => {
    gateway.misbehave = ({ path }) => (path.endsWith("/events") ? { status: 404 } : undefined);
    const client = createClient({ ...patient, baseUrl: gateway.url, live: false });
    const { intakeId } = await client.startIntake(given.answers.clientType);
    const heard = callbacks();
    const watch = started(client, { ...heard, pollInterval: 250 });
    await until(() => gateway.count(STATUS) >= 4, "four questions");
    expect(gateway.count(EVENTS)).toBe(0);
    const answers = gateway.passed.filter(({ path }) => path.endsWith("/status")).map(({ status }) => status);
    expect(answers.slice(0, 3)).toEqual([200, 304, 304]);
    expect(heard.onUpdate).toHaveBeenCalledTimes(1);
    await client.saveAnswers(intakeId, given.answers.responses);
    await client.submit(intakeId);
    await completed(watch);
    await quiet(gateway, STATUS);
    expect(heard.onAllComplete).toHaveBeenCalledTimes(1);
  });

  test.for([
    ["is refused", { status: 503 }],
    ["is something else", { status: 200, headers: { "content-type": "text/html" }, body: "<h1>A portal</h1>" }],
    ["is kept back by a gateway", { withhold: true }],
  ])("instead of a stream that %s", async ([, misdeed], { gateway, started }) => {
    gateway.misbehave = ({ path }) => (path.endsWith("/events") ? misdeed : undefined);
    const { client } = await submitted(gateway.url, { streamTimeout: 300, pollInterval: 250 });
    const heard = callbacks();
    await completed(started(client, heard));
    expect(gateway.count(EVENTS)).toBeGreaterThanOrEqual(1);
    expect(Math.min(...gateway.gaps(EVENTS))).toBeGreaterThan(9900); // tried again, but seldom
    expect(gateway.count(STATUS)).toBeGreaterThanOrEqual(1);
    expect(heard.onError).not.toHaveBeenCalled();
  });

  test("the shortest interval that anybody wishes counts, and counts at once", async ({ gateway, started }) => {
    const client = createClient({ ...patient, baseUrl: gateway.url, live: false });
    await client.startIntake(given.answers.clientType);
    started(client, { pollInterval: 60_000 });
    await until(() => gateway.count(STATUS) === 1, "the first question");
    await sleep(400);
    expect(gateway.count(STATUS)).toBe(1);
    const eager = started(client, { pollInterval: 250 });
    await until(() => gateway.count(STATUS) >= 3, "more questions");
    eager.stop();
    await quiet(gateway, STATUS);
  });

  test("refetch asks once however often it is called at once, and never rejects", async ({ gateway, started }) => {
    const { client } = await submitted(gateway.url);
    const watch = client.watch();
    const [one, two] = await Promise.all([watch.refetch(), watch.refetch(), watch.refetch()]);
    expect(gateway.count(STATUS)).toBe(1);
    expect(one).toBe(two);
    expect(one.packets).toHaveLength(2);
    expect(one.isWatching).toBe(false);
    gateway.misbehave = () => ({ status: 500 });
    expect((await watch.refetch()).error).toMatchObject({ status: 500 });
    expect(watch.status.packets).toHaveLength(2);
  });
});

describe.concurrent("when things go wrong", () => {
  test("an outage is told once, what was known stays, and it mends by itself", async ({ gateway, started }) => {
    const client = createClient({ ...patient, baseUrl: gateway.url, live: false, pollInterval: 250 });
    const { intakeId } = await client.startIntake(given.answers.clientType);
    const heard = callbacks();
    const watch = started(client, heard);
    await until(() => heard.onUpdate.mock.calls.length, "the first word");
    gateway.misbehave = ({ path }) => (path.endsWith("/status") ? away : undefined);
    const before = gateway.count(STATUS);
    await until(() => gateway.count(STATUS) - before >= 3, "three failures");
    expect(heard.onError).toHaveBeenCalledTimes(1);
    expect(watch.status.error).toMatchObject({ status: 503 });
    expect(watch.status.isWatching).toBe(true);
    gateway.misbehave = () => undefined;
    await until(() => watch.status.error === null, "the mending");
    await client.saveAnswers(intakeId, given.answers.responses);
    await client.submit(intakeId);
    await completed(watch);
  });

  test("a token that is none ends it, and start tries again", async ({ gateway, started }) => {
    const client = createClient({ ...patient, baseUrl: gateway.url, token: "not-a-token-of-this-place" });
    const heard = callbacks();
    const watch = started(client, heard);
    await until(() => watch.status.error && !watch.status.isWatching, "the end");
    expect(watch.status.error).toMatchObject({ status: 401, code: "sign-in" });
    expect(watch.status.isLoading).toBe(false);
    expect(heard.onError).toHaveBeenCalledTimes(1);
    expect(gateway.passed).toHaveLength(1);
    await sleep(700);
    expect(gateway.passed).toHaveLength(1);
    watch.start();
    await until(() => gateway.passed.length === 2, "another try");
  });

  test("another token: nothing of the last caller's is left, and its late answers are not heard", async ({ gateway, started }) => {
    const one = await submitted(gateway.url);
    const two = await submitted(gateway.url);
    const heard = callbacks();
    const watch = started(one.client, heard);
    await completed(watch);
    const late = watch.refetch();
    one.client.token = two.client.token;
    expect(watch.status.packets).toEqual([]);
    await late;
    await completed(watch);
    expect(ids(watch.status.packets)).toEqual(ids(two.answer.packets));
    expect(heard.onUpdate.mock.lastCall[0].packets).toBe(watch.status.packets);
    expect(heard.onAllComplete).toHaveBeenCalledTimes(2);
  });

  test("stop ends what is going on, and nothing is told any more", async ({ gateway, started }) => {
    const { client } = await submitted(gateway.url);
    const heard = callbacks();
    const watch = started(client, heard);
    watch.stop();
    await sleep(300);
    expect(gateway.count(EVENTS)).toBe(0);
    expect(heard.onUpdate).not.toHaveBeenCalled();
    watch.start();
    await until(() => gateway.streams.size || watch.status.isComplete, "a stream");
    watch.stop();
    await until(() => gateway.streams.size === 0, "the stream's end");
    expect(watch.status.isWatching).toBe(false);
  });

  test("each packet that failed for good is told once, in words for the reader", async ({ gateway, started }) => {
    const { client, answer } = await submitted(given.failingUrl);
    const heard = callbacks();
    const failed = vi.fn();
    const all = [started(client, heard), started(client, { onPacketFailed: failed }), started(client, { onPacketFailed: failed })];
    await completed(all[0]);
    for (const each of [heard.onPacketFailed, failed]) {
      expect(ids(each.mock.calls.map(([packet]) => packet))).toEqual(ids(answer.packets));
      expect(each.mock.calls[0][0]).toMatchObject({ status: "FAILED", hasError: true, errorMessage: expect.stringMatching(/\w/) });
    }
    expect(all[0].status.summary).toMatchObject({ total: 2, failed: 2, completed: 0 });
    expect(heard.onAllComplete).toHaveBeenCalledTimes(1);
  });
});
