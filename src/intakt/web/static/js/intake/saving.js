// Sends what waits in the outbox and says how it stands. One request at a time; a change is on its way within a
// second; what the server has not acknowledged is sent again, with growing pauses and at once when the network
// returns. A refused answer never holds up the others: a refused parcel is halved until it stands alone.
//
// States: saved, saving, offline (no network), unreachable (no answer from the server), limited (asked to wait),
// and those where sending stops: sign-in (401), gone (404, 403), submitted (409).

const PAUSE = 400;
const LONGEST_PAUSE = 900;
const TIMEOUT = 20_000;
const PARCEL = 40;
const BACKOFF = { first: 1000, most: 30_000 };
const JSON_TYPE = { "Content-Type": "application/json" };
const ENDS = { 401: "sign-in", 403: "gone", 404: "gone", 409: "submitted" };

export function createSaving(options) {
  const { url, outbox, onState, onView, onRefused } = options;
  const { send = fetch.bind(window), pause = PAUSE, backoff = BACKOFF, step } = options;
  let state = "saved";
  let failures = 0;
  let firstChange = null;
  let timer = null;
  let chain = Promise.resolve();

  const tell = (name) => {
    state = name;
    onState?.({ name, unsent: outbox.entries().length, kept: outbox.isKept() });
  };
  const isEnded = () => Object.values(ENDS).includes(state);
  // One after the other; a fault in one piece of work is its caller's, not the next one's.
  const inTurn = (work) => {
    const mine = chain.then(work);
    chain = mine.catch(() => undefined);
    return mine;
  };

  function later(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => flush(), milliseconds);
  }

  function changed(question, value) {
    const entry = outbox.put(question, value);
    if (isEnded()) tell(state);
    else {
      tell(failures ? state : "saving");
      firstChange ??= performance.now();
      const left = LONGEST_PAUSE - (performance.now() - firstChange);
      if (!failures) later(Math.max(0, Math.min(pause, left)));
    }
    return entry;
  }

  // Sends everything that waits; true when nothing is left.
  function flush() {
    clearTimeout(timer);
    return inTurn(async () => {
      firstChange = null;
      for (let waiting = outbox.entries(); waiting.length; waiting = outbox.entries()) {
        if (state !== "saving") tell("saving");
        const outcome = await deliver(waiting.slice(0, PARCEL));
        if (outcome.ended) tell(outcome.ended);
        if (outcome.wait !== undefined) {
          tell(outcome.state);
          later(outcome.wait);
        }
        if (outcome.ended || outcome.wait !== undefined) return false;
      }
      tell("saved");
      return true;
    });
  }

  // {} when acknowledged or refused for good, {wait, state} to try again, {ended} when there is no use.
  async function deliver(parcel) {
    const body = JSON.stringify({
      writer: outbox.writer,
      responses: Object.fromEntries(parcel.map(({ question, value }) => [question, value])),
      seq: Object.fromEntries(parcel.map(({ question, seq }) => [question, seq])),
      currentStep: step?.(),
    });
    const answer = await call({ method: "PATCH", body, headers: JSON_TYPE });
    if (answer.outcome) return answer.outcome;
    if (answer.status === 200) {
      failures = 0;
      outbox.settle(answer.content.acked, parcel);
      onView?.(answer.content);
      return {};
    }
    return refused(parcel, answer);
  }

  async function refused(parcel, { status, content }) {
    if (parcel.length === 1) {
      outbox.drop(parcel[0]);
      const problem = content?.errors?.find(({ question }) => question === parcel[0].question);
      onRefused?.(parcel[0].question, { status, message: problem?.message ?? content?.detail ?? "" });
      return {};
    }
    const middle = Math.ceil(parcel.length / 2);
    const first = await deliver(parcel.slice(0, middle));
    return first.ended || first.wait !== undefined ? first : deliver(parcel.slice(middle));
  }

  // {status, content} of an answer that settles something, or {outcome} when the call came to nothing.
  async function call(request, { once = false } = {}) {
    const giveUp = new AbortController();
    const alarm = setTimeout(() => giveUp.abort(), TIMEOUT);
    const keepalive = (request.body?.length ?? 0) < 30_000;
    try {
      const answer = await send(url, { ...request, keepalive, credentials: "same-origin", signal: giveUp.signal });
      if (ENDS[answer.status]) return { outcome: { ended: ENDS[answer.status] } };
      if (answer.status === 429 || answer.status >= 500) return { outcome: once ? {} : tryAgain(answer) };
      return { status: answer.status, content: await answer.json() };
    } catch {
      return { outcome: once ? {} : tryAgain(null) }; // no network, no answer, or half an answer
    } finally {
      clearTimeout(alarm);
    }
  }

  function tryAgain(answer) {
    failures += 1;
    const asked = 1000 * (Number(answer?.headers.get("Retry-After")) || 0);
    const grown = Math.min(backoff.most, backoff.first * 2 ** Math.min(failures - 1, 10));
    const name = answer?.status === 429 ? "limited" : answer || navigator.onLine ? "unreachable" : "offline";
    return { wait: Math.max(asked, grown * (0.5 + Math.random() / 2)), state: name };
  }

  // Where the intake stands now, other devices' answers included.
  function refresh() {
    return inTurn(async () => {
      const { outcome, content } = await call({ method: "GET" });
      if (outcome?.ended) tell(outcome.ended);
      else if (content) onView?.(content);
      return content ?? null;
    });
  }

  // Where somebody is, so that another device goes on there. Worth one try, no more.
  function note() {
    const body = JSON.stringify({ currentStep: step() });
    return inTurn(() => call({ method: "PATCH", body, headers: JSON_TYPE }, { once: true }));
  }

  return { changed, flush, refresh, note, state: () => state, settled: () => chain };
}
