/** `text` as the source of a regular expression that matches it and nothing else. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The words of `text` in a row, whatever the space between them; null where it has none. */
export function wordsPattern(text: string): RegExp | null {
  const words = text.trim().split(/\s+/).filter(Boolean);
  return words.length ? new RegExp(words.map(literally).join("\\s+"), "iu") : null;
}
