// The words of a page for its scripts: patterns from a JSON element, filled in here.

const plural = new Intl.PluralRules(document.documentElement.lang || "en");

// say(id) -> (key, values, count): the message `key` of the element `id` with {name} replaced by values.name.
// A message with plural forms is chosen by the number values[count].
export function say(id) {
  const patterns = JSON.parse(document.getElementById(id).textContent);
  return (key, values = {}, count = "count") => {
    const found = patterns[key];
    const pattern = typeof found === "string" ? found : (found[plural.select(values[count])] ?? found.other);
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}
