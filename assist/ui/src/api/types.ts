/**
 * The shapes of `POST /v1/suggestions` and its neighbours. What is sent has the types generated
 * from the API document (`npm run types`); what is read is narrower, and checked against them.
 */
import type { components } from "./schema.js";

type Schemas = components["schemas"];

export type Channel = Schemas["Channel"];
export const CHANNELS = [
  "email",
  "whatsapp",
  "chat",
  "web_form",
  "phone",
  "in_person",
  "sms",
  "social",
] as const satisfies readonly Channel[];

export type Status = Schemas["Status"];
export const STATUSES = [
  "answered",
  "partial",
  "clarify",
  "conflict",
  "needs_consent",
  "out_of_scope",
  "no_evidence",
  "unsafe",
  "unavailable",
] as const satisfies readonly Status[];

export type Turn = Readonly<Schemas["Turn"]>;
export type Citizen = Readonly<Schemas["Citizen"]>;
export type SuggestionRequest = Readonly<Schemas["SuggestionRequest"]>;
/** What to change in a draft, as `POST /v1/suggestions/{id}/redraft` takes it. */
export type Redraft = Readonly<Schemas["RedraftRequest"]>;
export type Style = NonNullable<Redraft["style"]>;
/** What an agent did with a suggestion, as `POST /v1/suggestions/{id}/events` takes it. */
export type AgentEvent = Readonly<Schemas["EventRequest"]>;

export interface Draft {
  readonly opening: string;
  readonly text: string;
  readonly closing: string;
  readonly format: "markdown" | "plain";
  readonly language: string;
  readonly channel: string;
}

export interface Citation {
  readonly n: number;
  readonly document_id: string;
  readonly kind: string;
  readonly title: string;
  readonly url: string | null;
  readonly section: string | null;
  readonly quote: string;
  readonly retrieved_at: string | null;
  readonly revision: number | null;
}

/** A fact of the draft; `citation` is null where the table of offices gives it. */
export interface DraftFact {
  readonly slot: string;
  readonly value: string;
  readonly citation: number | null;
}

export interface SimilarCase {
  readonly case_id: string;
  readonly question: string;
  readonly answer: string;
  readonly office: string | null;
  readonly resolved_at: string | null;
  readonly score: number;
  readonly stale: boolean;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface Suggestion {
  readonly id: string;
  readonly status: Status;
  readonly confidence: number;
  readonly draft: Draft | null;
  readonly citations: readonly Citation[];
  readonly facts: readonly DraftFact[];
  readonly similar_cases: readonly SimilarCase[];
  readonly warnings: readonly Warning[];
  readonly missing_aspects: readonly string[];
  readonly clarifying_question: string | null;
  readonly procedure: { readonly code: string | null; readonly title: string } | null;
}

/** The draft when it is a reply: what an unavailable service says without sources is for the agent. */
export function replyOf(suggestion: Suggestion | null): Draft | null {
  if (!suggestion?.draft) return null;
  const explains = suggestion.status === "unavailable" && suggestion.citations.length === 0;
  return explains ? null : suggestion.draft;
}

export interface Office {
  readonly id: string;
  readonly name: string;
}

/** `GET /ui/config.json`: what the page may know before anyone signs in. */
export interface UiConfig {
  readonly organisation: string;
  readonly allowed_origins: readonly string[];
  readonly offices: readonly Office[];
}

type Whole<T> = { readonly [Field in keyof T]-?: T[Field] };
type ReadAs<Sent extends Read, Read> = [Sent, Read];

/** Does not compile when the service sends what cannot be read as these. */
export type Agreement = [
  ReadAs<Whole<Schemas["Citation"]>, Citation>,
  ReadAs<Whole<Schemas["Draft"]>, Draft>,
  ReadAs<Whole<Schemas["DraftFact"]>, DraftFact>,
  ReadAs<Whole<Schemas["SimilarCase"]>, SimilarCase>,
  ReadAs<Whole<Schemas["SuggestionWarning"]>, Warning>,
];
