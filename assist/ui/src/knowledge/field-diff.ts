import { css, html, type TemplateResult } from "lit";

import type { Schemas } from "../console/api.js";
import type { KnowledgeWords } from "../i18n/knowledge/index.js";

type Field = Schemas["FieldChange"];
type Piece = Schemas["Piece"];

/** What a field said and says, word by word; in words too for who does not see the marks. */
export function fieldDiff(t: KnowledgeWords, { label, old, new: now, pieces }: Field) {
  const parts: readonly Piece[] = pieces?.length
    ? pieces
    : [
        { op: "removed", text: old },
        { op: "added", text: now },
      ];
  return html`<dl class="field">
    <dt>${label}</dt>
    <dd>${parts.filter(({ text }) => text).map((part) => piece(t, part))}</dd>
  </dl>`;
}

function piece(t: KnowledgeWords, { op, text }: Piece): TemplateResult {
  if (op === "same") return html`${text} `;
  return op === "added"
    ? html`<ins><span class="unseen">${t.changes.added} </span>${text}</ins> `
    : html`<del><span class="unseen">${t.changes.removed} </span>${text}</del> `;
}

export const fieldDiffStyles = css`
  .field {
    border-inline-start: 2px solid var(--v-line);
    padding-inline-start: var(--v-sm);
  }
  .field dd {
    white-space: pre-line;
  }
  .field dt {
    font-weight: 600;
  }
`;
