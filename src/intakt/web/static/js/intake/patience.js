// Two small manners of the form's pages: speaking to those who listen, and trying again.

// say(text, now): read out politely, or at once where it matters.
export function speaker(root) {
  return (text, now = false) => {
    const place = root.querySelector(now ? "[data-say-now]" : "[data-say]");
    place.textContent = "";
    setTimeout(() => (place.textContent = text), 50);
  };
}

// Does the work until it gives something, with growing pauses.
export async function untilThere(work) {
  for (let pause = 1000; ; pause = Math.min(15_000, pause * 2)) {
    const found = await work().catch(() => null);
    if (found) return found;
    await new Promise((done) => setTimeout(done, pause));
  }
}
