// Server-Sent Events in pieces of any size.
import { expect, test } from "vitest";
import { readEvents } from "../src/sse.js";

const TEXT = ['event: status\r\ndata: {"a":\r\ndata: "é"}\r\nretry: 3000\r\n\r\n', ":\n\n", "data:one\n\n", "event: status\rdata: x\r\r"];

async function events(text, size) {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
  const found = [];
  for await (const event of readEvents(ReadableStream.from(pieces))) found.push(event);
  return found;
}

test.each([1, 2, 3, 7, 1000])("pieces of %i bytes", async (size) => {
  expect(await events(TEXT.join(""), size)).toEqual([
    { event: "status", data: '{"a":\n"é"}', retry: 3000 },
    { event: "", data: "" },
    { event: "message", data: "one" },
    { event: "status", data: "x" },
  ]);
});

test("what is cut off in the middle is not an event", async () => {
  expect(await events("event: status\ndata: half", 4)).toEqual([]);
});

test("the stream is let go of when nobody reads on", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: () => { cancelled = true; },
  });
  for await (const _ of readEvents(body)) break;
  expect(cancelled).toBe(true);
});
