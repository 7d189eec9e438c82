import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { field } from "../styles/field.js";

type Asking = "wrong" | "escalate";

/** Whether the proposal served: sends `rate` (detail: {rating, reason}) and `escalate` (reason). */
@customElement("ventanilla-verdict")
export class VerdictElement extends LitElement {
  static override styles = [
    base,
    button,
    field,
    css`
      section,
      form {
        display: grid;
        gap: var(--v-sm);
      }
      .row {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: var(--v-sm);
      }
      form {
        background: var(--v-surface);
        border: 1px solid var(--v-line);
        border-radius: var(--v-radius);
        padding: var(--v-md);
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @state() private asking: Asking | null = null;
  @query("select, textarea") private first!: HTMLElement | null;

  /** Open one of the two forms, with the focus in it. */
  async open(asking: Asking): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.first?.focus();
  }

  override render() {
    const words = this.t.desk;
    const opened = (asking: Asking) => (this.asking === asking ? "true" : "false");
    return html`
      <section aria-label=${words.verdict}>
        <div class="row">
          <span class="small">${words.served}</span>
          <button class="quiet small" type="button" @click=${() => this.rate(5, "")}>
            ${words.yes}
          </button>
          <button
            class="quiet small"
            type="button"
            aria-keyshortcuts="Alt+R"
            aria-expanded=${opened("wrong")}
            @click=${() => void this.open("wrong")}
          >
            ${words.wrong}
          </button>
          <button
            class="quiet small"
            type="button"
            aria-keyshortcuts="Alt+X"
            aria-expanded=${opened("escalate")}
            @click=${() => void this.open("escalate")}
          >
            ${words.escalate}
          </button>
        </div>
        ${this.asking ? this.form(this.asking) : nothing}
      </section>
    `;
  }

  private form(asking: Asking) {
    const words = this.t.desk;
    return html`
      <form @submit=${(event: SubmitEvent) => this.submit(event, asking)} @keydown=${this.key}>
        ${asking === "wrong"
          ? html`<div>
              <label for="why">${words.why}</label>
              <select id="why" name="why">
                ${Object.entries(words.reasons).map(
                  ([value, label]) => html`<option value=${value}>${label}</option>`,
                )}
              </select>
            </div>`
          : nothing}
        <div>
          <label for="comment">${asking === "wrong" ? words.comment : words.escalateWhy}</label>
          <textarea id="comment" name="comment" rows="2" maxlength="900"></textarea>
        </div>
        <div class="row">
          <button type="submit">${asking === "wrong" ? words.send : words.escalateNow}</button>
          <button class="quiet" type="button" @click=${this.close}>${this.t.ask.cancel}</button>
        </div>
      </form>
    `;
  }

  private submit(event: SubmitEvent, asking: Asking): void {
    event.preventDefault();
    const answers = new FormData(event.target as HTMLFormElement);
    const comment = String(answers.get("comment") ?? "").trim();
    if (asking === "escalate") this.send("escalate", comment);
    else this.rate(1, [String(answers.get("why")), comment].filter(Boolean).join(": "));
    this.close();
  }

  private rate(rating: number, reason: string): void {
    this.send("rate", { rating, reason });
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  };

  private readonly close = (): void => {
    const key = this.asking === "wrong" ? "Alt+R" : "Alt+X";
    this.asking = null;
    this.renderRoot.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)?.focus();
  };

  private send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
