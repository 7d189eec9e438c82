import type { Citation, Draft } from "../api/types.js";

/**
 * What is inserted or copied: opening, text and closing as plain text, without the citation
 * markers (the citizen has no use for them). Only numbers that are citations are markers.
 */
export function plainText(draft: Draft, citations: readonly Citation[]): string {
  const numbers = new Set(citations.map((citation) => citation.n));
  return [draft.opening, withoutMarkers(draft.text, numbers), draft.closing]
    .map((part) => (draft.format === "markdown" ? withoutMarkup(part) : part).trim())
    .filter((part) => part !== "")
    .join("\n\n");
}

function withoutMarkers(text: string, numbers: ReadonlySet<number>): string {
  return text.replace(/[ \t\u00a0]*\[(\d{1,2})\](?!\()/g, (whole, n: string) =>
    numbers.has(Number(n)) ? "" : whole,
  );
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, (_, label: string, url: string) =>
      label === url ? url : `${label} (${url})`,
    );
}
