// The client's part of Intakt's API, and the live status of the client's packets.

/** @import {Answer, ClientOptions, ClientType, IntaktClient, PostOptions, ReadOptions, SaveOptions, StartedIntake, Submission, Submitted, WatchOptions} from "../types/index.js" */
import { Audience, setAudience } from "./audience.js";
import { Transport, newId } from "./http.js";
import { Watch } from "./watch.js";

const part = encodeURIComponent;

/** @implements {IntaktClient} */
export class Client {
  /** @param {ClientOptions} [options] */
  constructor(options = {}) {
    this.transport = new Transport(options);
    this.audience = new Audience(this.transport, options);
    this.writer = options.writer ?? newId();
    this.lastSeq = 0;
    setAudience(this, this.audience);
  }

  get token() {
    return this.transport.token;
  }

  set token(token) {
    if (token === this.transport.token) return;
    this.transport.token = token;
    this.audience.restart();
  }

  // --- what can be asked --------------------------------------------------------------------------

  /** @param {ReadOptions} [options] */
  paths(options) {
    return this.transport.json("/api/intake/paths", options);
  }

  /** @param {ClientType} clientType @param {ReadOptions & {release?: string}} [options] */
  path(clientType, { release, signal } = {}) {
    const query = release ? `?release=${part(release)}` : "";
    return this.transport.json(`/api/intake/paths/${part(clientType)}${query}`, { signal });
  }

  /** @param {string[]} ids @param {ReadOptions} [options] */
  questionBlocks(ids, options) {
    return this.transport.json(`/api/intake/question-blocks?ids=${part(ids.join(","))}`, options);
  }

  // --- an intake ----------------------------------------------------------------------------------

  /** @param {ClientType} clientType @param {PostOptions} [options] @returns {Promise<StartedIntake>} */
  async startIntake(clientType, options) {
    return this.entered(await this.post("/api/intake", { clientType }, options));
  }

  /** @param {string} intakeId @param {ReadOptions} [options] */
  readIntake(intakeId, options) {
    return this.transport.json(`/api/intake/${part(intakeId)}`, options);
  }

  /** @param {string} intakeId @param {Record<string, Answer>} responses @param {SaveOptions} [options] */
  saveAnswers(intakeId, responses, { signal, writer = this.writer, seq, clientType, currentStep } = {}) {
    const numbers = seq ?? this.nextSeq(Object.keys(responses));
    const body = { clientType, currentStep, responses, writer, seq: numbers };
    return this.transport.json(`/api/intake/${part(intakeId)}`, { method: "PATCH", body, signal });
  }

  /** Numbers that rise, also across reloads of a page that keeps its writer. @param {string[]} questions */
  nextSeq(questions) {
    this.lastSeq = Math.max(this.lastSeq + 1, Date.now());
    return Object.fromEntries(questions.map((question) => [question, this.lastSeq]));
  }

  /** @param {string | Submission} submission @param {PostOptions} [options] @returns {Promise<Submitted>} */
  async submit(submission, options) {
    const body = typeof submission === "string" ? { intakeId: submission } : submission;
    const submitted = this.entered(await this.post("/api/intake/submit-dynamic", body, options));
    this.audience.start(); // there is something to wait for now
    return submitted;
  }

  /** @param {string} intakeId @param {PostOptions} [options] @returns {Promise<StartedIntake>} */
  async reopen(intakeId, options) {
    return this.entered(await this.post(`/api/intake/${part(intakeId)}/reopen`, undefined, options));
  }

  // --- packets ------------------------------------------------------------------------------------

  /** @param {ReadOptions} [options] */
  packetStatus(options) {
    return this.transport.json("/api/packets/status", options);
  }

  /** @param {string} packetId @param {ReadOptions} [options] */
  packet(packetId, options) {
    return this.transport.json(`/api/packets/${part(packetId)}`, options);
  }

  /** @param {string} packetId @param {ReadOptions} [options] */
  async pdf(packetId, options) {
    return (await this.transport.send(`/api/packets/${part(packetId)}/pdf`, options)).blob();
  }

  /** @param {ReadOptions} [options] */
  async combinedPdf(options) {
    return (await this.transport.send("/api/packets/pdf", options)).blob();
  }

  /** @param {string} packetId @param {ReadOptions} [options] */
  async html(packetId, options) {
    return (await this.transport.send(`/api/packets/${part(packetId)}/html`, options)).text();
  }

  /** @param {WatchOptions} [options] */
  watch(options = {}) {
    return new Watch(this.audience, options);
  }

  // ------------------------------------------------------------------------------------------------

  /** @param {string} path @param {unknown} body @param {PostOptions} [options] */
  post(path, body, options) {
    return this.transport.json(path, { ...options, method: "POST", body });
  }

  /** An answer that may bring the token to go on with. @template {{token?: string}} T @param {T} answer @returns {T} */
  entered(answer) {
    if (answer.token) this.token = answer.token;
    return answer;
  }
}
