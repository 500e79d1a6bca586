// Who has been told what: each event reaches each member once, and each function once however many members share it.

/** @import {Snapshot, WatchOptions} from "../types/index.js" */

/**
 * Somebody who wants to know: a watch, or one use of a hook.
 * @typedef {object} Member
 * @property {WatchOptions} options the newest ones
 */

/** @returns {Member} */
export const newMember = (options = {}) => ({ options });

export class Announcer {
  constructor() {
    this.updates = 0;
    this.completions = 0;
    this.outages = 0;
    /** @type {Map<string, number>} how often each packet has failed */
    this.failures = new Map();
    /** @type {WeakMap<object, Map<string, number>>} by member or callback: of each event, the last it was told */
    this.told = new WeakMap();
  }

  /**
   * Count what has happened between two snapshots.
   * @param {Snapshot} before
   * @param {Snapshot} after
   */
  note(before, after) {
    if (after.error && !before.error) this.outages++;
    if (after.packets === before.packets) return;
    this.updates++;
    if (after.isComplete && !before.isComplete) this.completions++;
    const known = new Map(before.packets.map((packet) => [packet.id, packet]));
    for (const { id, status, version } of after.packets) {
      const last = known.get(id);
      if (status !== "FAILED" || (last?.status === "FAILED" && last.version === version)) continue;
      this.failures.set(id, (this.failures.get(id) ?? 0) + 1);
    }
  }

  /**
   * Tell a member everything that it has not been told and that still holds.
   * @param {Member} member
   * @param {Snapshot} now
   */
  tell(member, now) {
    const { onUpdate, onAllComplete, onPacketFailed, onError } = member.options;
    if (this.updates) this.once(member, onUpdate, "update", this.updates, now);
    for (const packet of now.packets) {
      if (packet.status !== "FAILED") continue;
      const failure = /** @type {number} */ (this.failures.get(packet.id));
      this.once(member, onPacketFailed, `failed ${packet.id}`, failure, packet, now);
    }
    if (now.isComplete) this.once(member, onAllComplete, "complete", this.completions, now);
    if (now.error) this.once(member, onError, "error", this.outages, now.error);
  }

  /**
   * @param {Member} member
   * @param {Function | undefined} callback
   * @param {string} event
   * @param {number} number
   * @param {unknown[]} words
   */
  once(member, callback, event, number, ...words) {
    if (!callback || !this.isNews(member, event, number) || !this.isNews(callback, event, number)) return;
    try {
      callback(...words);
    } catch (error) {
      // a fault of the callback's own: reported as the platform does, and nobody else's business
      setTimeout(() => { throw error; });
    }
  }

  /** @param {object} reader @param {string} event @param {number} number @returns {boolean} */
  isNews(reader, event, number) {
    const told = this.told.get(reader) ?? new Map();
    this.told.set(reader, told);
    if ((told.get(event) ?? 0) >= number) return false;
    told.set(event, number);
    return true;
  }
}
