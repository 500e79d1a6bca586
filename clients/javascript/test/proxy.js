// A gateway before the real server that counts what passes and misbehaves when told to.
import { createServer, request } from "node:http";

/**
 * @param {string} target
 * @returns {Promise<Proxy>}
 */
export async function proxied(target) {
  const proxy = new Proxy(target);
  await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
  return proxy;
}

class Proxy {
  /** @param {string} target */
  constructor(target) {
    this.target = new URL(target);
    /** @type {{method: string, path: string, status: number, headers: Record<string, string>, at: number}[]} */
    this.passed = [];
    /** @type {((request: {method: string, path: string}) => Misdeed | undefined)} */
    this.misbehave = () => undefined;
    this.streams = new Set();
    this.server = createServer((asked, answer) => this.pass(asked, answer));
  }

  get url() {
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  /** How often was that asked, such as "GET /api/packets/status". */
  count(wanted) {
    return this.passed.filter(({ method, path }) => `${method} ${path}` === wanted).length;
  }

  /** Milliseconds between each time that it was asked and the next, from that number of times on. */
  gaps(wanted, from = 0) {
    const times = this.passed.filter(({ method, path }) => `${method} ${path}` === wanted).map(({ at }) => at);
    return times.slice(from + 1).map((at, place) => at - times[from + place]);
  }

  pass(asked, answer) {
    const path = asked.url.split("?")[0];
    const entry = { method: asked.method, path, status: 0, headers: asked.headers, at: performance.now() };
    this.passed.push(entry);
    const misdeed = this.misbehave(entry) ?? {};
    if (misdeed.status) {
      entry.status = misdeed.status;
      answer.writeHead(misdeed.status, misdeed.headers).end(misdeed.body ?? "");
      return;
    }
    const { hostname, port } = this.target;
    const headers = { ...asked.headers, host: this.target.host };
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (came) => {
      entry.status = came.statusCode;
      if (misdeed.drop) return came.resume().on("end", () => answer.destroy());
      if (misdeed.withhold) return void came.on("error", () => {});
      answer.writeHead(came.statusCode, came.headers);
      if (misdeed.freeze) came.once("data", (chunk) => answer.write(chunk)).resume();
      else came.pipe(answer);
      came.on("error", () => answer.destroy());
      if (String(came.headers["content-type"]).startsWith("text/event-stream")) this.streams.add(answer);
      answer.on("close", () => {
        this.streams.delete(answer);
        came.destroy();
      });
    });
    answer.on("close", () => onward.destroy());
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  }

  cutStreams() {
    for (const stream of this.streams) stream.destroy();
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/**
 * @typedef {object} Misdeed
 * @property {number} [status] answer so, and ask the server nothing
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 * @property {boolean} [drop] let the server do it, then lose its answer
 * @property {boolean} [freeze] pass the first piece on, then nothing more, and keep the connection
 * @property {boolean} [withhold] let the server answer, and keep the answer back
 */
