import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Problem } from "../api/problem.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { notice } from "../styles/notice.js";
import { icons } from "./icons.js";

/** Why there is no suggestion and what to do about it. Sends `retry`. */
@customElement("ventanilla-problem")
export class ProblemElement extends LitElement {
  static override styles = [
    base,
    button,
    notice,
    css`
      .notice > div {
        display: grid;
        gap: var(--v-sm);
        justify-items: start;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) problem!: Problem;

  override render() {
    const { kind, retryable } = this.problem;
    const words = this.t.problem;
    return html`
      <div class="notice tone-alert">
        ${icons.warning}
        <div>
          <p class="title">${words.title[kind]}</p>
          <p class="small">${words.text[kind]}</p>
          ${this.details()}
          ${retryable
            ? html`<button type="button" @click=${this.retry}>${words.retry}</button>`
            : nothing}
        </div>
      </div>
    `;
  }

  private details() {
    const { detail, status, fields } = this.problem;
    if (!detail && !fields.length) return nothing;
    return html`
      <details class="small">
        <summary>${this.t.problem.details}</summary>
        <p>${status ? `${status}: ` : ""}${detail}</p>
        ${fields.map((error) => html`<p>${error.field}: ${error.message}</p>`)}
      </details>
    `;
  }

  private retry(): void {
    this.dispatchEvent(new CustomEvent("retry"));
  }
}
