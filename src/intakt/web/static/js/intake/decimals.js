// Exact decimal arithmetic on the figures that people type, as the server does it.

// A finite number as [digits, decimals]: 1.75 is [175n, 2].
function parts(number) {
  const [mantissa, exponent = "0"] = String(number).toLowerCase().split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const decimals = fraction.length - Number(exponent);
  return decimals >= 0 ? [digits, decimals] : [digits * 10n ** BigInt(-decimals), 0];
}

const scaled = ([digits, decimals], to) => digits * 10n ** BigInt(to - decimals);

// number * factor rounded to `places` decimals, half away from zero.
export function times(number, factor, places = 1) {
  const [a, b] = [parts(number), parts(factor)];
  return rounded(a[0] * b[0], 10n ** BigInt(a[1] + b[1]), places, "half");
}

// number / factor rounded to `places` decimals: "half" away from zero, "up" or "down".
export function over(number, factor, places = 1, way = "half") {
  const [a, b] = [parts(number), parts(factor)];
  const decimals = Math.max(a[1], b[1]);
  return rounded(scaled(a, decimals), scaled(b, decimals), places, way);
}

function rounded(above, below, places, way) {
  const negative = above < 0n;
  const up = negative ? way === "down" : way === "up";
  const top = (negative ? -above : above) * 10n ** BigInt(places);
  let whole = top / below;
  const rest = top % below;
  if ((way === "half" && rest * 2n >= below) || (up && rest > 0n)) whole += 1n;
  const value = Number(whole) / 10 ** places;
  return negative && value !== 0 ? -value : value;
}

// Whether number is start plus a whole number of steps.
export function onStep(number, start, step) {
  const [a, b, c] = [parts(number), parts(start), parts(step)];
  const decimals = Math.max(a[1], b[1], c[1]);
  return (scaled(a, decimals) - scaled(b, decimals)) % scaled(c, decimals) === 0n;
}
