// What people type for a number: 72,5 and 72.5 alike; where only whole ones fit, 10,000 too (client/given.py).

const NUMBER = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$/;
const GROUPS = /(?<=\d)[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))/g;

export const isWhole = ({ step }) => step !== undefined && step !== null && Number.isInteger(step);

// The number, or null for what is none.
export function numberOf(text, whole = false) {
  let plain = text.trim();
  if (whole) plain = plain.replace(GROUPS, "");
  plain = plain.replaceAll(",", ".").replaceAll("−", "-");
  return NUMBER.test(plain) ? Number(plain) : null;
}
