/** The shapes of Intakt's API that a client's front end meets. Fields may be added by the server; none is taken away. */

export type ClientType =
  | "NUTRITION_ONLY" | "WORKOUT_ONLY" | "FULL_PROGRAM" | "ATHLETE_PERFORMANCE" | "YOUTH" | "GENERAL_WELLNESS"
  | "SPECIAL_SITUATION";
export type PacketType = "INTRO" | "NUTRITION" | "WORKOUT" | "PERFORMANCE" | "YOUTH" | "RECOVERY" | "WELLNESS";
export type PacketState = "PENDING" | "GENERATING" | "READY" | "FAILED";
export type QuestionType =
  | "text" | "textarea" | "email" | "phone" | "number" | "quantity" | "select" | "multiselect" | "radio"
  | "checkbox" | "date" | "range" | "consent";

/** An answer as it is sent: see `type` of its question. `null` removes it. */
export type Answer = string | number | boolean | string[] | { value: number; unit: string } | { name: string } | null;

// --- packets ------------------------------------------------------------------------------------------

export interface StatusPacket {
  id: string;
  type: PacketType;
  status: PacketState;
  retryCount: number;
  hasError: boolean;
  /** Fit for the reader. */
  errorMessage: string | null;
  version: number;
  /** The newest version that can be read; an older one stays open while a newer one is made. */
  readyVersion: number | null;
  /** Who opens it before the client can read it. */
  waitingFor: "coach" | "guardian" | null;
  createdAt: string;
  updatedAt: string;
}

export interface StatusSummary {
  total: number;
  completed: number;
  failed: number;
  generating: number;
  pending: number;
  /** Completed ones that are not open yet. */
  waiting: number;
  /** completed / total in whole percent. */
  progress: number;
}

export interface Status {
  packets: StatusPacket[];
  summary: StatusSummary;
}

export interface Packet {
  id: string;
  type: PacketType;
  status: PacketState;
  version: number;
  clientId: string;
  clientType: ClientType;
  createdAt: string;
  readyAt: string | null;
  releasedAt: string | null;
  ruleSet: "adult" | "youth";
  plan: Record<string, unknown> & { withheld: boolean };
  document: PacketDocument;
  certificate: { rules: number[]; engine: string; release: string; date: string; seed: string };
}

export interface PacketDocument {
  title: string;
  subtitle: string;
  lang: string;
  sections: { id: string; title: string; blocks: ContentBlock[] }[];
  [more: string]: unknown;
}

export interface ContentBlock {
  type: string;
  quoted?: boolean;
  [more: string]: unknown;
}

// --- paths and questions ------------------------------------------------------------------------------

export interface PathSummary {
  clientType: ClientType;
  title: string;
  description: string;
  icon: string;
  estimatedMinutes: number;
  questionCount: number;
  active: boolean;
}

export interface Path {
  clientType: ClientType;
  title: string;
  description: string;
  icon: string;
  estimatedMinutes: number;
  release: string;
  active: boolean;
  sections: { id: string; title: string; blocks: string[] }[];
  blocks: Block[];
  rules: Rule[];
}

export interface Block {
  id: string;
  title: string;
  description: string;
  category: string;
  showWhen?: Condition;
  questions: Question[];
}

export interface Question {
  id: string;
  type: QuestionType;
  label: string;
  required: boolean;
  sensitive: boolean;
  help?: string;
  placeholder?: string;
  options?: Option[];
  units?: string[];
  min?: number;
  max?: number;
  step?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minAge?: number;
  maxAge?: number;
  maxSelected?: number;
  /** Options that stand alone. */
  exclusive?: string[];
  /** Names of further checks that the server makes. */
  validators?: string[];
  /** The wording that is agreed to. */
  text?: string;
  showWhen?: Condition;
}

export interface Option {
  value: string;
  label: string;
  description?: string;
  showWhen?: Condition;
  notice?: { severity: "caution" | "stop"; text: string };
}

export interface Rule {
  id: string;
  when: Condition;
  action: "show" | "hide" | "skip" | "require";
  blocks?: string[];
  questions?: string[];
}

export interface Condition {
  op: string;
  question?: string;
  fact?: string;
  value?: unknown;
  conditions?: Condition[];
}

// --- an intake ----------------------------------------------------------------------------------------

export interface StartedIntake {
  intakeId: string;
  /** Opens this intake, and its client's packets. */
  token: string;
  clientType: ClientType;
  release: string;
  resumeUrl: string;
}

/** What is wrong with an answer, and what to do about it. */
export interface AnswerProblem {
  question: string;
  code: string;
  message: string;
}

export interface Notice {
  id: string;
  severity: "caution" | "stop";
  text: string;
  urgent?: boolean;
  question?: string;
  title?: string;
  number?: string;
  numberName?: string;
  /** Paths that remain when this one is closed to the client. */
  offers?: ClientType[];
}

export interface Intake {
  intakeId: string;
  clientType: ClientType;
  release: string;
  responses: Record<string, unknown>;
  visible: { blocks: string[]; questions: string[]; options: Record<string, string[]> };
  required: string[];
  errors: AnswerProblem[];
  notices: Notice[];
  progress: { percent: number; sections: { id: string; title: string; percent: number }[] };
  currentStep: string | null;
  isComplete: boolean;
  lastSavedAt: string;
}

export interface SavedIntake extends Intake {
  /** The highest `seq` that is stored, of each question that was sent. */
  acked?: Record<string, number>;
}

export interface Submitted {
  success: boolean;
  client: { id: string; fullName: string; email: string; clientType: ClientType };
  packets: { id: string; type: PacketType; status: PacketState }[];
  message: string;
  /** Only when all answers were sent at once. */
  token?: string;
}
