// What a reader of the status sees at one moment: frozen, and a new object only when something changed.

/** @import {Snapshot, Status, StatusSummary} from "../types/index.js" */

/** @type {StatusSummary} */
const NOTHING = Object.freeze({
  total: 0, completed: 0, failed: 0, generating: 0, pending: 0, waiting: 0, progress: 0,
});

/** @type {Snapshot} */
export const UNKNOWN = Object.freeze({
  packets: Object.freeze([]),
  summary: NOTHING,
  isLoading: true,
  isGenerating: false,
  isComplete: false,
  isLive: false,
  isWatching: false,
  error: null,
});

/**
 * What a status says, in the snapshot's terms.
 * @param {Status} status
 * @returns {Partial<Snapshot>}
 */
export function told({ packets, summary }) {
  return {
    packets: Object.freeze(packets),
    summary: Object.freeze(summary),
    isLoading: false,
    isGenerating: summary.generating + summary.pending > 0,
    isComplete: summary.total > 0 && summary.completed + summary.failed === summary.total,
    error: null,
  };
}
