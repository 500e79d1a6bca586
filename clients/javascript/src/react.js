"use client";
// @intakt/client/react: the live status of a client's packets as hooks. All hooks of a client share its requests.

/** @import {Context, ReactNode} from "react" */
/** @import {IntaktClient} from "../types/index.js" */
/** @import {StatusOptions, StatusResult} from "../types/react.js" */
/** @import {StatusSummary} from "../types/model.js" */
import {
  createContext, createElement, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore,
} from "react";
import { newMember } from "./announcer.js";
import { audienceOf } from "./audience.js";
import { UNKNOWN } from "./snapshot.js";

/** @type {Context<IntaktClient | null>} */
const Nearest = createContext(/** @type {IntaktClient | null} */ (null));

const serverSnapshot = () => UNKNOWN;

/** @param {{client: IntaktClient, children?: ReactNode}} props */
export function IntaktProvider({ client, children }) {
  return createElement(Nearest.Provider, { value: client }, children);
}

/** @param {IntaktClient} [given] @returns {IntaktClient} */
export function useIntakt(given) {
  const nearest = useContext(Nearest);
  const client = given ?? nearest;
  if (!client) throw new Error("Wrap this in <IntaktProvider client={createClient()}>, or give the hook a client.");
  return client;
}

/** @param {StatusOptions} [options] @returns {StatusResult} */
export function usePacketStatus(options = {}) {
  const { enabled = true, pollInterval } = options;
  const audience = audienceOf(useIntakt(options.client));
  const { store } = audience;
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot, serverSnapshot);
  const [member] = useState(newMember);
  const [wished, setWished] = useState(/** @type {{on: boolean, every?: number}} */ ({ on: true }));
  const wanted = enabled && wished.on;
  const every = wished.every ?? pollInterval;

  // the effects' order matters: what is wished is known before it is acted upon
  useEffect(() => {
    member.options = { ...options, pollInterval: every };
  });
  useEffect(() => (wanted ? audience.join(member) : undefined), [audience, member, wanted]);
  useEffect(() => audience.reconsider(), [audience, every]);

  const startPolling = useCallback((/** @type {number | undefined} */ interval) => {
    setWished({ on: true, every: Number.isFinite(interval) ? interval : undefined });
    audience.start();
  }, [audience]);
  const stopPolling = useCallback(() => setWished({ on: false }), []);

  return useMemo(() => {
    const { refetch } = audience;
    return { ...snapshot, isLoading: snapshot.isLoading && wanted, refetch, startPolling, stopPolling };
  }, [snapshot, wanted, audience, startPolling, stopPolling]);
}

/** @param {StatusOptions} [options] @returns {StatusResult} */
export function useIsGenerating(options) {
  return usePacketStatus(options);
}

/** @param {StatusOptions} [options] @returns {StatusResult & Readonly<StatusSummary>} */
export function useGenerationProgress(options) {
  const status = usePacketStatus(options);
  return useMemo(() => ({ ...status.summary, ...status }), [status]);
}
