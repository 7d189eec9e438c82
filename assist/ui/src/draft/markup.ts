import { safeLink } from "../format/link.js";

/** A run of a draft's text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "marker"; readonly n: number; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  | { readonly kind: "strong"; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: "list";
      readonly start: number | null; // null: bullets
      readonly items: readonly (readonly Inline[])[];
    };

const ITEM = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/;
const INLINE =
  /\[(\d{1,2})\](?!\()|\*\*(.+?)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>()[\]]+)/g;

/**
 * The little Markdown that drafts use (paragraphs, lists, bold, links, citation markers) as
 * values to render; anything else, HTML too, stays the text that it is.
 */
export function parseMarkup(source: string): Block[] {
  return source
    .split(/\n[ \t]*\n+/)
    .map((chunk) => chunk.replace(/\s+$/, ""))
    .filter((chunk) => chunk.trim() !== "")
    .flatMap(parseChunk);
}

export function parseInline(source: string): Inline[] {
  const runs: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) runs.push({ kind: "text", text: source.slice(end, match.index) });
    const { run, length } = inlineOf(match);
    runs.push(run);
    end = match.index + length;
  }
  if (end < source.length) runs.push({ kind: "text", text: source.slice(end) });
  return runs;
}

function inlineOf(match: RegExpMatchArray): { run: Inline; length: number } {
  const [whole, marker, strong, label, target, bare] = match;
  const length = whole.length;
  if (marker !== undefined) return { run: { kind: "marker", n: Number(marker), text: whole }, length };
  if (strong !== undefined) return { run: { kind: "strong", children: parseInline(strong) }, length };
  // A full stop or comma after an address belongs to the sentence.
  const address = target ?? bare?.replace(/[.,;:!?…]+$/, "") ?? "";
  const href = safeLink(address);
  if (!href) return { run: { kind: "text", text: whole }, length };
  const run: Inline = { kind: "link", text: label ?? address, href };
  return { run, length: bare === undefined ? length : address.length };
}

/** Consecutive lines of the same sort make one block: a list may follow its lead-in directly. */
function parseChunk(chunk: string): Block[] {
  const blocks: Block[] = [];
  let lines: Inline[][] = [];
  let items: Inline[][] = [];
  let start: number | null = null;
  const flush = () => {
    if (lines.length) blocks.push({ kind: "paragraph", lines });
    if (items.length) blocks.push({ kind: "list", start, items });
    [lines, items] = [[], []];
  };
  for (const line of chunk.split("\n")) {
    const item = ITEM.exec(line);
    if (item ? lines.length > 0 : items.length > 0) flush();
    if (item) {
      if (!items.length) start = item[1] === undefined ? null : Number(item[1]);
      items.push(parseInline(item[2] ?? ""));
    } else {
      lines.push(parseInline(line));
    }
  }
  flush();
  return blocks;
}
