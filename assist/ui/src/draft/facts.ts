import type { DraftFact } from "../api/types.js";
import { literally } from "../format/pattern.js";

/** A piece of text: a fact with the number of its source, or what stands around one. */
export interface Piece {
  readonly text: string;
  readonly fact: DraftFact | null;
}

/** Cut a text at the facts that it states; the longest wins where two begin together. */
export function markFacts(text: string, facts: readonly DraftFact[]): Piece[] {
  const pattern = patternOf(facts);
  if (!pattern) return [{ text, fact: null }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const fact = facts.find(({ value }) => value === match[0]) ?? null;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), fact: null });
    pieces.push({ text: match[0], fact });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), fact: null });
  return pieces;
}

/** The facts of a proposal that the agent's own text no longer states. */
export function lostFacts(text: string, facts: readonly DraftFact[]): DraftFact[] {
  const flat = flatten(text);
  const values = new Set<string>();
  return facts.filter(({ value }) => {
    const isNew = value !== "" && !values.has(value);
    values.add(value);
    return isNew && !flat.includes(flatten(value));
  });
}

function patternOf(facts: readonly DraftFact[]): RegExp | null {
  const values = [...new Set(facts.map(({ value }) => value))].filter(Boolean);
  if (!values.length) return null;
  values.sort((a, b) => b.length - a.length);
  const escaped = values.map(literally);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

const flatten = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
