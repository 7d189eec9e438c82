import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { viewStyles } from "../console/styles/index.js";
import { documentText } from "./document-text.js";
import { KnowledgeView } from "./view.js";

/** A document as it was read, and its earlier versions. */
@customElement("knowledge-document")
export class DocumentView extends KnowledgeView {
  static override styles = [
    viewStyles,
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

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      ${shown(words, this.document, (document) => this.sheet(document))}
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

  private versions(revisions: readonly Schemas["RevisionOut"][]) {
    const words = this.t.documents;
    const { language } = this.console;
    if (revisions.length < 2) return nothing;
    return html`<section class="card" aria-labelledby="versions">
      <h2 id="versions">${words.revisions}</h2>
      ${revisions.map(
        ({ number, retrieved_at, blocks }) => html`<details>
          <summary>${words.revision_n(number, moment(retrieved_at, language))}</summary>
          ${documentText(blocks)}
        </details>`,
      )}
    </section>`;
  }
}
