// Those who want to know. While there is one, and something may still change, the status is kept up to date.

/** @import {ClientOptions, Snapshot} from "../types/index.js" */
/** @import {Transport} from "./http.js" */
/** @import {Member} from "./announcer.js" */
import { Announcer } from "./announcer.js";
import { StatusStore } from "./store.js";
import { Watching } from "./watching.js";

const SHORTEST_INTERVAL = 250;

export class Audience {
  /** @param {Transport} transport @param {ClientOptions} options */
  constructor(transport, { live = true, pollInterval = 5000, hiddenPollInterval = 30_000, ...more }) {
    this.transport = transport;
    this.live = live;
    this.limits = { streamTimeout: more.streamTimeout, silenceTimeout: more.silenceTimeout };
    this.pollInterval = pollInterval;
    this.hiddenPollInterval = hiddenPollInterval;
    this.announcer = new Announcer();
    /** @type {Set<Member>} */
    this.members = new Set();
    /** @type {Watching | null} */
    this.watching = null;
    /** All was done, or an error came that waiting does not mend. */
    this.ended = false;
    this.due = false;
    this.store = new StatusStore(transport, (before, after) => {
      this.announcer.note(before, after);
      this.tellAll();
    });
  }

  /** @param {Member} member @returns {() => void} leave */
  join(member) {
    this.members.add(member);
    const old = Date.now() - this.store.heardAt >= this.interval();
    if (old || !this.isDone()) this.ended = false;
    this.reconsider();
    return () => {
      this.members.delete(member);
      this.reconsider();
    };
  }

  /** Look for changes again although it had ended. */
  start() {
    this.ended = false;
    this.reconsider();
  }

  /** Ask now. @returns {Promise<Snapshot>} what is known then; `error` says when that failed */
  refetch = async () => {
    try {
      await this.store.ask();
    } catch (error) {
      this.fail(/** @type {Error} */ (error));
    }
    if (!this.isDone()) this.start();
    return this.store.snapshot;
  };

  /** The token is another one. */
  restart() {
    this.stop();
    this.store.reset();
    this.start();
  }

  /** Begin or stop what is wanted, once all who join and leave in this moment have done so. */
  reconsider() {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      if (!this.members.size) this.stop();
      else if (!this.watching && !this.ended) this.watch();
      else this.watching?.hurry(this.interval());
      this.tellAll();
    });
  }

  watch() {
    const watching = new Watching(this.transport, this, { live: this.live, ...this.limits });
    this.watching = watching;
    this.store.put({ isWatching: true });
    void watching.run().then(() => {
      if (this.watching !== watching) return;
      this.ended = true;
      this.stop();
    });
  }

  stop() {
    this.watching?.stop();
    this.watching = null;
    this.store.put({ isWatching: false, isLive: false });
  }

  tellAll() {
    for (const member of [...this.members]) this.announcer.tell(member, this.store.snapshot);
  }

  // --- what the watching needs --------------------------------------------------------------------

  ask = () => this.store.ask();

  /** @param {string} text */
  hear = (text) => this.store.hear(text);

  /** @param {Error} error */
  fail = (error) => this.store.put({ error, isLoading: false });

  /** @param {boolean} isLive */
  setLive = (isLive) => this.store.put({ isLive });

  isDone = () => this.store.snapshot.isComplete;

  interval = () => {
    const wished = [...this.members].map((member) => member.options.pollInterval ?? this.pollInterval);
    return Math.max(SHORTEST_INTERVAL, wished.length ? Math.min(...wished) : this.pollInterval);
  };

  hiddenInterval = () => Math.max(this.interval(), this.hiddenPollInterval);
}

/** @type {WeakMap<object, Audience>} */
const audiences = new WeakMap();

/**
 * Those who watch this client's packets; made by the client.
 * @param {object} client
 * @returns {Audience}
 */
export function audienceOf(client) {
  const found = audiences.get(client);
  if (!found) throw new TypeError("That is not a client made by createClient.");
  return found;
}

/** @param {object} client @param {Audience} audience */
export function setAudience(client, audience) {
  audiences.set(client, audience);
}
