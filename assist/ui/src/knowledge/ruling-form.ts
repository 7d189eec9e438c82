import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import type { Schemas } from "../console/api.js";
import { formsOf, placeOf, valuesOf, type Side } from "./sides.js";
import { KnowledgeView } from "./view.js";

/** Which side is right; null for none of them. */
export interface Choice {
  readonly side: Side | null;
  /** Both sides stand there: which source is competent is no reason. */
  readonly ofOnePage: boolean;
}

const MOST = 500; // characters of a value

/** The reason of a ruling, and the value where no side has it. Sends `rule` and `give-up`. */
@customElement("knowledge-ruling-form")
export class RulingForm extends KnowledgeView {
  @property({ attribute: false }) choice!: Choice;
  @state() private missing: "value" | "reason" | null = null;
  @query("#value") private value!: HTMLInputElement | null;
  @query("#reason") private reason!: HTMLTextAreaElement;
  @query("button.primary") private button!: HTMLButtonElement;

  /** Where the next thing is to be done: the button, unless a value has to be written first. */
  override focus(): void {
    const target = this.value ?? this.button;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("choice")) this.missing = null;
  }

  override render() {
    const words = this.t.conflicts;
    const { side } = this.choice;
    const title = side ? words.confirmTitle(valuesOf(side)) : words.neitherTitle;
    return html`
      <form class="card" aria-labelledby="title" novalidate @submit=${this.submit}>
        <h2 id="title">${title}</h2>
        ${side ? nothing : this.valueField()}
        <div>
          <label for="reason">${words.reasonLabel}</label>
          <p class="hint" id="reason-hint">${words.reasonHint}</p>
          ${this.missing === "reason"
            ? html`<p class="error" role="alert" id="reason-error">${words.needReason}</p>`
            : nothing}
          <textarea
            id="reason"
            rows="2"
            maxlength="2000"
            aria-describedby=${this.missing === "reason" ? "reason-hint reason-error" : "reason-hint"}
            aria-invalid=${this.missing === "reason" ? "true" : "false"}
            .value=${side ? this.reasonFor(side) : ""}
          ></textarea>
        </div>
        <div class="row">
          <button class="primary" type="submit">${words.confirm}</button>
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent("give-up"))}>
            ${this.console.words.cancel}
          </button>
        </div>
      </form>
    `;
  }

  /** None where the page does not tell the places of what it says apart: it is written by hand. */
  private reasonFor(side: Side): string {
    const words = this.t.conflicts;
    if (!this.choice.ofOnePage) return words.reasonDefault(side.title);
    const place = placeOf(side);
    return place ? words.reasonOfPlace(place, side.title) : "";
  }

  private valueField() {
    const words = this.t.conflicts;
    const missing = this.missing === "value";
    return html`<div>
      <label for="value">${words.valueLabel}</label>
      ${missing ? html`<p class="error" role="alert" id="value-error">${words.needValue}</p>` : nothing}
      <input
        id="value"
        maxlength=${MOST}
        aria-describedby=${missing ? "value-error" : nothing}
        aria-invalid=${missing ? "true" : "false"}
      />
    </div>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const value = this.value?.value.trim() ?? "";
    const reason = this.reason.value.trim();
    this.missing = this.value && !value ? "value" : reason ? null : "reason";
    if (this.missing === "value") return this.value?.focus();
    if (this.missing === "reason") return this.reason.focus();
    const { side } = this.choice;
    const ruling: Schemas["RulingIn"] = side
      ? { document_id: side.document_id, value: formsOf(side).slice(0, MOST), reason }
      : { value, reason };
    this.dispatchEvent(new CustomEvent("rule", { detail: ruling }));
  }
}
