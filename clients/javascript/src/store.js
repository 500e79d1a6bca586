// What is known of the packets, kept once for all who read it.

/** @import {Snapshot, Status} from "../types/index.js" */
/** @import {Transport} from "./http.js" */
import { UNKNOWN, told } from "./snapshot.js";

const STATUS = "/api/packets/status";

export class StatusStore {
  /** @param {Transport} transport @param {(before: Snapshot, after: Snapshot) => void} changed told after the readers */
  constructor(transport, changed) {
    this.transport = transport;
    this.changed = changed;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {Snapshot} */
    this.snapshot = UNKNOWN;
    /** Counts the callers: what was asked for another one is not heard. */
    this.epoch = 0;
    /** What was heard last, as it was sent. @type {string} */
    this.text = "";
    /** @type {string | null} */
    this.etag = null;
    /** @type {Promise<void> | null} */
    this.asking = null;
    this.heardAt = 0;
    this.heardCount = 0;
  }

  /** @param {() => void} listener @returns {() => void} */
  subscribe = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns {Snapshot} */
  getSnapshot = () => this.snapshot;

  /** The caller is another one: nothing of the last one's may be shown. */
  reset() {
    this.epoch++;
    this.text = "";
    this.etag = this.asking = null;
    this.heardAt = this.heardCount = 0;
    this.put(UNKNOWN);
  }

  /** One request, however many ask at once. Rejects when it fails. */
  ask() {
    const epoch = this.epoch;
    this.asking ??= this.question(epoch).finally(() => {
      if (this.epoch === epoch) this.asking = null;
    });
    return this.asking;
  }

  /** @param {number} epoch */
  async question(epoch) {
    const count = this.heardCount;
    /** @type {Record<string, string>} */
    const headers = this.etag ? { "if-none-match": this.etag } : {};
    const answer = await this.transport.send(STATUS, { headers, retries: 0 });
    /** @type {string} */
    const text = answer.status === 304 ? this.text : await answer.text();
    // what was pushed meanwhile is newer; what was asked with another token is not ours
    if (this.epoch !== epoch || this.heardCount !== count) return;
    this.hear(text, answer.headers.get("etag"));
  }

  /** @param {string} text a status as it was sent @param {string | null} [etag] what names it */
  hear(text, etag = null) {
    this.heardAt = Date.now();
    this.heardCount++;
    if (text === this.text) {
      this.etag = etag ?? this.etag;
      this.put({ error: null });
      return;
    }
    /** @type {Status} */
    const status = JSON.parse(text);
    this.text = text;
    this.etag = etag;
    this.put(told(status));
  }

  /** @param {Partial<Snapshot>} change */
  put(change) {
    const before = this.snapshot;
    const names = /** @type {(keyof Snapshot)[]} */ (Object.keys(change));
    if (names.every((name) => before[name] === change[name])) return;
    this.snapshot = Object.freeze({ ...before, ...change });
    for (const listener of [...this.listeners]) listener();
    this.changed(before, this.snapshot);
  }
}
