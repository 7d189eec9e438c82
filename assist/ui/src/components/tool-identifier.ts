import { LitElement, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { IdentifierCheck } from "../api/desk-types.js";
import { Problem } from "../api/problem.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { field } from "../styles/field.js";
import { tool } from "../styles/tool.js";

/** Whether a NIF, NIE, CIF or IBAN is well written. What is typed is not kept anywhere. */
@customElement("ventanilla-tool-identifier")
export class IdentifierToolElement extends LitElement {
  static override styles = [base, button, field, disclosure, tool];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) check!: (value: string) => Promise<IdentifierCheck>;
  @state() private answer = "";

  override render() {
    const words = this.t.desk.identifier;
    return html`
      <details>
        <summary>${words.title}</summary>
        <div class="inside">
          <form @submit=${this.submit}>
            <div>
              <label for="value">${words.label}</label>
              <input
                id="value"
                name="value"
                maxlength="64"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="value-hint"
              />
              <p id="value-hint" class="hint">${words.hint}</p>
            </div>
            <button type="submit">${words.check}</button>
          </form>
          <p role="status">${this.answer}</p>
        </div>
      </details>
    `;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const value = String(new FormData(event.target as HTMLFormElement).get("value")).trim();
    if (!value) return;
    try {
      this.answer = this.say(await this.check(value));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.answer = this.t.problem.title[error.kind];
    }
  };

  private say({ kind, valid, formatted, problem }: IdentifierCheck): string {
    const words = this.t.desk.identifier;
    const name = kind ? kind.toUpperCase() : "";
    return valid ? words.valid(name, formatted ?? "") : words.problem[problem ?? "unknown"](name);
  }
}
