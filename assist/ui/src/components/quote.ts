import { html, type TemplateResult } from "lit";

/** A quote with a value marked in it, wherever it stands, whatever its spacing and case. */
export function quoteWith(quote: string, value: string): TemplateResult {
  const found = find(quote, value);
  if (!found) return html`${quote}`;
  const end = found.index + found[0].length;
  return html`${quote.slice(0, found.index)}<mark>${found[0]}</mark>${quote.slice(end)}`;
}

/** The part of a quote around a value, of about `room` characters, cut between words. */
export function excerpt(quote: string, value: string, room: number): string {
  if (quote.length <= room) return quote;
  const at = find(quote, value)?.index ?? 0;
  const start = Math.max(0, at - room / 2);
  const piece = quote.slice(start, start + room);
  const from = start > 0 ? `… ${piece.replace(/^\S*\s+/, "")}` : piece;
  return start + room < quote.length ? `${from.replace(/\s+\S*$/, "")} …` : from;
}

function find(quote: string, value: string): RegExpExecArray | null {
  const words = value.trim().split(/\s+/).filter(Boolean);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return words.length ? new RegExp(escaped.join("\\s+"), "iu").exec(quote) : null;
}
