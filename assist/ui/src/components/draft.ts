import { LitElement, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Citation, Draft } from "../api/types.js";
import { parseMarkup } from "../draft/markup.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { draftStyles } from "../styles/draft.js";
import { icons } from "./icons.js";
import { renderBlock } from "./inline.js";

/**
 * The proposed reply: whole, or as far as it has come. Sends `cite` (detail: the number),
 * `insert-draft`, `copy-draft` and `discard-draft`.
 */
@customElement("ventanilla-draft")
export class DraftElement extends LitElement {
  static override styles = [base, button, draftStyles];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) draft: Draft | null = null;
  /** The text that has arrived while the draft is being written. */
  @property({ attribute: false }) partial = "";
  @property({ attribute: false }) citations: readonly Citation[] = [];
  /** What became of the last insert or copy. */
  @property({ attribute: false }) note = "";

  /** Put the focus back on the marker of a citation. */
  focusMarker(n: number): void {
    this.renderRoot.querySelector<HTMLElement>(`.marker[data-n="${n}"]`)?.focus();
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${this.draft ? this.t.draft.title : this.t.draft.writing}</h3>
        <div class="paper" lang=${this.draft?.language ?? nothing} ?data-writing=${!this.draft}>
          ${this.draft ? this.whole(this.draft) : this.blocks(this.partial)}
        </div>
        ${this.draft ? this.actions() : nothing}
      </section>
    `;
  }

  private whole(draft: Draft) {
    return html`
      ${draft.opening ? html`<p class="frame">${draft.opening}</p>` : nothing}
      ${this.blocks(draft.text)}
      ${draft.closing ? html`<p class="frame">${draft.closing}</p>` : nothing}
    `;
  }

  private blocks(text: string) {
    const onCite = (n: number) => this.send("cite", n);
    const rendering = { t: this.t, citations: this.citations, onCite };
    return parseMarkup(text).map((block) => renderBlock(block, rendering));
  }

  private actions() {
    const words = this.t.draft;
    return html`
      <div class="actions">
        <button
          class="primary"
          type="button"
          aria-keyshortcuts="Alt+I"
          @click=${() => this.send("insert-draft")}
        >
          ${icons.insert}${words.insert}
        </button>
        <button type="button" aria-keyshortcuts="Alt+C" @click=${() => this.send("copy-draft")}>
          ${icons.copy}${words.copy}
        </button>
        <button class="quiet" type="button" @click=${() => this.send("discard-draft")}>
          ${words.discard}
        </button>
      </div>
      <p class="note small" role="status">${this.note}</p>
    `;
  }

  private send(name: string, detail?: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
