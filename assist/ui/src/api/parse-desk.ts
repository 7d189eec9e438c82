/** Read the answers of the calls beside the suggestion as the types of `desk-types.ts`. */
import type {
  IdentifierCheck,
  OfficePlace,
  PageBlock,
  SearchHit,
  Term,
  TermStep,
} from "./desk-types.js";
import { list, optional, record, text } from "./reading.js";

export function parseHits(body: unknown): SearchHit[] {
  return list(record(body)["hits"]).map((value) => {
    const raw = record(value);
    return {
      document_id: text(raw["document_id"]),
      kind: text(raw["kind"]),
      title: text(raw["title"]),
      section: text(raw["section"]),
      text: text(raw["text"]),
      url: optional(raw["url"]),
    };
  });
}

export function parseBlocks(body: unknown): PageBlock[] {
  return list(record(body)["blocks"]).map((value) => {
    const raw = record(value);
    return { heading: list(raw["section"]).map(text), text: text(raw["text"]) };
  });
}

export function parsePlaces(body: unknown): OfficePlace[] {
  return list(body).map((value) => {
    const raw = record(value);
    return {
      id: text(raw["id"]),
      name: text(raw["name"]),
      municipality: text(raw["municipality"]),
      address: text(raw["address"]),
      phone: text(raw["phone"]),
      hours: text(raw["hours"]),
    };
  });
}

export function parseTerm(body: unknown): Term {
  const raw = record(body);
  return {
    ends: text(raw["ends"]),
    municipality: optional(raw["municipality"]),
    steps: list(raw["steps"]).map(parseStep),
    warnings: list(raw["warnings"]).map(text).filter(Boolean),
  };
}

export function parseIdentifier(body: unknown): IdentifierCheck {
  const raw = record(body);
  return {
    kind: (optional(raw["kind"]) as IdentifierCheck["kind"]) ?? null,
    valid: raw["valid"] === true,
    formatted: optional(raw["formatted"]),
    problem: (optional(raw["problem"]) as IdentifierCheck["problem"]) ?? null,
  };
}

function parseStep(value: unknown): TermStep {
  const raw = record(value);
  return { text: text(raw["text"]), law: optional(raw["law"]), url: optional(raw["url"]) };
}
