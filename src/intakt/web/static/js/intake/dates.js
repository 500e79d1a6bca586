// Calendar dates as answers carry them: YYYY-MM-DD. Days are counted without any time zone.

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 24 * 3600 * 1000;

// {year, month, day} or null when the text is not exactly YYYY-MM-DD or no such day exists.
export function parseDate(text) {
  const found = typeof text === "string" ? FORM.exec(text) : null;
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return { year, month, day };
}

function daysIn(year, month) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

// Whole years on that day; somebody born on 29 February has the birthday on 1 March of other years.
export function ageOn(birth, day) {
  const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day);
  return day.year - birth.year - (before ? 1 : 0);
}

// The ISO text of the day so many days later.
export function shifted(iso, days) {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
