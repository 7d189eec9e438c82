import { LitElement, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import type { ConsoleWords } from "../i18n/console/index.js";
import { viewStyles } from "./styles/index.js";

/** Asks for a reason before something is done. Sends `confirm` with it, and `give-up`. */
@customElement("console-reason-form")
export class ReasonForm extends LitElement {
  static override styles = viewStyles;

  @property({ attribute: false }) words!: ConsoleWords;
  @property({ attribute: false }) heading = "";
  @property({ attribute: false }) explanation = "";
  @property({ attribute: false }) confirm = "";
  @property({ attribute: false }) reason = "";
  @state() private missing = false;
  @query("textarea") private field!: HTMLTextAreaElement;

  override focus(): void {
    this.field.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
    this.scrollIntoView({ block: "nearest" });
  }

  override render() {
    const words = this.words.reason;
    return html`<form class="card" aria-labelledby="title" novalidate @submit=${this.submit}>
      <h2 id="title">${this.heading}</h2>
      ${this.explanation ? html`<p>${this.explanation}</p>` : nothing}
      <div>
        <label for="reason">${words.label}</label>
        <p class="hint" id="hint">${words.hint}</p>
        ${this.missing ? html`<p class="error" role="alert">${words.missing}</p>` : nothing}
        <textarea
          id="reason"
          rows="2"
          maxlength="2000"
          aria-describedby="hint"
          aria-invalid=${this.missing ? "true" : "false"}
          .value=${this.reason}
        ></textarea>
      </div>
      <div class="row">
        <button class="primary" type="submit">${this.confirm}</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent("give-up"))}>
          ${this.words.cancel}
        </button>
      </div>
    </form>`;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const detail = this.field.value.trim();
    this.missing = !detail;
    if (this.missing) return this.focus();
    this.dispatchEvent(new CustomEvent<string>("confirm", { detail }));
  };
}
