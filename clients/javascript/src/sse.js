// Server-Sent Events read from a fetch body, which, unlike EventSource, can carry a token and tells 401 from 503.

/**
 * @typedef {object} Event
 * @property {string} event
 * @property {string} data empty for a comment or a bare `retry`
 * @property {number} [retry] milliseconds after which the server wants to be asked again
 */

/**
 * Each event; a comment comes as one with the name "" so that a silent stream can be told from a dead one.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<Event, void, void>}
 */
export async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // a lone CR at the end may be half of a CRLF
      const parts = rest.split(/\r\n\r\n|\n\n|\r\r(?!\n)/);
      rest = /** @type {string} */ (parts.pop());
      for (const part of parts) yield parse(part);
    }
  } finally {
    reader.cancel().catch(() => {}); // it has ended or was aborted: nothing is left to cancel
  }
}

/**
 * @param {string} text the lines of one event
 * @returns {Event}
 */
export function parse(text) {
  /** @type {string[]} */
  const data = [];
  /** @type {Event} */
  const found = { event: "", data: "" };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? ["", "", ""];
    if (field === "data") data.push(value);
    else if (field === "event") found.event = value;
    else if (field === "retry" && /^\d+$/.test(value)) found.retry = Number(value);
  }
  found.data = data.join("\n");
  if (data.length && !found.event) found.event = "message";
  return found;
}
