/** The shapes of the calls beside the suggestion: search by hand, documents, offices and tools. */

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

export const TERM_UNITS = ["working_days", "calendar_days", "months", "years"] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

export interface TermRequest {
  readonly start: string;
  readonly amount: number;
  readonly unit: TermUnit;
  readonly office?: string;
}

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

export interface IdentifierCheck {
  readonly kind: "nif" | "nie" | "cif" | "iban" | null;
  readonly valid: boolean;
  readonly formatted: string | null;
  readonly problem: "unknown" | "length" | "characters" | "check" | null;
}
