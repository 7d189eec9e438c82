import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { viewStyles } from "../console/styles/index.js";
import { dataTable } from "../console/table.js";
import { documentText } from "./document-text.js";
import { fieldDiff, fieldDiffStyles } from "./field-diff.js";
import { KnowledgeView } from "./view.js";

/** A document as it was read, and its earlier versions. */
@customElement("knowledge-document")
export class DocumentView extends KnowledgeView {
  static override styles = [
    viewStyles,
    fieldDiffStyles,
    css`
      .section {
        font-weight: 700;
      }
    `,
  ];

  private readonly document = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { document_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/documents/{document_id}", { params, signal }),
      );
      this.console.name(found.title);
      return found;
    },
  });

  private readonly revisions = new Task(this, {
    args: () => [this.itemId] as const,
    task: ([id], { signal }) => {
      const params = { path: { document_id: id } };
      return bodyOf(
        this.console.api.GET("/v1/documents/{document_id}/revisions", { params, signal }),
      );
    },
  });

  private readonly passages = new Task(this, {
    args: () => [this.itemId] as const,
    task: ([id], { signal }) => {
      const params = { path: { document_id: id } };
      return bodyOf(
        this.console.api.GET("/v1/documents/{document_id}/passages", { params, signal }),
      );
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      ${shown(words, this.document, (document) => this.sheet(document))}
      ${shown(words, this.passages, (passages) => this.chunks(passages))}
      ${shown(words, this.revisions, ({ revisions }) => this.versions(revisions))}
    </div>`;
  }

  private sheet(document: Schemas["DocumentOut"]) {
    const words = this.t.documents;
    return html`
      <section class="card" aria-labelledby="facts">
        <h2 id="facts">${words.facts}</h2>
        ${this.facts(document)}
      </section>
      <section class="card" aria-labelledby="text">
        <h2 id="text">${words.text}</h2>
        ${document.blocks.length ? documentText(document.blocks) : words.empty}
      </section>
    `;
  }

  private facts(document: Schemas["DocumentOut"]) {
    const { t } = this;
    const words = t.documents;
    const { language } = this.console;
    const state = document.expired ? words.expired : words.state[document.state];
    const rows: [string, unknown][] = [
      [words.kind, html`${t.documentKind[document.kind]} · ${state}`],
      [words.source, document.source],
      [words.address, outLink(this.console.words, document.url, document.url)],
      [words.code, document.procedure_code],
      [words.revision, document.revision],
      [words.seen, moment(document.last_seen_at, language)],
    ];
    return html`<dl class="facts">
      ${rows.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}
    </dl>`;
  }

  /** As the index holds it: what a search can find, and an answer can cite. */
  private chunks({ passages, absent }: Schemas["DocumentPassages"]) {
    const { t } = this;
    const words = t.documents;
    if (absent) return html`<p class="card">${words.absent[absent]}</p>`;
    return html`<details class="card">
      <summary>${words.passages(passages.length)}</summary>
      ${dataTable(
        words.passages(passages.length),
        [
          { heading: words.section, kind: "name", cell: ({ section }) => section || "–" },
          { heading: words.aspect, cell: ({ aspect }) => t.aspect[aspect] ?? aspect },
          { heading: words.text, cell: ({ text }) => text },
          { heading: words.words, kind: "number", cell: (passage) => passage.words },
        ],
        passages,
        ({ passage_id }) => passage_id,
      )}
    </details>`;
  }

  private versions(revisions: readonly Schemas["RevisionOut"][]) {
    const words = this.t.documents;
    const { language } = this.console;
    if (revisions.length < 2) return nothing;
    return html`<section class="card" aria-labelledby="versions">
      <h2 id="versions">${words.revisions}</h2>
      ${revisions.map(
        ({ number, retrieved_at, blocks, changes }) => html`<details>
          <summary>${words.revision_n(number, moment(retrieved_at, language))}</summary>
          <div class="stack">
            ${changes?.map((field) => fieldDiff(this.t, field))}
            <details>
              <summary>${words.whole}</summary>
              ${documentText(blocks)}
            </details>
          </div>
        </details>`,
      )}
    </section>`;
  }
}
