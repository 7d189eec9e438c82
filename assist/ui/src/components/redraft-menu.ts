import { LitElement, css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { Redraft, Style } from "../api/types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { field } from "../styles/field.js";

const STYLES: readonly { readonly style: Style; readonly key: string }[] = [
  { style: "brief", key: "Alt+B" },
  { style: "plain", key: "Alt+L" },
  { style: "standard", key: "" },
];

/** Other ways to put the same answer. Sends `redraft` (detail: what to change). */
@customElement("ventanilla-redraft-menu")
export class RedraftMenuElement extends LitElement {
  static override styles = [
    base,
    button,
    field,
    disclosure,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--v-sm);
      }
      form {
        display: grid;
        gap: var(--v-sm);
        justify-items: start;
      }
      form > div {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @state() private instruction = "";

  override render() {
    const words = this.t.desk;
    return html`
      <details>
        <summary>${words.redraft}</summary>
        <div class="inside">
          <div class="row">
            ${STYLES.map(
              ({ style, key }) => html`
                <button type="button" aria-keyshortcuts=${key} @click=${() => this.send({ style })}>
                  ${words.style[style]}
                </button>
              `,
            )}
          </div>
          <form @submit=${this.submit}>
            <div>
              <label for="instruction">${words.instruction}</label>
              <input
                id="instruction"
                maxlength="500"
                autocomplete="off"
                aria-describedby="instruction-hint"
                .value=${this.instruction}
                @input=${(event: InputEvent) =>
                  (this.instruction = (event.target as HTMLInputElement).value)}
              />
              <p id="instruction-hint" class="hint">${words.instructionHint}</p>
            </div>
            <button type="submit">${words.redraftNow}</button>
          </form>
        </div>
      </details>
    `;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const instruction = this.instruction.trim();
    if (instruction) this.send({ instruction });
  };

  private send(change: Redraft): void {
    this.dispatchEvent(new CustomEvent("redraft", { detail: change }));
  }
}
