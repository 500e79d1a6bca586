// The loop that keeps a status up to date: pushed live where it can be, asked for where it cannot.

/** @import {Transport} from "./http.js" */
import { NetworkError, ProblemError, isPassing, problemOf } from "./problem.js";
import { readEvents } from "./sse.js";
import { backoff, linked, pause } from "./timing.js";

const EVENTS = "/api/packets/events";
/** A stream that lasted so long was a good one. */
const STEADY = 5000;
const LONGEST_WITHOUT_STREAM = 300_000;

/**
 * @typedef {object} Watched
 * @property {() => Promise<void>} ask one request; rejects when it fails
 * @property {(text: string) => void} hear what was pushed
 * @property {(error: Error) => void} fail
 * @property {(live: boolean) => void} setLive
 * @property {() => boolean} isDone
 * @property {() => number} interval milliseconds between two questions while the page is seen
 * @property {() => number} hiddenInterval
 */

const isHidden = () => globalThis.document?.hidden ?? false;

export class Watching {
  /** @param {Transport} transport @param {Watched} watched @param {{live: boolean, streamTimeout?: number, silenceTimeout?: number}} options */
  constructor(transport, watched, { live, streamTimeout = 10_000, silenceTimeout = 45_000 }) {
    this.transport = transport;
    this.watched = watched;
    this.live = live;
    this.streamTimeout = streamTimeout;
    this.silenceTimeout = silenceTimeout;
    this.stopping = new AbortController();
    this.nudge = linked(this.stopping.signal);
    /** Milliseconds of the pause that is going on. */
    this.waiting = 0;
    this.failures = 0;
    this.brokenStreams = 0;
    this.streamAgainAt = 0;
  }

  stop() {
    this.stopping.abort();
  }

  /** Somebody wishes to know more often. @param {number} interval */
  hurry(interval) {
    if (this.waiting > interval && !this.failures && !isHidden()) this.nudge.abort();
  }

  /** Ends when all is done, on an error that waiting does not mend, or when stopped. */
  async run() {
    // hidden, seen again, or online again: end the stream or pause that is going on
    const cutShort = () => this.nudge.abort();
    globalThis.document?.addEventListener("visibilitychange", cutShort);
    globalThis.addEventListener?.("online", cutShort);
    while (!this.stopping.signal.aborted) {
      const wait = await this.turn();
      if (wait === null) break;
      this.renew();
      this.waiting = wait;
      await pause(wait, this.nudge.signal);
      this.waiting = 0;
      this.renew();
    }
    globalThis.document?.removeEventListener("visibilitychange", cutShort);
    globalThis.removeEventListener?.("online", cutShort);
    this.nudge.release();
  }

  renew() {
    this.nudge.release();
    this.nudge = linked(this.stopping.signal);
  }

  /** @returns {Promise<number | null>} milliseconds until the next turn; null: there is none */
  async turn() {
    try {
      if (this.live && !isHidden() && Date.now() >= this.streamAgainAt) {
        const wait = await this.listen();
        if (this.watched.isDone()) return null;
        if (wait !== null) return wait;
      }
      await this.watched.ask();
    } catch (error) {
      return this.failed(/** @type {Error} */ (error));
    }
    if (this.failures) this.streamAgainAt = this.brokenStreams = this.failures = 0; // it was away, and is back
    if (this.watched.isDone()) return null;
    return isHidden() ? this.watched.hiddenInterval() : this.watched.interval();
  }

  /** @param {Error} error */
  failed(error) {
    if (this.stopping.signal.aborted) return null;
    this.watched.fail(error);
    if (!isPassing(error)) return null;
    const told = (error instanceof ProblemError && error.retryAfter) || 0;
    return Math.max(told, backoff(this.failures++));
  }

  /** Follow the stream to its end. @returns {Promise<number | null>} milliseconds until the next turn; null: ask now */
  async listen() {
    const within = linked(this.nudge.signal);
    const began = Date.now();
    const kept = { heard: false, retry: 0 };
    try {
      await this.follow(within, kept);
    } catch (error) {
      if (error instanceof ProblemError && !isPassing(error)) throw error;
      // cut off, or no stream to be had here: the next question tells whether the server is there
    } finally {
      within.release();
      if (!this.stopping.signal.aborted) this.watched.setLive(false);
    }
    if (this.nudge.signal.aborted) return isHidden() ? this.watched.hiddenInterval() : 0;
    if (kept.heard && Date.now() - began >= STEADY) this.brokenStreams = 0;
    if (kept.heard) return Math.max(kept.retry, backoff(this.brokenStreams++));
    this.streamAgainAt = Date.now() + Math.min(LONGEST_WITHOUT_STREAM, STEADY * 2 ** ++this.brokenStreams);
    return null;
  }

  /** @param {ReturnType<typeof linked>} within @param {{heard: boolean, retry: number}} kept what is learned */
  async follow(within, kept) {
    let timer = setTimeout(within.abort, this.streamTimeout);
    try {
      const answer = await this.transport.open(EVENTS, { headers: { accept: "text/event-stream" }, signal: within.signal });
      if (!answer.ok) throw await problemOf(answer);
      if (!answer.body || !answer.headers.get("content-type")?.startsWith("text/event-stream")) {
        within.abort();
        throw new NetworkError("what came is not a stream");
      }
      for await (const { event, data, retry } of readEvents(answer.body)) {
        clearTimeout(timer);
        timer = setTimeout(within.abort, this.silenceTimeout);
        if (this.stopping.signal.aborted) return;
        kept.retry = retry ?? kept.retry;
        if (event !== "status") continue;
        kept.heard = true;
        this.failures = 0;
        this.watched.hear(data);
        this.watched.setLive(true);
        if (this.watched.isDone()) return within.abort();
      }
    } finally {
      clearTimeout(timer);
    }
  }
}
