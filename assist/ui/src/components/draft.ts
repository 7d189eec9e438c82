import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";

import "./passage-card.js";
import type { Citation, Draft, DraftFact } from "../api/types.js";
import { PointedController } from "../controllers/pointed.js";
import { lostFacts } from "../draft/facts.js";
import { parseMarkup } from "../draft/markup.js";
import { plainText } from "../draft/plain-text.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { draftStyles } from "../styles/draft.js";
import { field } from "../styles/field.js";
import { icons } from "./icons.js";
import { renderBlock } from "./inline.js";

/**
 * The proposed reply: whole, or as far as it has come; its facts marked, and editable in place.
 * Sends `cite` (detail: the number), `insert-draft`, `copy-draft`, `discard-draft`, `edit-draft`
 * (detail: the text), `restore-draft` and `undo`.
 */
@customElement("ventanilla-draft")
export class DraftElement extends LitElement {
  static override styles = [base, button, field, draftStyles];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) draft: Draft | null = null;
  /** The text that has arrived while the draft is being written. */
  @property({ attribute: false }) partial = "";
  @property({ attribute: false }) citations: readonly Citation[] = [];
  @property({ attribute: false }) facts: readonly DraftFact[] = [];
  /** The agent's own text; null while the proposal stands as it came. */
  @property({ attribute: false }) edited: string | null = null;
  @property({ attribute: false }) canUndo = false;
  /** What became of the last action. */
  @property({ attribute: false }) note = "";
  @state() private editing = false;
  @query("textarea") private textarea!: HTMLTextAreaElement | null;
  private readonly pointed = new PointedController(this);

  /** Put the focus back on the marker of a citation. */
  focusMarker(n: number): void {
    this.renderRoot.querySelector<HTMLElement>(`.marker[data-n="${n}"]`)?.focus();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h3")?.focus();
  }

  /** Open the text to be changed, with the focus in it. */
  async edit(): Promise<void> {
    this.editing = true;
    await this.updateComplete;
    this.textarea?.focus();
    this.textarea?.setSelectionRange(0, 0);
  }

  override render() {
    const title = this.draft ? this.t.draft.title : this.t.draft.writing;
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h3 id="title" tabindex="-1">${title}</h3>
          ${this.edited === null ? nothing : html`<span class="pill small">${this.t.desk.own}</span>`}
        </div>
        ${this.editing && this.draft ? this.editor(this.draft) : this.paper()}
        ${this.draft ? this.changes() : nothing} ${this.draft ? this.actions() : nothing}
      </section>
    `;
  }

  private paper() {
    const { pointed } = this;
    return html`
      <div
        class="paper"
        lang=${this.draft?.language ?? nothing}
        ?data-writing=${!this.draft}
        @pointerover=${pointed.enter}
        @pointerout=${pointed.leave}
        @focusin=${pointed.enter}
        @focusout=${pointed.leave}
        @keydown=${pointed.key}
      >
        ${this.draft ? this.whole(this.draft) : this.blocks(this.partial)} ${this.card()}
      </div>
    `;
  }

  private card() {
    const { pointed } = this;
    const shown = pointed.current;
    const citation = this.citations.find(({ n }) => n === shown?.n);
    return html`
      <div
        id="passage"
        role="tooltip"
        ?hidden=${!shown}
        @pointerover=${pointed.stay}
        .style=${shown ? `top:${shown.top}px` : ""}
      >
        ${shown && citation
          ? html`<ventanilla-passage-card
              .t=${this.t}
              .citation=${citation}
              .value=${shown.value}
            ></ventanilla-passage-card>`
          : nothing}
      </div>
    `;
  }

  private whole(draft: Draft) {
    if (this.edited !== null) return html`<p class="own">${this.edited}</p>`;
    return html`
      ${draft.opening ? html`<p class="frame">${draft.opening}</p>` : nothing}
      ${this.blocks(draft.text)}
      ${draft.closing ? html`<p class="frame">${draft.closing}</p>` : nothing}
    `;
  }

  private blocks(text: string) {
    const { t, citations, facts } = this;
    const onCite = (n: number) => this.send("cite", n);
    return parseMarkup(text).map((block) => renderBlock(block, { t, citations, facts, onCite }));
  }

  private editor(draft: Draft) {
    const words = this.t.desk;
    return html`
      <div class="paper" lang=${draft.language}>
        <div>
          <label for="own">${words.ownLabel}</label>
          <textarea
            id="own"
            rows="8"
            aria-describedby="own-hint"
            .value=${live(this.edited ?? plainText(draft, this.citations))}
            @input=${(event: InputEvent) =>
              this.send("edit-draft", (event.target as HTMLTextAreaElement).value)}
            @keydown=${this.editorKey}
          ></textarea>
          <p id="own-hint" class="hint">${words.ownHint}</p>
        </div>
        <div class="row">
          <button type="button" @click=${this.done}>${words.done}</button>
        </div>
      </div>
    `;
  }

  /** What the agent's text no longer says, so that nothing falls out unseen. */
  private changes() {
    if (this.edited === null) return nothing;
    const lost = lostFacts(this.edited, this.facts).map(({ value }) => value);
    return html`
      <p class="small" role="status">
        ${lost.length ? html`${this.t.desk.lost} <strong>${lost.join(" · ")}</strong>` : nothing}
      </p>
      <button class="quiet small start" type="button" @click=${this.restore}>
        ${this.t.desk.restore}
      </button>
    `;
  }

  private actions() {
    const { draft: words, desk } = this.t;
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
        <button
          type="button"
          aria-keyshortcuts="Alt+M"
          ?disabled=${this.editing}
          @click=${() => void this.edit()}
        >
          ${desk.edit}
        </button>
        <button class="quiet" type="button" @click=${() => this.send("discard-draft")}>
          ${words.discard}
        </button>
        ${this.canUndo
          ? html`<button
              class="quiet"
              type="button"
              aria-keyshortcuts="Alt+Z"
              @click=${() => this.send("undo")}
            >
              ${desk.undo}
            </button>`
          : nothing}
      </div>
      <p class="note small" role="status">${this.note}</p>
    `;
  }

  private readonly editorKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    void this.done();
  };

  private readonly done = async (): Promise<void> => {
    this.editing = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-keyshortcuts="Alt+M"]')?.focus();
  };

  private readonly restore = (): void => {
    this.editing = false;
    this.send("restore-draft");
  };

  private send(name: string, detail?: number | string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
