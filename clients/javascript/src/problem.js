// What can go wrong, as errors that a front end can tell apart.

/** @import {AnswerProblem, ProblemDetails} from "../types/index.js" */

/**
 * An answer of the server that says no (RFC 9457). `message` says what to do; `code` is stable:
 * `answers` (see `errors`), `path-inactive`, `submitted`, `waiting`, `not-ready`, `sign-in`, `not-found` ...
 */
export class ProblemError extends Error {
  /**
   * @param {ProblemDetails} problem
   * @param {number | null} [retryAfter] milliseconds that the server asked to wait
   */
  constructor(problem, retryAfter = null) {
    super(problem.detail || problem.title || `The server answered ${problem.status}.`);
    this.name = "ProblemError";
    this.status = problem.status;
    this.code = problem.code;
    this.type = problem.type ?? "about:blank";
    this.title = problem.title ?? "";
    this.detail = problem.detail ?? "";
    this.instance = problem.instance ?? "";
    /** @type {AnswerProblem[]} wrong answers, when `code` is "answers" */
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? "";
    this.retryAfter = retryAfter;
  }
}

/** The server could not be reached, or did not answer in time. `cause` is what the platform said. */
export class NetworkError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("The server cannot be reached; check the connection.", { cause });
    this.name = "NetworkError";
  }
}

/**
 * @param {Response} answer one that is not ok
 * @returns {Promise<ProblemError>}
 */
export async function problemOf(answer) {
  const known = { status: answer.status, code: `http-${answer.status}`, title: answer.statusText };
  const wait = retryAfter(answer.headers.get("retry-after"));
  const kind = answer.headers.get("content-type") ?? "";
  if (!kind.startsWith("application/problem+json")) return new ProblemError(known, wait);
  try {
    return new ProblemError({ ...known, ...(await answer.json()) }, wait);
  } catch {
    return new ProblemError(known, wait); // cut off in the middle: the status still tells
  }
}

/**
 * @param {string | null} value of Retry-After: seconds or a date
 * @returns {number | null} milliseconds
 */
export function retryAfter(value) {
  if (!value) return null;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** Whether waiting can help: the network, too many requests, a server or gateway at fault or away. @param {unknown} error */
export function isPassing(error) {
  return error instanceof NetworkError || (error instanceof ProblemError && (error.status === 429 || error.status >= 500));
}

/**
 * Whether the same request is worth sending again: not after a fault of the server's own, but where it is away, and
 * where the first try is still at work on what this one repeats.
 * @param {unknown} error
 */
export function isWorthAnotherTry(error) {
  if (!(error instanceof ProblemError)) return error instanceof NetworkError;
  return [429, 502, 503, 504].includes(error.status) || error.code === "in-progress";
}
