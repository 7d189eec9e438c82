import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Office, SimilarCase } from "../api/types.js";
import { longDate } from "../format/date.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";

/** Past queries like this one, each with the reply it got, where and when. */
@customElement("ventanilla-similar-cases")
export class SimilarCasesElement extends LitElement {
  static override styles = [
    base,
    css`
      section,
      ul {
        display: grid;
        gap: var(--v-sm);
      }
      li {
        background: var(--v-surface);
        border: 1px solid var(--v-line);
        border-radius: var(--v-radius);
      }
      summary {
        cursor: pointer;
        list-style-position: outside;
        margin-inline-start: 1.75rem;
        padding: var(--v-md) var(--v-md) var(--v-md) 0;
      }
      summary::marker {
        color: var(--v-primary);
      }
      .question {
        font-weight: 600;
      }
      details:not([open]) .question {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      .meta {
        color: var(--v-muted);
        display: block;
      }
      summary:focus-visible .meta {
        color: inherit;
      }
      .pill {
        background: var(--v-warning-soft);
        border: 1px solid var(--v-warning);
        border-radius: 1rem;
        color: var(--v-text);
        font-weight: 600;
        padding: 0 var(--v-sm);
        white-space: nowrap;
      }
      .answer {
        border-top: 1px solid var(--v-line);
        display: grid;
        gap: var(--v-xs);
        padding: var(--v-md);
      }
      .answer p:last-child {
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) language = "es";
  @property({ attribute: false }) cases: readonly SimilarCase[] = [];
  @property({ attribute: false }) offices: readonly Office[] = [];

  /** Close the open one and open the next, with the focus on it; after the last, the first. */
  next(): void {
    const all = [...this.renderRoot.querySelectorAll("details")];
    const at = all.findIndex((details) => details.open);
    all.forEach((details) => (details.open = false));
    const details = all[(at + 1) % all.length];
    if (!details) return;
    details.open = true;
    details.querySelector("summary")?.focus();
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${this.t.cases.title}</h3>
        <ul>
          ${this.cases.map((precedent) => html`<li>${this.item(precedent)}</li>`)}
        </ul>
      </section>
    `;
  }

  private item(precedent: SimilarCase) {
    const words = this.t.cases;
    const date = longDate(precedent.resolved_at, this.language);
    const office = this.offices.find(({ id }) => id === precedent.office)?.name ?? precedent.office;
    const meta = [office, date && words.date(date)].filter(Boolean).join(" · ");
    return html`
      <details>
        <summary>
          <span class="question">${precedent.question}</span>
          <span class="meta small">
            ${meta} ${precedent.stale ? html`<span class="pill">${words.stale}</span>` : nothing}
          </span>
        </summary>
        <div class="answer">
          ${precedent.stale ? html`<p class="small">${words.staleHint}</p>` : nothing}
          <p class="small muted">${words.answer}</p>
          <p>${precedent.answer}</p>
        </div>
      </details>
    `;
  }
}
