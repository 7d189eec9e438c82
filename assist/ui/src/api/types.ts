/** The shapes of `POST /v1/suggestions` and its neighbours, by hand from the API document. */

export const CHANNELS = [
  "email",
  "whatsapp",
  "chat",
  "web_form",
  "phone",
  "in_person",
  "sms",
  "social",
] as const;
export type Channel = (typeof CHANNELS)[number];

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
] as const;
export type Status = (typeof STATUSES)[number];

export interface Turn {
  readonly role: "citizen" | "agent";
  readonly text: string;
  readonly at?: string;
}

export interface Citizen {
  readonly ref?: string;
  readonly authenticated?: boolean;
  readonly consent?: boolean;
}

export interface SuggestionRequest {
  readonly query?: string;
  readonly conversation?: readonly Turn[];
  readonly channel?: Channel;
  readonly office?: string;
  readonly citizen?: Citizen;
}

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

export type Style = "standard" | "brief" | "plain";

/** What to change in a draft, as `POST /v1/suggestions/{id}/redraft` takes it. */
export interface Redraft {
  readonly style?: Style;
  readonly instruction?: string;
  readonly exclude_sources?: readonly string[];
}

/** What an agent did with a suggestion, as `POST /v1/suggestions/{id}/events` takes it. */
export type AgentEvent =
  | { readonly type: "displayed" | "copied" | "inserted" | "discarded" }
  | { readonly type: "sent"; readonly final_text: string }
  | { readonly type: "rated"; readonly rating: number; readonly reason?: string }
  | { readonly type: "escalated"; readonly reason: string };

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
