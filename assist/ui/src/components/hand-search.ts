import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import type { SearchHit } from "../api/desk-types.js";
import { safeLink } from "../format/link.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { field } from "../styles/field.js";
import { icons } from "./icons.js";

/** Search the passages by hand. Sends `append` (detail: the text to add to the reply). */
@customElement("ventanilla-hand-search")
export class HandSearchElement extends LitElement {
  static override styles = [
    base,
    button,
    field,
    disclosure,
    css`
      form {
        align-items: end;
        display: flex;
        flex-wrap: wrap;
        gap: var(--v-sm);
      }
      form > div {
        flex: 1 1 12rem;
      }
      ol {
        display: grid;
        gap: var(--v-md);
      }
      li {
        display: grid;
        gap: var(--v-xs);
        justify-items: start;
      }
      li p:last-of-type {
        white-space: pre-line;
      }
      a svg {
        height: 0.875rem;
        width: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) canAppend = false;
  @property({ attribute: false }) search!: (query: string) => Promise<readonly SearchHit[]>;
  @state() private hits: readonly SearchHit[] | null = null;
  @state() private status = "";
  @query("details") private details!: HTMLDetailsElement;
  @query("input") private input!: HTMLInputElement;

  override focus(): void {
    this.details.open = true;
    this.input.focus();
  }

  override render() {
    const words = this.t.desk;
    return html`
      <details>
        <summary>${words.search}</summary>
        <div class="inside">
          <form role="search" @submit=${this.submit}>
            <div>
              <label for="words">${words.searchLabel}</label>
              <input id="words" type="search" maxlength="500" autocomplete="off" />
            </div>
            <button type="submit">${words.searchNow}</button>
          </form>
          <p class="small" role="status">${this.status}</p>
          ${this.hits?.length
            ? html`<ol>${this.hits.map((hit) => html`<li>${this.item(hit)}</li>`)}</ol>`
            : nothing}
        </div>
      </details>
    `;
  }

  private item(hit: SearchHit) {
    const words = this.t.desk;
    const href = safeLink(hit.url);
    return html`
      <p>
        <strong
          >${href
            ? html`<a href=${href} target="_blank" rel="noopener noreferrer"
                >${hit.title} ${icons.external}<span class="unseen"> (${this.t.citations.newTab})</span></a
              >`
            : hit.title}</strong
        >
      </p>
      <p class="small muted">${hit.section}</p>
      <p class="small">${hit.text}</p>
      ${this.canAppend
        ? html`<button
            class="quiet small"
            type="button"
            aria-label="${words.append}: ${hit.title}"
            @click=${() => this.offer(hit)}
          >
            ${words.append}
          </button>`
        : nothing}
    `;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const words = this.t.desk;
    const query = this.input.value.trim();
    if (!query) return this.input.focus();
    this.status = words.searching;
    try {
      this.hits = await this.search(query);
      this.status = words.found(this.hits.length);
    } catch {
      this.hits = null;
      this.status = words.searchFailed; // whatever failed, the agent can only try again
    }
  };

  private offer({ text, url }: SearchHit): void {
    const detail = url ? `${text}\n${url}` : text;
    this.dispatchEvent(new CustomEvent("append", { detail }));
  }
}
