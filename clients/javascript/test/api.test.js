// The calls, against a running Intakt.
import { describe, expect } from "vitest";
import { NetworkError, ProblemError, createClient } from "../src/index.js";
import { given, rejected, submitted, test, until } from "./setup.js";

const { clientType, responses } = given.nutrition;

/** A client whose packets are made. */
async function served() {
  const { client, answer } = await submitted();
  await until(async () => (await client.packetStatus()).summary.progress === 100, "the packets");
  return { client, answer };
}

test("the paths, and what one asks", async () => {
  const client = createClient({ baseUrl: `${given.url}/` });
  const paths = await client.paths();
  expect(paths).toHaveLength(7);
  const path = await client.path(clientType);
  expect(path.blocks.flatMap((block) => block.questions).map((question) => question.id)).toContain("diet-type");
  expect(await client.path(clientType, { release: path.release })).toEqual(path);
  const ids = path.blocks.slice(0, 2).map((block) => block.id);
  expect((await client.questionBlocks(ids)).map((block) => block.id)).toEqual(ids);
});

describe.concurrent("an intake", () => {
  test("from its start to a packet, and once more", async () => {
    const client = createClient({ baseUrl: given.url });
    const { intakeId, token } = await client.startIntake(clientType);
    expect(client.token).toBe(token);
    const saved = await client.saveAnswers(intakeId, responses, { currentStep: "about-you" });
    expect(Object.keys(saved.acked).sort()).toEqual(Object.keys(responses).sort());
    expect(saved.isComplete).toBe(true);
    expect((await client.readIntake(intakeId)).responses["diet-type"]).toBe(responses["diet-type"]);

    const { packets } = await client.submit(intakeId);
    expect((await client.submit(intakeId)).packets).toEqual(packets);
    await until(async () => (await client.packetStatus()).summary.progress === 100, "the packets");
    const { id } = packets.find(({ type }) => type === "NUTRITION");
    expect((await client.packet(id)).plan.days).toHaveLength(7);
    const pdf = await client.pdf(id);
    expect(pdf.type).toBe("application/pdf");
    expect(await pdf.slice(0, 5).text()).toBe("%PDF-");
    expect((await client.combinedPdf()).size).toBeGreaterThan(pdf.size);
    expect(await client.html(id)).toMatch(/^<!doctype html>/i);

    const again = await client.reopen(intakeId);
    expect(again.intakeId).not.toBe(intakeId);
    expect((await client.readIntake(again.intakeId)).responses["diet-type"]).toBe(responses["diet-type"]);
  });

  test("a late repeat never overwrites a newer answer", async () => {
    const client = createClient({ baseUrl: given.url });
    const { intakeId } = await client.startIntake(clientType);
    const first = client.nextSeq(["full-name"]);
    await client.saveAnswers(intakeId, { "full-name": "Ada Lovelace" });
    const late = await client.saveAnswers(intakeId, { "full-name": "Ada" }, { seq: first });
    expect(late.responses["full-name"]).toBe("Ada Lovelace");
    const newer = await client.saveAnswers(intakeId, { "full-name": null });
    expect(newer.responses["full-name"]).toBeUndefined();
  });

  test("a wrong answer is stored and named", async () => {
    const client = createClient({ baseUrl: given.url });
    const { intakeId } = await client.startIntake(clientType);
    const { errors } = await client.saveAnswers(intakeId, { email: "nobody" });
    expect(errors.map((error) => error.question)).toContain("email");
  });
});

describe.concurrent("refusals", () => {
  test("answers: each with its question and what to do", async () => {
    const wrong = { ...responses, email: "nobody", "meals-per-day": "40" };
    const error = await rejected(createClient({ baseUrl: given.url }).submit({ clientType, responses: wrong }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 422, code: "answers", type: "urn:intakt:problem:answers" });
    expect(error.errors.map(({ question }) => question).sort()).toEqual(["email", "meals-per-day"]);
    expect(error.message).toBe(error.detail);
    expect(error.requestId).not.toBe("");
  });

  test("a token that is none, another's intake, what does not exist", async () => {
    const { client } = await served();
    const stranger = createClient({ baseUrl: given.url, token: "not-a-token-of-this-place" });
    expect(await rejected(stranger.packetStatus())).toMatchObject({ status: 401, code: "sign-in" });
    const other = createClient({ baseUrl: given.url });
    const { intakeId } = await other.startIntake(clientType);
    expect(await rejected(client.readIntake(intakeId))).toMatchObject({ status: 404 });
    expect(await rejected(client.packet("../admin/clients"))).toMatchObject({ status: 404 });
  });

  test("another body under the same key", async () => {
    const client = createClient({ baseUrl: given.url });
    const idempotencyKey = `key-${Math.random()}`;
    const first = await client.startIntake(clientType, { idempotencyKey });
    const same = createClient({ baseUrl: given.url });
    expect(await same.startIntake(clientType, { idempotencyKey })).toEqual(first);
    const error = await rejected(createClient({ baseUrl: given.url }).startIntake("FULL_PROGRAM", { idempotencyKey }));
    expect(error.status).toBe(422);
  });

  test("nobody there", async () => {
    const error = await rejected(createClient({ baseUrl: "http://127.0.0.1:9", retries: 0 }).paths());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a call that is given up says so as the platform does", async () => {
    const giving = new AbortController();
    const asked = createClient({ baseUrl: given.url }).paths({ signal: giving.signal });
    giving.abort();
    expect(await rejected(asked)).toMatchObject({ name: "AbortError" });
  });
});
