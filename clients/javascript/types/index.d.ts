/** @intakt/client: the client's part of Intakt's API and the live status of packets, without a framework. */

import type {
  Answer, AnswerProblem, Block, ClientType, Intake, Packet, Path, PathSummary, SavedIntake, StartedIntake, Status,
  StatusPacket, StatusSummary, Submitted,
} from "./model.js";

export type * from "./model.js";

// --- the client ---------------------------------------------------------------------------------------

export interface ClientOptions {
  /** Where Intakt is, such as "https://intakt.example.org"; none: the page's own origin. */
  baseUrl?: string;
  /** An intake's or account's token; none: the browser's session cookie. */
  token?: string | null;
  /** Listen where changes are pushed; default true. */
  live?: boolean;
  /** Milliseconds between two questions where changes are not pushed; default 5000. */
  pollInterval?: number;
  /** The same while the page is hidden, when nothing is listened to; default 30000. */
  hiddenPollInterval?: number;
  /** How often a request is tried again after 429, 502, 503, 504 or without a connection; default 3. */
  retries?: number;
  /** Milliseconds for one try; default 30000. */
  timeout?: number;
  /** Milliseconds in which a stream must begin to tell; default 10000. */
  streamTimeout?: number;
  /** Milliseconds of silence after which a stream is dead; default 45000 (the server breaks silence every 15 s). */
  silenceTimeout?: number;
  /** Names this device when answers are saved; default a new one for each client. */
  writer?: string;
  /** Default the platform's. */
  fetch?: typeof globalThis.fetch;
}

export interface ReadOptions {
  signal?: AbortSignal;
}

export interface PostOptions extends ReadOptions {
  /** The same key gives the first answer for 24 hours; default a new one for each call, kept for its retries. */
  idempotencyKey?: string;
}

export interface SaveOptions extends ReadOptions {
  /** Change the path without losing answers that both share. */
  clientType?: ClientType;
  currentStep?: string;
  /** Default the client's. */
  writer?: string;
  /** By question; default numbers that rise. */
  seq?: Record<string, number>;
}

export interface Submission {
  clientType: ClientType;
  responses: Record<string, Answer>;
  clientEmail?: string;
}

/** Every call rejects with ProblemError when the server says no, and with NetworkError when it cannot be reached. */
export interface IntaktClient {
  /** Set by startIntake, submit and reopen; set it to one that was kept, or to null when somebody else sits down. */
  token: string | null;
  /** All seven, offered or not. */
  paths(options?: ReadOptions): Promise<PathSummary[]>;
  path(clientType: ClientType, options?: ReadOptions & { release?: string }): Promise<Path>;
  questionBlocks(ids: string[], options?: ReadOptions): Promise<Block[]>;
  startIntake(clientType: ClientType, options?: PostOptions): Promise<StartedIntake>;
  readIntake(intakeId: string, options?: ReadOptions): Promise<Intake>;
  /**
   * Save what has changed. A late repeat never overwrites a newer answer of the same writer; those in `acked` are
   * stored. Wrong answers are stored too, and listed in `errors`.
   */
  saveAnswers(intakeId: string, responses: Record<string, Answer>, options?: SaveOptions): Promise<SavedIntake>;
  /** An intake by its id, or all answers at once. Submitting an intake again gives the same packets. */
  submit(submission: string | Submission, options?: PostOptions): Promise<Submitted>;
  /** Begin again from a submitted intake's answers. */
  reopen(intakeId: string, options?: PostOptions): Promise<StartedIntake>;
  /** Asked once; `watch` follows it. */
  packetStatus(options?: ReadOptions): Promise<Status>;
  packet(packetId: string, options?: ReadOptions): Promise<Packet>;
  pdf(packetId: string, options?: ReadOptions): Promise<Blob>;
  /** All packets that are open to the client. */
  combinedPdf(options?: ReadOptions): Promise<Blob>;
  /** A whole page, for a frame or a new window. */
  html(packetId: string, options?: ReadOptions): Promise<string>;
  /** Follow the packets. All watches and hooks of a client share its requests. */
  watch(options?: WatchOptions): Watch;
}

export function createClient(options?: ClientOptions): IntaktClient;

// --- the status ---------------------------------------------------------------------------------------

/** What is known at one moment: frozen, and a new object only when something changed. */
export interface Snapshot {
  readonly packets: readonly StatusPacket[];
  readonly summary: Readonly<StatusSummary>;
  /** Nothing has been heard yet. */
  readonly isLoading: boolean;
  /** Some packet is in line or being made. */
  readonly isGenerating: boolean;
  /** There are packets, and each is READY or FAILED. */
  readonly isComplete: boolean;
  /** Changes are pushed; else they are asked for. */
  readonly isLive: boolean;
  /** Changes are being looked for. */
  readonly isWatching: boolean;
  /** Why nothing could be heard last time; the packets are what was known before. */
  readonly error: Error | null;
}

/** Each is called once for each event, however many watches and hooks share it. */
export interface Callbacks {
  /** What is known, then each change. */
  onUpdate?: (status: Snapshot) => void;
  /** All packets are READY or FAILED: already when first heard of, or now. */
  onAllComplete?: (status: Snapshot) => void;
  onPacketFailed?: (packet: StatusPacket, status: Snapshot) => void;
  /** Asking begins to fail. It goes on by itself, unless the error is one that waiting does not mend. */
  onError?: (error: Error) => void;
}

export interface WatchOptions extends Callbacks {
  /** Milliseconds; the shortest wish of all watches and hooks counts. */
  pollInterval?: number;
}

export interface Watch {
  readonly status: Snapshot;
  /** From now until all is done, or `stop`. */
  start(): this;
  stop(): void;
  /** Ask now; never rejects: `error` of what it gives says when that failed. */
  refetch(): Promise<Snapshot>;
}

// --- errors -------------------------------------------------------------------------------------------

/** What the server sends when it says no. */
export interface ProblemDetails {
  status: number;
  code: string;
  type?: string;
  title?: string;
  detail?: string;
  instance?: string;
  requestId?: string;
  errors?: AnswerProblem[];
}

/** The server says no (RFC 9457). `message` says what to do; `code` is stable. */
export class ProblemError extends Error {
  constructor(problem: ProblemDetails, retryAfter?: number | null);
  readonly status: number;
  /** Such as answers, path-inactive, submitted, waiting, not-ready, sign-in, not-found, too-many-requests. */
  readonly code: string;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  /** Each wrong answer, when `code` is "answers". */
  readonly errors: readonly AnswerProblem[];
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter: number | null;
}

/** The server could not be reached, or did not answer in time. */
export class NetworkError extends Error {
  constructor(cause: unknown);
}
