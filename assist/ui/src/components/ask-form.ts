import { LitElement, css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";

import { CHANNELS, type Channel, type Office } from "../api/types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { field } from "../styles/field.js";

/**
 * The question, its channel and its office. Sends `ask`, `cancel-ask`, `edit-question` (detail:
 * the text), `choose-channel` and `choose-office` (detail: the value).
 */
@customElement("ventanilla-ask-form")
export class AskFormElement extends LitElement {
  static override styles = [
    base,
    button,
    field,
    css`
      form {
        display: grid;
        gap: var(--v-md);
        grid-template-columns: minmax(0, 1fr);
      }
      textarea {
        field-sizing: content;
        max-height: 12rem;
        min-height: 5.25rem;
        overflow-y: auto;
        resize: vertical;
      }
      /* Once there is a draft, it is the draft that deserves the room. */
      [data-asked] textarea {
        max-height: 7rem;
      }
      .row {
        align-items: start;
        display: flex;
        flex-wrap: wrap;
        gap: var(--v-sm);
      }
      .row > details {
        flex: 1 1 9rem;
        min-width: 0;
      }
      .row > details[open] {
        flex-basis: 100%;
      }
      summary {
        cursor: pointer;
        font-size: 0.875rem;
        list-style-position: outside;
        margin-inline-start: 1rem;
        padding: var(--v-sm) 0;
      }
      summary span {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      summary::marker {
        color: var(--v-primary);
      }
      .pair {
        display: grid;
        gap: var(--v-sm) var(--v-md);
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      }
      .pair label {
        font-size: 0.875rem;
      }
      .actions {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: var(--v-sm);
      }
      .actions button {
        flex: 1 1 auto;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) question = "";
  @property({ attribute: false }) fromConversation = false;
  @property({ attribute: false }) channel: Channel | null = null;
  @property({ attribute: false }) office = "";
  @property({ attribute: false }) offices: readonly Office[] = [];
  @property({ attribute: false }) working = false;
  @property({ attribute: false }) asked = false;
  @state() private missing = false;
  @query("textarea") private textarea!: HTMLTextAreaElement;

  override focus(): void {
    this.textarea?.focus();
  }

  override render() {
    const words = this.t.ask;
    return html`
      <form @submit=${this.submit} @keydown=${this.shortcut} novalidate ?data-asked=${this.asked}>
        <div>
          <label for="question">${words.label}</label>
          <p id="hint" class="hint">${this.fromConversation ? words.fromConversation : nothing}</p>
          <p id="error" class="error" role="alert">${this.missing ? words.required : nothing}</p>
          <textarea
            id="question"
            rows="3"
            placeholder=${words.placeholder}
            aria-describedby="hint error"
            aria-invalid=${this.missing ? "true" : "false"}
            aria-keyshortcuts="Control+Enter"
            .value=${live(this.question)}
            @input=${this.edit}
          ></textarea>
        </div>
        <div class="row">${this.place()} ${this.actions()}</div>
      </form>
    `;
  }

  private place() {
    const office = this.offices.find(({ id }) => id === this.office)?.name ?? this.office;
    const channel = this.t.channel[this.channel ?? "email"];
    return html`
      <details>
        <summary><span>${channel}${office ? ` · ${office}` : nothing}</span></summary>
        <div class="pair">${this.channelField()} ${this.officeField()}</div>
      </details>
    `;
  }

  private actions() {
    const words = this.t.ask;
    return html`
      <div class="actions">
        <button class=${this.asked ? "" : "primary"} type="submit">
          ${this.asked ? words.again : words.submit}
        </button>
        ${this.working
          ? html`<button type="button" @click=${this.cancel}>${words.cancel}</button>`
          : nothing}
      </div>
    `;
  }

  private channelField() {
    return html`
      <div>
        <label for="channel">${this.t.ask.channel}</label>
        <select id="channel" @change=${this.choose("choose-channel")} .value=${live(this.channel ?? "email")}>
          ${CHANNELS.map(
            (channel) => html`
              <option value=${channel} ?selected=${channel === (this.channel ?? "email")}>
                ${this.t.channel[channel]}
              </option>
            `,
          )}
        </select>
      </div>
    `;
  }

  private officeField() {
    const known = this.offices.some((office) => office.id === this.office);
    const unlisted = this.office && !known ? [{ id: this.office, name: this.office }] : [];
    const options = [{ id: "", name: this.t.ask.noOffice }, ...unlisted, ...this.offices];
    return html`
      <div>
        <label for="office">${this.t.ask.office}</label>
        <select id="office" @change=${this.choose("choose-office")}>
          ${options.map(
            (office) => html`
              <option value=${office.id} .selected=${office.id === this.office}>${office.name}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  private edit(event: InputEvent): void {
    this.missing = false;
    this.send("edit-question", (event.target as HTMLTextAreaElement).value);
  }

  private choose(name: string) {
    return (event: Event) => this.send(name, (event.target as HTMLSelectElement).value);
  }

  private shortcut(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.missing = this.textarea.value.trim() === "";
    if (this.missing) return this.focus();
    this.send("ask");
  }

  private cancel(): void {
    this.focus();
    this.send("cancel-ask");
  }

  private send(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
