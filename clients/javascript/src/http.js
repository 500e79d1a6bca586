// One request: token, JSON, time limit, retries. Everything the package asks the server for passes here.

/** @import {ClientOptions} from "../types/index.js" */
import { NetworkError, isWorthAnotherTry, problemOf } from "./problem.js";
import { backoff, linked, pause } from "./timing.js";

const LONGEST_WAIT = 60_000;

/**
 * @typedef {object} Asked
 * @property {string} [method]
 * @property {unknown} [body] sent as JSON
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 * @property {string} [idempotencyKey] of a POST; made when not given, so that a retry is done once
 * @property {number} [retries]
 */

export class Transport {
  /** @param {ClientOptions} options */
  constructor({ baseUrl = "", token = null, retries = 3, timeout = 30_000, fetch }) {
    this.baseUrl = baseUrl.replace(/\/+$/, "");
    this.token = token;
    this.retries = retries;
    this.timeout = timeout;
    this.platform = fetch ?? ((/** @type {Parameters<typeof globalThis.fetch>} */ ...words) => globalThis.fetch(...words));
  }

  /**
   * The answer, ok or 304. Rejects with ProblemError or NetworkError, or the signal's AbortError.
   * @param {string} path
   * @param {Asked} [asked]
   * @returns {Promise<Response>}
   */
  async send(path, asked = {}) {
    const { method = "GET", retries = this.retries } = asked;
    const key = method === "POST" ? (asked.idempotencyKey ?? newId()) : undefined;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.attempt(path, { ...asked, idempotencyKey: key });
      } catch (error) {
        if (asked.signal?.aborted || !isWorthAnotherTry(error) || attempt >= retries) throw error;
        const wait = /** @type {{retryAfter?: number | null}} */ (error).retryAfter ?? backoff(attempt);
        if (wait > LONGEST_WAIT) throw error;
        await pause(wait, asked.signal);
      }
    }
  }

  /** @param {string} path @param {Asked} asked */
  async attempt(path, asked) {
    const within = linked(asked.signal);
    const timer = setTimeout(within.abort, this.timeout);
    try {
      const answer = await this.open(path, { ...asked, signal: within.signal });
      if (!answer.ok && answer.status !== 304) throw await problemOf(answer);
      // the body is read under the same limit of time
      return new Response([204, 304].includes(answer.status) ? null : await answer.blob(), answer);
    } catch (error) {
      if (error instanceof Error && error.name === "ProblemError") throw error;
      if (asked.signal?.aborted) throw asked.signal.reason;
      throw new NetworkError(error);
    } finally {
      clearTimeout(timer);
      within.release();
    }
  }

  /**
   * One try, its answer as it comes.
   * @param {string} path
   * @param {Asked} asked
   */
  open(path, { method = "GET", body, headers = {}, signal, idempotencyKey }) {
    /** @type {Record<string, string>} */
    const sent = { ...headers };
    if (this.token) sent.authorization = `Bearer ${this.token}`;
    if (idempotencyKey) sent["idempotency-key"] = idempotencyKey;
    if (body !== undefined) sent["content-type"] = "application/json";
    return this.platform(`${this.baseUrl}${path}`, {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      cache: "no-store",
      credentials: "same-origin",
    });
  }

  /**
   * @param {string} path
   * @param {Asked} [asked]
   * @returns {Promise<any>}
   */
  async json(path, asked) {
    return (await this.send(path, asked)).json();
  }
}

/** A random id, also where the page is not served securely. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
