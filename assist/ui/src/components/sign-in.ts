import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { field } from "../styles/field.js";

/** A form for the access key. Sends `sign-in` with the key as detail. */
@customElement("ventanilla-sign-in")
export class SignInElement extends LitElement {
  static override styles = [
    base,
    button,
    field,
    css`
      form {
        display: grid;
        gap: var(--v-base);
      }
      h3 {
        font-size: 1.125rem;
      }
      button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  /** Why the last key did not do, in words. */
  @property({ attribute: false }) rejection = "";
  @state() private missing = false;
  @query("input") private input!: HTMLInputElement;

  override focus(): void {
    this.input?.focus();
  }

  override render() {
    const words = this.t.signIn;
    const error = this.missing ? words.required : this.rejection;
    return html`
      <form @submit=${this.submit} novalidate>
        <h3>${words.title}</h3>
        <p id="intro" class="hint">${words.intro}</p>
        <div>
          <label for="key">${words.key}</label>
          <p id="error" class="error" role="alert">${error || nothing}</p>
          <input
            id="key"
            type="password"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="intro error"
            aria-invalid=${error ? "true" : "false"}
          />
        </div>
        <button class="primary" type="submit">${words.submit}</button>
      </form>
    `;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const key = this.input.value.trim();
    this.missing = key === "";
    if (this.missing) return this.focus();
    this.input.value = "";
    this.dispatchEvent(new CustomEvent<string>("sign-in", { detail: key }));
  }
}
