// Text as the server sees it: what is kept of it, whether it says anything, and how it compares.

const BREAKS = /\r\n|[\r\x85\u2028\u2029]/g;
const planes = Array.from({ length: 17 }, (_, plane) => {
  const last = (plane * 0x10000 + 0xfffe).toString(16);
  return `\\u{${last}}\\u{${(plane * 0x10000 + 0xffff).toString(16)}}`;
}).join("");
const UNSTORABLE = new RegExp(
  `[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\p{Cs}\\u{fdd0}-\\u{fdef}${planes}]`,
  "gu",
);
const NOTHING_SEEN = /^[\p{Zs}\p{Zl}\p{Zp}\p{Cf}\p{Cc}]*$/u;

// NFC without control characters and non-characters; with `lines`, line breaks and tabs stay.
export function normalise(text, { lines = false } = {}) {
  let kept = text.replace(BREAKS, "\n").replace(UNSTORABLE, "");
  if (!lines) kept = kept.replace(/[\n\t]/g, " ");
  return kept.normalize("NFC");
}

export const isBlank = (text) => NOTHING_SEEN.test(text);

// For comparing whatever the case.
export const fold = (text) => text.toLowerCase().toUpperCase();

// Characters as people count them, not UTF-16 units.
export const lengthOf = (text) => [...text].length;
