import { html, type TemplateResult } from "lit";

import type { Citation, DraftFact } from "../api/types.js";
import { markFacts } from "../draft/facts.js";
import type { Block, Inline } from "../draft/markup.js";
import type { Catalogue } from "../i18n/index.js";

/** What a draft's text needs around it to be rendered. */
export interface Rendering {
  readonly t: Catalogue;
  readonly citations: readonly Citation[];
  readonly facts: readonly DraftFact[];
  readonly onCite: (n: number) => void;
}

/** Blocks of a draft as templates: every piece of text goes in as text, never as HTML. */
export function renderBlock(block: Block, rendering: Rendering): TemplateResult {
  const inline = (runs: readonly Inline[]) => runs.map((run) => renderInline(run, rendering));
  if (block.kind === "paragraph") {
    return html`<p>
      ${block.lines.map((line, index) => html`${index ? html`<br />` : ""}${inline(line)}`)}
    </p>`;
  }
  const items = block.items.map((item) => html`<li>${inline(item)}</li>`);
  return block.start === null
    ? html`<ul>${items}</ul>`
    : html`<ol start=${block.start}>${items}</ol>`;
}

function renderInline(run: Inline, rendering: Rendering): unknown {
  switch (run.kind) {
    case "text":
      return renderText(run.text, rendering);
    case "strong":
      return html`<strong>${run.children.map((child) => renderInline(child, rendering))}</strong>`;
    case "link":
      return html`<a href=${run.href} target="_blank" rel="noopener noreferrer">${run.text}</a>`;
    case "marker":
      return renderMarker(run.n, run.text, rendering);
  }
}

/** Facts are marked; the passage that each stands in is shown while it is pointed at. */
function renderText(text: string, { facts }: Rendering) {
  return markFacts(text, facts).map(({ text: piece, fact }) =>
    fact?.citation
      ? html`<mark data-n=${fact.citation} data-value=${fact.value}>${piece}</mark>`
      : piece,
  );
}

/** A number that is no citation (yet) stays text. */
function renderMarker(n: number, text: string, { t, citations, onCite }: Rendering) {
  const citation = citations.find((candidate) => candidate.n === n);
  if (!citation) return text;
  return html`<button
    class="marker"
    type="button"
    data-n=${n}
    aria-label=${t.draft.marker(n, citation.title)}
    aria-describedby="passage"
    @click=${() => onCite(n)}
  >${n}</button>`;
}
