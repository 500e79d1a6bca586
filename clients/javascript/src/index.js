// @intakt/client: the client's part of Intakt's API, without a framework.

/** @import {ClientOptions, IntaktClient} from "../types/index.js" */
import { Client } from "./client.js";

export { NetworkError, ProblemError } from "./problem.js";

/** @param {ClientOptions} [options] @returns {IntaktClient} */
export function createClient(options) {
  return new Client(options);
}
