import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import "./page-context.js";
import type { PageBlock } from "../api/desk-types.js";
import type { Citation } from "../api/types.js";
import { longDate } from "../format/date.js";
import { safeLink } from "../format/link.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { citationStyles } from "../styles/citations.js";
import { icons } from "./icons.js";

/** A quote longer than this is shown short, with a button for the rest. */
const LONG_QUOTE = 320;

/**
 * The cited sources: title, section, exact quote, link, and the page around the quote. Sends
 * `back` (detail: the number) and `without` (detail: the citation to do without).
 */
@customElement("ventanilla-citations")
export class CitationsElement extends LitElement {
  static override styles = [base, button, citationStyles];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) language = "es";
  @property({ attribute: false }) citations: readonly Citation[] = [];
  /** A draft stands on them: it can be made again without one of them. */
  @property({ attribute: false }) canExclude = false;
  @property({ attribute: false }) readPage!: (documentId: string) => Promise<readonly PageBlock[]>;
  /** The citation that a marker led to: it offers the way back. */
  @state() private visited: number | null = null;
  @state() private open: ReadonlySet<number> = new Set();

  /** Bring a citation into view and put the focus on it. */
  async show(n: number): Promise<void> {
    this.visited = n;
    await this.updateComplete;
    const item = this.renderRoot.querySelector<HTMLElement>(`#citation-${n}`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "nearest" });
  }

  /** The citation that has the focus, or the one that a marker led to. */
  get current(): Citation | null {
    const focused = this.shadowRoot?.activeElement?.closest("li")?.id;
    return this.citations.find(({ n }) => `citation-${n}` === focused || n === this.visited) ?? null;
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${this.t.citations.title}</h3>
        <ol>
          ${this.citations.map((citation) => this.item(citation))}
        </ol>
      </section>
    `;
  }

  private item(citation: Citation) {
    const words = this.t.citations;
    const kind = words.kind[citation.kind] ?? citation.kind;
    const retrieved = longDate(citation.retrieved_at, this.language);
    return html`
      <li id="citation-${citation.n}" tabindex="-1" ?data-visited=${this.visited === citation.n}>
        <span class="number" aria-hidden="true">${citation.n}</span>
        <div>
          <p class="title"><span class="unseen">${citation.n}.</span> ${this.titleOf(citation)}</p>
          ${citation.section
            ? html`<p class="small"><span class="muted">${words.section}</span> ${citation.section}</p>`
            : nothing}
          ${citation.quote ? this.quote(citation) : nothing}
          <p class="small muted">${[kind, retrieved && words.retrieved(retrieved)].filter(Boolean).join(" · ")}</p>
          ${this.visited === citation.n
            ? html`<button class="quiet small" type="button" @click=${() => this.goBack(citation.n)}>
                ${words.back}
              </button>`
            : nothing}
          ${citation.document_id
            ? html`<ventanilla-page-context
                .t=${this.t}
                .citation=${citation}
                .read=${this.readPage}
              ></ventanilla-page-context>`
            : nothing}
          ${this.canExclude
            ? html`<button
                class="quiet small"
                type="button"
                aria-keyshortcuts="Alt+S"
                aria-label=${this.t.desk.withoutNamed(citation.n)}
                @click=${() => this.send("without", citation)}
              >
                ${this.t.desk.without}
              </button>`
            : nothing}
        </div>
      </li>
    `;
  }

  private titleOf({ title, url }: Citation) {
    const words = this.t.citations;
    const href = safeLink(url);
    const text = title || url || words.noLink;
    if (!href) return html`${text}`;
    return html`<a href=${href} target="_blank" rel="noopener noreferrer"
      >${text} ${icons.external}<span class="unseen"> (${words.newTab})</span></a
    >`;
  }

  private quote({ n, quote }: Citation) {
    const isLong = quote.length > LONG_QUOTE;
    const isOpen = this.open.has(n);
    const words = this.t.citations;
    return html`
      <blockquote id="quote-${n}" class="small" ?data-short=${isLong && !isOpen}>${quote}</blockquote>
      ${isLong
        ? html`<button
            class="quiet small"
            type="button"
            aria-expanded=${isOpen ? "true" : "false"}
            aria-controls="quote-${n}"
            @click=${() => this.toggle(n)}
          >
            ${isOpen ? words.less : words.more}
          </button>`
        : nothing}
    `;
  }

  private toggle(n: number): void {
    const open = new Set(this.open);
    if (!open.delete(n)) open.add(n);
    this.open = open;
  }

  private goBack(n: number): void {
    this.visited = null;
    this.send("back", n);
  }

  private send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
