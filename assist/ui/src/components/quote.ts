import { html, type TemplateResult } from "lit";

/** A quote with a value marked in it, wherever it stands, whatever its spacing and case. */
export function quoteWith(quote: string, value: string): TemplateResult {
  const words = value.trim().split(/\s+/).filter(Boolean);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = words.length ? new RegExp(escaped.join("\\s+"), "iu").exec(quote) : null;
  if (!found) return html`${quote}`;
  const end = found.index + found[0].length;
  return html`${quote.slice(0, found.index)}<mark>${found[0]}</mark>${quote.slice(end)}`;
}
