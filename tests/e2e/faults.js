// Types answers into the saving module over a network that loses, doubles, delays and reorders. Evaluated as a
// function; what it puts on `window` is driven by the test. `first` is what happens to the first request.
async ({ intake, seed, first }) => {
  const { openOutbox } = await import("/static/js/intake/outbox.js");
  const { createSaving } = await import("/static/js/intake/saving.js");
  let state = seed;
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const tally = { lost: 0, dropped: 0, doubled: 0, late: 0, cut: 0, sent: 0, acked: 0 };
  let faulty = true;

  const fault = () => {
    if (!faulty) return "";
    const drawn = first || ["lost", "dropped", "doubled", "late", "cut"][Math.floor(chance() * 14)] || "";
    first = "";
    if (drawn) tally[drawn] += 1;
    return drawn;
  };

  const send = async (url, options) => {
    tally.sent += 1;
    const again = () => fetch(url, { ...options, signal: undefined, keepalive: false });
    const met = fault();
    if (met === "lost") {
      throw new TypeError("the request was lost");
    }
    if (met === "dropped") {
      await again();
      throw new TypeError("the answer was lost after the commit");
    }
    if (met === "doubled") {
      again().catch(() => {});
      return again();
    }
    if (met === "late") {
      setTimeout(() => again().catch(() => {}), 20 + chance() * 600);
      throw new TypeError("the request is still under way");
    }
    if (met === "cut") {
      await again();
      return new Response('{"acked": {', { status: 200 });
    }
    return fetch(url, options);
  };

  const outbox = openOutbox(intake);
  const saving = createSaving({
    url: `/api/intake/${intake}`,
    outbox,
    send,
    pause: 15,
    backoff: { first: 20, most: 300 },
    onView: (view) => (tally.acked += Object.keys(view.acked ?? {}).length),
  });
  saving.flush();
  window.harness = {
    tally,
    outbox,
    // Types answers one after the other; gives [question, number] of each.
    async type(answers) {
      const log = [];
      for (const [question, value] of answers) {
        log.push([question, saving.changed(question, value).seq]);
        if (chance() < 0.5) await sleep(chance() * 8);
      }
      return log;
    },
    async settle() {
      faulty = false;
      while (!(await saving.flush())) await sleep(50);
      faulty = true;
    },
    // Submits until an answer comes, twice at once as an impatient finger does.
    async submit() {
      const body = JSON.stringify({ intakeId: intake });
      const once = async () => {
        for (;;) {
          try {
            const answer = await send("/api/intake/submit-dynamic", {
              method: "POST",
              body,
              headers: { "Content-Type": "application/json" },
            });
            const content = await answer.json();
            return [answer.status, (content.packets ?? []).map(({ id }) => id).sort(), content.errors ?? []];
          } catch {
            await sleep(20);
          }
        }
      };
      return Promise.all([once(), once()]);
    },
  };
  return outbox.writer;
}
