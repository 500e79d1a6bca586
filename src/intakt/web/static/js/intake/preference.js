// Which unit somebody likes to see is a taste, not an answer: it stays in the browser.
const unitKey = (question) => `intakt:unit:${question}`;

export function keepUnit(question, unit) {
  try {
    localStorage.setItem(unitKey(question), unit);
  } catch {
    // a convenience only
  }
}

export function keptUnit(question) {
  try {
    return localStorage.getItem(unitKey(question));
  } catch {
    return null;
  }
}
