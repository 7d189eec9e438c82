/** The shapes of the calls beside the suggestion: search by hand, documents, offices and tools. */
import type { components } from "./schema.js";

export interface SearchHit {
  readonly document_id: string;
  readonly kind: string;
  readonly title: string;
  readonly section: string;
  readonly text: string;
  readonly url: string | null;
}

/** A piece of a page, in reading order. */
export interface PageBlock {
  readonly heading: readonly string[];
  readonly text: string;
}

export interface OfficePlace {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
}

type Schemas = components["schemas"];

export type TermRequest = Readonly<Schemas["TermRequest"]>;
export type TermUnit = NonNullable<TermRequest["unit"]>;
export const TERM_UNITS = [
  "working_days",
  "calendar_days",
  "months",
  "years",
] as const satisfies readonly TermUnit[];

export type IdentifierCheck = Readonly<Schemas["IdentifierCheck"]>;

export interface TermStep {
  readonly text: string;
  readonly law: string | null;
  readonly url: string | null;
}

export interface Term {
  readonly ends: string;
  readonly municipality: string | null;
  readonly steps: readonly TermStep[];
  readonly warnings: readonly string[];
}
