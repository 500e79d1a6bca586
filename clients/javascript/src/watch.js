// One reader of the status outside React: callbacks, start and stop.

/** @import {WatchOptions} from "../types/index.js" */
/** @import {Audience} from "./audience.js" */
import { newMember } from "./announcer.js";

export class Watch {
  /** @param {Audience} audience @param {WatchOptions} options */
  constructor(audience, options) {
    this.audience = audience;
    this.member = newMember(options);
    /** @type {(() => void) | null} */
    this.leave = null;
  }

  /** What is known now. */
  get status() {
    return this.audience.store.snapshot;
  }

  start() {
    this.leave ??= this.audience.join(this.member);
    this.audience.start();
    return this;
  }

  stop() {
    this.leave?.();
    this.leave = null;
  }

  /** Ask now. @returns {ReturnType<Audience["refetch"]>} */
  refetch() {
    return this.audience.refetch();
  }
}
