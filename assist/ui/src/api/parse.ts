/**
 * Read what the service sent as the types of `types.ts`. A field that is absent becomes its empty
 * value, so that a newer or older service never breaks the sidebar; an unknown status does not
 * pass for an answer.
 */
import {
  STATUSES,
  type Citation,
  type Draft,
  type DraftFact,
  type Office,
  type SimilarCase,
  type Status,
  type Suggestion,
  type UiConfig,
  type Warning,
} from "./types.js";
import { list, number, optional, record, text } from "./reading.js";

/** The suggestion in a response body, or null when the body is not one. */
export function parseSuggestion(body: unknown): Suggestion | null {
  const raw = record(body);
  if (!text(raw["id"]) || !text(raw["status"])) return null;
  return {
    id: text(raw["id"]),
    status: parseStatus(raw["status"]) ?? "unavailable",
    confidence: number(raw["confidence"]),
    draft: parseDraft(raw["draft"]),
    citations: parseCitations(raw["citations"]),
    facts: list(raw["facts"]).map(parseFact),
    similar_cases: list(raw["similar_cases"]).map(parseCase),
    warnings: list(raw["warnings"]).map(parseWarning),
    missing_aspects: list(raw["missing_aspects"]).map(text).filter(Boolean),
    clarifying_question: optional(raw["clarifying_question"]),
    procedure: parseProcedure(raw["procedure"]),
  };
}

export function parseStatus(value: unknown): Status | null {
  return STATUSES.find((status) => status === value) ?? null;
}

/** A list of citations, or an object that carries one under `citations` or `sources`. */
export function parseCitations(value: unknown): Citation[] {
  const holder = record(value);
  const items = Array.isArray(value) ? value : list(holder["citations"] ?? holder["sources"]);
  return items.map(parseCitation);
}

export function parseConfig(body: unknown): UiConfig {
  const raw = record(body);
  return {
    organisation: text(raw["organisation"]),
    allowed_origins: list(raw["allowed_origins"]).map(text).filter(Boolean),
    offices: parseOffices(raw["offices"]),
  };
}

/** A list of offices, or an object that carries one under `items` or `offices`. */
export function parseOffices(value: unknown): Office[] {
  const holder = record(value);
  const items = Array.isArray(value) ? value : list(holder["items"] ?? holder["offices"]);
  return items
    .map(record)
    .map((raw) => ({ id: text(raw["id"]), name: text(raw["name"]) || text(raw["id"]) }))
    .filter((office) => office.id !== "");
}

function parseDraft(value: unknown): Draft | null {
  const raw = record(value);
  const draft: Draft = {
    opening: text(raw["opening"]),
    text: text(raw["text"]),
    closing: text(raw["closing"]),
    format: raw["format"] === "markdown" ? "markdown" : "plain",
    language: text(raw["language"]) || "es",
    channel: text(raw["channel"]),
  };
  return draft.text ? draft : null;
}

function parseCitation(value: unknown, index: number): Citation {
  const raw = record(value);
  return {
    n: number(raw["n"]) || index + 1,
    document_id: text(raw["document_id"]),
    kind: text(raw["kind"]),
    title: text(raw["title"]),
    url: optional(raw["url"]),
    section: optional(raw["section"]),
    quote: text(raw["quote"]),
    retrieved_at: optional(raw["retrieved_at"]),
    revision: number(raw["revision"]) || null,
  };
}

function parseFact(value: unknown): DraftFact {
  const raw = record(value);
  return { slot: text(raw["slot"]), value: text(raw["value"]), citation: number(raw["citation"]) || null };
}

function parseCase(value: unknown): SimilarCase {
  const raw = record(value);
  return {
    case_id: text(raw["case_id"]),
    question: text(raw["question"]),
    answer: text(raw["answer"]),
    office: optional(raw["office"]),
    resolved_at: optional(raw["resolved_at"]),
    score: number(raw["score"]),
    stale: raw["stale"] === true,
  };
}

function parseWarning(value: unknown): Warning {
  const raw = record(value);
  return { code: text(raw["code"]), message: text(raw["message"]) };
}

function parseProcedure(value: unknown): Suggestion["procedure"] {
  const raw = record(value);
  return text(raw["title"]) ? { code: optional(raw["code"]), title: text(raw["title"]) } : null;
}
