import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "./consent-form.js";
import "./identification.js";
import { parseSuggestion } from "../api/parse.js";
import type { Suggestion } from "../api/types.js";
import { bodyOf } from "../console/api.js";
import { textField, valuesOf } from "../console/field.js";
import { outLink } from "../console/link.js";
import { problemNotice, waiting } from "../console/loading.js";
import { plainText } from "../draft/plain-text.js";
import { InteractionPart } from "./interaction-part.js";

/** Suggests a reply to what the citizen last said, and takes down what was sent. Sends `changed`. */
@customElement("service-reply")
export class Reply extends InteractionPart {
  @state() private suggestion: Suggestion | null = null;
  @state() private thinking = false;
  @state() private text = "";
  @query("form") private form!: HTMLFormElement;

  override render() {
    const words = this.t.interaction;
    const { merged_into, state: now } = this.interaction;
    if (merged_into || now === "resolved") return nothing;
    return html`<div class="stack">
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      <div>
        <button class="primary" type="button" ?disabled=${this.thinking} @click=${this.suggest}>
          ${words.suggest}
        </button>
      </div>
      ${this.thinking ? waiting(words.suggesting) : nothing}
      ${this.suggestion ? this.suggested(this.suggestion) : nothing}
      <form class="card" novalidate @submit=${this.send}>
        ${textField({ id: "text", label: words.reply, rows: 8, value: this.text })}
        <div class="row">
          <button class="primary" type="submit" ?disabled=${this.saving}>${words.send}</button>
          <button type="button" ?disabled=${this.saving} @click=${() => void this.save("note")}>
            ${words.note}
          </button>
        </div>
      </form>
    </div>`;
  }

  private suggested({ status, draft, citations, clarifying_question, warnings }: Suggestion) {
    const words = this.t.interaction;
    const good = status === "answered" || status === "partial";
    return html`<section class="card" aria-labelledby="suggested">
      <h3 id="suggested">${words.suggestion}</h3>
      <p role="status">
        <span class="badge tone-${good ? "success" : "warning"}">${words.outcome[status]}</span>
      </p>
      ${status === "needs_consent" ? this.consent() : nothing}
      ${warnings.map(({ message }) => html`<p class="small">${message}</p>`)}
      <p class="said">${(draft && plainText(draft, citations)) || clarifying_question}</p>
      ${citations.length
        ? html`<h4>${words.sources}</h4>
            <ol>
              ${citations.map(
                ({ title, url, quote }) =>
                  html`<li>
                    ${outLink(this.console.words, url ?? "", title)}
                    <p class="small said">«${quote}»</p>
                  </li>`,
              )}
            </ol>`
        : nothing}
      <div>
        <button type="button" @click=${this.use}>${words.use}</button>
      </div>
    </section>`;
  }

  private consent() {
    const { id, channel } = this.interaction;
    return html`<p>${this.t.interaction.consentAsk}</p>
      <service-identification
        .console=${this.console}
        .interaction=${this.interaction}
        .reloading=${this.reloading}
        @changed=${this.suggest}
      ></service-identification>
      <service-consent-form
        .console=${this.console}
        .interactionId=${id}
        .channel=${channel}
        @changed=${this.suggest}
      ></service-consent-form>`;
  }

  private readonly suggest = async (): Promise<void> => {
    this.thinking = true;
    await this.attempt(async () => {
      const params = { path: { interaction_id: this.interaction.id } };
      this.suggestion = parseSuggestion(
        await bodyOf(
          this.console.api.POST("/v1/interactions/{interaction_id}:suggest", { params }),
        ),
      );
    });
    this.thinking = false;
    this.dispatchEvent(new CustomEvent("changed")); // it was read, and is of another version now
  };

  private readonly use = (): void => {
    if (!this.suggestion) return;
    const { draft, citations, clarifying_question } = this.suggestion;
    this.text = (draft && plainText(draft, citations)) || clarifying_question || "";
    void this.updateComplete.then(() => this.form.querySelector("textarea")?.focus());
  };

  private readonly send = (event: Event): void => {
    event.preventDefault();
    void this.save("out");
  };

  private async save(direction: "out" | "note"): Promise<void> {
    const text = (valuesOf(this.form)["text"] ?? "").trim();
    const words = this.t.interaction;
    if (!text) return this.console.tell(words.empty);
    this.text = text;
    const saved = await this.attempt(async () => {
      const params = { path: { interaction_id: this.interaction.id } };
      const from = direction === "out" && this.suggestion;
      const body = { direction, text, ...(from && { suggestion_id: from.id }) };
      await bodyOf(
        this.console.api.POST("/v1/interactions/{interaction_id}/messages", { params, body }),
      );
    });
    if (!saved) return;
    this.text = "";
    this.form.reset();
    if (direction === "out") this.suggestion = null;
    this.console.tell(direction === "out" ? words.sent : words.noted);
    this.dispatchEvent(new CustomEvent("changed"));
  }
}
