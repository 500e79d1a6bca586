/** @intakt/client/react: the live status of a client's packets as hooks, for React 18 and newer. */

import type { ReactElement, ReactNode } from "react";
import type { Callbacks, IntaktClient, Snapshot } from "./index.js";
import type { StatusSummary } from "./model.js";

export interface StatusOptions extends Callbacks {
  /** Default the nearest IntaktProvider's. */
  client?: IntaktClient;
  /** Milliseconds between two questions where changes are not pushed; the shortest wish of all hooks counts. */
  pollInterval?: number;
  /** false: ask for nothing and call nothing back; default true. */
  enabled?: boolean;
}

export interface StatusResult extends Snapshot {
  /** Ask now; never rejects. */
  refetch: () => Promise<Snapshot>;
  /** Look for changes, again after all was done or stopped. */
  startPolling: (pollInterval?: number) => void;
  /** This hook asks for nothing more; others go on. */
  stopPolling: () => void;
}

export function IntaktProvider(props: { client: IntaktClient; children?: ReactNode }): ReactElement;

/** The client given, else the nearest IntaktProvider's. */
export function useIntakt(client?: IntaktClient): IntaktClient;

/** The packets and their summary, kept up to date until all is done. */
export function usePacketStatus(options?: StatusOptions): StatusResult;

/** `isGenerating`, with all that usePacketStatus gives. */
export function useIsGenerating(options?: StatusOptions): StatusResult;

/** The summary's figures at hand (`progress`, `completed`, `total` ...), with all that usePacketStatus gives. */
export function useGenerationProgress(options?: StatusOptions): StatusResult & Readonly<StatusSummary>;
