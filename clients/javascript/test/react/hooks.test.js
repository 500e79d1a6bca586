// The hooks in real React, strict mode on, against a running Intakt.
import { cleanup, render, renderHook } from "@testing-library/react";
import { StrictMode, createElement, useState, version } from "react";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import { createClient } from "../../src/index.js";
import { IntaktProvider, useGenerationProgress, useIntakt, useIsGenerating, usePacketStatus } from "../../src/react.js";
import { callbacks, given, ids, quiet, sleep, submitted, test, until } from "../setup.js";

const STATUS = "GET /api/packets/status";
const EVENTS = "GET /api/packets/events";

let complaints;
beforeEach(() => {
  complaints = vi.spyOn(console, "error");
});
afterEach(() => {
  cleanup();
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});

/** Inside strict mode and a provider of that client. */
const inside = (client) => ({ children }) =>
  createElement(StrictMode, null, createElement(IntaktProvider, { client }, children));

const hook = (client, use, initialProps) => renderHook(use, { wrapper: inside(client), initialProps });

test("this is the React that is meant", () => {
  expect(version.split(".")[0]).toBe(process.env.REACT);
});

test("ten hooks make one request, and a function they share is called once", async ({ gateway }) => {
  const fetch = vi.fn((...words) => globalThis.fetch(...words));
  const { client, answer } = await submitted(gateway.url, { fetch });
  const before = gateway.passed.length;
  fetch.mockClear();
  const shared = vi.fn();
  const own = Array.from({ length: 10 }, () => vi.fn());
  const seen = [];
  function One({ number }) {
    const use = [usePacketStatus, useIsGenerating, useGenerationProgress][number % 3];
    // a new function at each rendering, as front ends write them
    seen[number] = use({ onAllComplete: (status) => (own[number](status), undefined), onUpdate: shared });
    return createElement("li", null, seen[number].summary.progress);
  }
  const list = Array.from({ length: 10 }, (_, number) => createElement(One, { key: number, number }));
  const { container } = render(createElement(inside(client), null, list));
  await until(() => seen.every((status) => status.isComplete && !status.isWatching), "the end");
  expect(gateway.passed.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([EVENTS]);
  expect(fetch).toHaveBeenCalledTimes(1); // nor was one begun and given up when strict mode mounts twice
  expect(container.textContent).toBe("100".repeat(10));
  for (const each of own) expect(each).toHaveBeenCalledTimes(1);
  expect(new Set(shared.mock.calls.map(([status]) => status)).size).toBe(shared.mock.calls.length);
  expect(ids(seen[0].packets)).toEqual(ids(answer.packets));
});

test("what the hooks give", async ({ gateway }) => {
  const { client } = await submitted(gateway.url);
  const status = hook(client, () => usePacketStatus());
  expect(status.result.current).toMatchObject({ packets: [], isLoading: true, error: null, isComplete: false });
  const generating = hook(client, () => useIsGenerating());
  const progress = hook(client, () => useGenerationProgress());
  await until(() => progress.result.current.isComplete, "the end");
  expect(generating.result.current).toMatchObject({ isGenerating: false, isLoading: false, packets: { length: 2 } });
  expect(progress.result.current).toMatchObject({ progress: 100, completed: 2, total: 2, failed: 0, summary: { progress: 100 } });
  const { refetch, startPolling, stopPolling } = status.result.current;
  expect((await refetch()).packets).toBe(status.result.current.packets);
  status.rerender();
  expect(status.result.current).toMatchObject({ refetch, startPolling, stopPolling });
});

describe("enabled, stopPolling, startPolling", () => {
  test("a hook that is not enabled asks for nothing, then joins", async ({ gateway }) => {
    const { client } = await submitted(gateway.url);
    const before = gateway.passed.length;
    const onAllComplete = vi.fn();
    const { result, rerender } = hook(client, (props) => usePacketStatus({ ...props, onAllComplete }), { enabled: false });
    await sleep(100);
    expect(gateway.passed.length).toBe(before);
    expect(result.current).toMatchObject({ isLoading: false, isWatching: false });
    rerender({ enabled: true });
    await until(() => result.current.isComplete, "the end");
    expect(onAllComplete).toHaveBeenCalledTimes(1);
  });

  test("stopping and going on", async ({ gateway }) => {
    const client = createClient({ baseUrl: gateway.url, live: false });
    const { intakeId } = await client.startIntake(given.answers.clientType);
    const { result } = hook(client, () => usePacketStatus({ pollInterval: 250 }));
    await until(() => gateway.count(STATUS) >= 3, "three questions");
    result.current.stopPolling();
    await quiet(gateway, STATUS);
    await until(() => !result.current.isWatching, "the end of watching");
    await client.saveAnswers(intakeId, given.answers.responses);
    await client.submit(intakeId);
    result.current.startPolling(250);
    await until(() => result.current.isComplete, "the end");
    expect(gateway.count(EVENTS)).toBe(0);
    const done = await quiet(gateway, STATUS);
    result.current.startPolling();
    await until(() => gateway.count(STATUS) === done + 1, "one more question");
  });
});

test("a component that has gone is told nothing and asks for nothing", async ({ gateway }) => {
  const client = createClient({ baseUrl: gateway.url, live: false });
  const { intakeId } = await client.startIntake(given.answers.clientType);
  const heard = callbacks();
  const rendered = vi.fn();
  const { result, unmount } = hook(client, () => (rendered(), usePacketStatus({ ...heard, pollInterval: 250 })));
  await until(() => !result.current.isLoading, "the first word");
  const { refetch, startPolling, stopPolling } = result.current;
  unmount();
  await client.saveAnswers(intakeId, given.answers.responses);
  await client.submit(intakeId);
  [rendered, ...Object.values(heard)].forEach((mock) => mock.mockClear());
  startPolling(250);
  stopPolling();
  await refetch();
  await until(async () => (await refetch()).isComplete, "the packets");
  await quiet(gateway, STATUS);
  for (const each of [rendered, ...Object.values(heard)]) expect(each).not.toHaveBeenCalled();
});

test("leaving and coming back is no new event, and asks nothing while what is known is fresh", async ({ gateway }) => {
  const { client } = await submitted(gateway.url);
  const onAllComplete = vi.fn();
  let toggle;
  const Inner = () => createElement("p", null, usePacketStatus({ onAllComplete, pollInterval: 60_000 }).summary.progress);
  function Page() {
    const [shown, setShown] = useState(true);
    toggle = () => setShown((before) => !before);
    return shown ? createElement(Inner) : null;
  }
  const { container } = render(createElement(inside(client), null, createElement(Page)));
  await until(() => container.textContent === "100", "the end");
  const asked = gateway.passed.length;
  toggle();
  await until(() => container.textContent === "", "its leaving");
  toggle();
  await until(() => container.textContent === "100", "its return");
  await sleep(100);
  expect(gateway.passed.length).toBe(asked);
  expect(onAllComplete).toHaveBeenCalledTimes(1);
});

test("each packet that failed is told once", async () => {
  const { client, answer } = await submitted(given.failingUrl);
  const failed = vi.fn();
  const hooks = Array.from({ length: 3 }, () => hook(client, () => usePacketStatus({ onPacketFailed: failed })));
  await until(() => hooks[2].result.current.isComplete, "the end");
  expect(ids(failed.mock.calls.map(([packet]) => packet))).toEqual(ids(answer.packets));
  expect(hooks[0].result.current.summary.failed).toBe(2);
});

test("an error is shown, and what was known stays", async ({ gateway }) => {
  const { client } = await submitted(gateway.url);
  const { result } = hook(client, () => usePacketStatus());
  await until(() => result.current.isComplete, "the end");
  gateway.misbehave = () => ({ status: 503 });
  await result.current.refetch();
  await until(() => result.current.error, "the error");
  expect(result.current).toMatchObject({ error: { status: 503 }, packets: { length: 2 }, isComplete: true });
});

test("another client, another person's packets", async ({ gateway }) => {
  const [one, two] = await Promise.all([submitted(gateway.url), submitted(gateway.url)]);
  const { result, rerender } = renderHook((props) => usePacketStatus(props), {
    wrapper: StrictMode,
    initialProps: { client: one.client },
  });
  await until(() => result.current.isComplete, "the first");
  expect(ids(result.current.packets)).toEqual(ids(one.answer.packets));
  rerender({ client: two.client });
  expect(result.current.packets).toEqual([]);
  await until(() => result.current.isComplete, "the second");
  expect(ids(result.current.packets)).toEqual(ids(two.answer.packets));
});

test("without a client it says what to do", () => {
  const said = [];
  complaints.mockImplementation(() => {});
  const Lost = () => {
    try {
      useIntakt();
    } catch (error) {
      said.push(error.message);
    }
    return null;
  };
  render(createElement(Lost));
  expect(said[0]).toMatch(/IntaktProvider/);
  expect(complaints).not.toHaveBeenCalled();
});
