// Answers that the server has not acknowledged yet, kept in the browser's storage from the moment they are
// typed: they survive a reload, a crash, days without a network. All tabs of a browser share one writer and one
// counter, so that of two tabs the answer typed last wins, in whatever order the network delivers them.
//
// Keys: intakt:<intake>:writer, :count, and :answer:<question>:<seq>. An answer is one key, never rewritten, so
// that taking an old one away can never take a new one with it.

const SPREAD = 1024;

// The browser's storage, or null where it is switched off.
export function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function openOutbox(intake, storage = browserStorage()) {
  const prefix = `intakt:${intake}:`;
  const answers = `${prefix}answer:`;
  const memory = new Map();
  let counted = 0;
  let kept = storage !== null;

  // What storage refuses (full, switched off) stays in memory, and `kept` says so.
  const write = (key, text) => {
    try {
      storage?.setItem(key, text);
      return storage !== null;
    } catch {
      return false;
    }
  };
  const keys = () => (storage ? Object.keys(storage).filter((key) => key.startsWith(answers)) : []);
  const remove = (key) => storage?.removeItem(key);
  const split = (key) => {
    const [question, seq] = key.slice(answers.length).split(":");
    return { question, seq: Number(seq) };
  };
  const keyOf = ({ question, seq }) => `${answers}${question}:${seq}`;

  function readWriter() {
    const known = storage?.getItem(`${prefix}writer`);
    if (known) return known;
    const fresh = `browser-${crypto.getRandomValues(new Uint32Array(3)).join("-")}`;
    write(`${prefix}writer`, fresh);
    return storage?.getItem(`${prefix}writer`) ?? fresh;
  }
  const writer = readWriter();

  const stored = () => Number(storage?.getItem(`${prefix}count`)) || 0;

  // Above everything this browser has counted; the low part tells apart two tabs that count at once.
  function nextSeq() {
    counted = Math.max(counted, stored()) + 1;
    write(`${prefix}count`, String(counted));
    return counted * SPREAD + Math.floor(Math.random() * SPREAD);
  }

  function put(question, value) {
    const entry = { question, seq: nextSeq(), value };
    const older = memory.get(question);
    memory.set(question, entry);
    const text = JSON.stringify({ value });
    kept = write(keyOf(entry), text);
    if (older) remove(keyOf(older));
    kept ||= write(keyOf(entry), text);
    return entry;
  }

  // What waits, the newest of each question, those of other tabs and earlier visits included.
  function entries() {
    const found = new Map();
    for (const key of keys()) {
      const { question, seq } = split(key);
      if (seq > (found.get(question)?.seq ?? -1)) found.set(question, { question, seq, key });
    }
    for (const [question, { seq, key }] of found) {
      const text = storage.getItem(key);
      if (text === null) found.delete(question);
      else found.set(question, { question, seq, value: JSON.parse(text).value });
    }
    for (const entry of memory.values()) {
      if (entry.seq > (found.get(entry.question)?.seq ?? -1)) found.set(entry.question, entry);
    }
    return [...found.values()];
  }

  // The server has committed everything up to these numbers. Gives the answers that another count overtook: a
  // number that this browser never gave means that its counter was set back, and what it sent was passed over.
  function settle(acked, sent) {
    const overtaken = sent.filter(({ question, seq }) => {
      return acked[question] > seq && Math.floor(acked[question] / SPREAD) > Math.max(counted, stored());
    });
    for (const [question, seq] of Object.entries(acked)) {
      counted = Math.max(counted, Math.floor(seq / SPREAD));
      if (memory.get(question)?.seq <= seq) memory.delete(question);
    }
    for (const key of keys()) {
      const { question, seq } = split(key);
      if (seq <= acked[question]) remove(key);
    }
    for (const { question, value } of overtaken) if (!memory.has(question)) put(question, value);
  }

  // Takes one answer out that can never be stored.
  function drop({ question, seq }) {
    if (memory.get(question)?.seq === seq) memory.delete(question);
    remove(keyOf({ question, seq }));
  }

  const isWaiting = (question) => entries().some((entry) => entry.question === question);

  return { writer, put, entries, settle, drop, isWaiting, isKept: () => kept };
}

// Takes everything of an intake out of the storage, once it is submitted.
export function forget(intake, storage = browserStorage()) {
  for (const key of storage ? Object.keys(storage) : []) {
    if (key.startsWith(`intakt:${intake}:`)) storage.removeItem(key);
  }
}
