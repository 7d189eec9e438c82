import { html, type TemplateResult } from "lit";

import type { Schemas } from "../console/api.js";
import { wordsPattern } from "../format/pattern.js";

type Block = Schemas["Block"];

interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** The text of a page under its headings, with some sentences marked. */
export function documentText(blocks: readonly Block[], marked: readonly string[] = []) {
  return html`${parts(blocks).map(
    ({ heading, blocks }) => html`
      ${heading ? html`<p class="section">${heading}</p>` : ""}
      ${blocks.map((block) => html`<p class=${block.kind ?? ""}>${withMarks(block.text, marked)}</p>`)}
    `,
  )}`;
}

/** Neighbouring blocks of the same section together. */
function parts(blocks: readonly Block[]): Part[] {
  const found: { heading: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const heading = (block.section ?? []).join(" › ");
    const last = found.at(-1);
    if (last?.heading === heading) last.blocks.push(block);
    else found.push({ heading, blocks: [block] });
  }
  return found;
}

/** The first marked sentence that stands in the text, whatever its spaces. */
function withMarks(text: string, marked: readonly string[]): TemplateResult | string {
  for (const sentence of marked) {
    const place = placeOf(text, sentence);
    if (place) {
      const [start, end] = place;
      const inside = text.slice(start, end);
      return html`${text.slice(0, start)}<mark>${inside}</mark>${withMarks(text.slice(end), marked)}`;
    }
  }
  return text;
}

function placeOf(text: string, sentence: string): readonly [number, number] | null {
  const match = wordsPattern(sentence)?.exec(text);
  return match ? [match.index, match.index + match[0].length] : null;
}
