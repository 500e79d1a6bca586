// Waiting: backoff with jitter, and pauses that can be cut short.

const FIRST = 500;
const LONGEST = 30_000;

/**
 * @param {number} attempt 0 for the first failure
 * @returns {number} milliseconds: doubled each time, a random half of it taken away so that many do not come back at once
 */
export function backoff(attempt) {
  const most = Math.min(LONGEST, FIRST * 2 ** attempt);
  return most / 2 + (Math.random() * most) / 2;
}

/**
 * Resolves after so many milliseconds, or at once when the signal aborts.
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}

/**
 * A controller that also aborts when one of the signals does. `release` must be called in the end.
 * @param {(AbortSignal | undefined)[]} signals
 */
export function linked(...signals) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
  }
  const release = () => signals.forEach((signal) => signal?.removeEventListener("abort", abort));
  return { signal: controller.signal, abort, release };
}
