import { html, type TemplateResult } from "lit";

import { wordsPattern } from "../format/pattern.js";

/** A quote with a value marked in it, wherever it stands, whatever its spacing and case. */
export function quoteWith(quote: string, value: string): TemplateResult {
  const found = wordsPattern(value)?.exec(quote);
  if (!found) return html`${quote}`;
  const end = found.index + found[0].length;
  return html`${quote.slice(0, found.index)}<mark>${found[0]}</mark>${quote.slice(end)}`;
}

/** The part of a quote around a value, of about `room` characters, cut between words. */
export function excerpt(quote: string, value: string, room: number): string {
  if (quote.length <= room) return quote;
  const at = wordsPattern(value)?.exec(quote)?.index ?? 0;
  const start = Math.max(0, at - room / 2);
  const piece = quote.slice(start, start + room);
  const from = start > 0 ? `… ${piece.replace(/^\S*\s+/, "")}` : piece;
  return start + room < quote.length ? `${from.replace(/\s+\S*$/, "")} …` : from;
}
