import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "../console/reason-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, textField, valuesOf } from "../console/field.js";
import { moment } from "../console/format.js";
import { outLink } from "../console/link.js";
import { problemNotice, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { hrefTo } from "../console/route.js";
import { ESCALATION_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Escalation = Schemas["EscalationDetail"];

/** One question of the second level: what was proposed and tried; take it, answer it, close it. */
@customElement("service-escalation")
export class EscalationView extends ServiceView {
  @state() private closing = false;
  @query("form#answering") private form!: HTMLFormElement;

  private readonly escalation = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { escalation_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/escalations/{escalation_id}", { params, signal }),
      );
      this.console.name(found.question);
      return found;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("escalations")}>← ${words.back}</a></p>
      ${shown(words, this.escalation, (escalation) => this.detail(escalation))}
    </div>`;
  }

  private detail(escalation: Escalation) {
    const words = this.t.escalations;
    const open = escalation.state === "open" || escalation.state === "assigned";
    return html`
      ${this.stateLine(escalation)}
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      ${escalation.reason
        ? html`<p><strong>${this.t.fields.reason}:</strong> ${escalation.reason}</p>`
        : nothing}
      ${this.proposed(escalation)} ${this.list(words.tried, escalation.tried)}
      ${open ? this.answering(escalation) : this.answered(escalation)}
    `;
  }

  private stateLine(escalation: Escalation) {
    const { t } = this;
    const words = t.escalations;
    const { language } = this.console;
    const office = escalation.office ? officeName(escalation.office) : "";
    return html`<p class="row">
        <span class="badge tone-${ESCALATION_TONES[escalation.state]}"
          >${words.states[escalation.state]}</span
        >
        ${escalation.overdue
          ? html`<span class="badge tone-alert">${t.fields.overdue}</span>`
          : nothing}
        <span>${escalation.queue_name} · ${words.priorities[escalation.priority]}</span>
        <span>${t.fields.due} ${moment(escalation.due_at, language)}</span>
      </p>
      <p class="small muted">
        ${words.by(escalation.opened_by, office)} · ${moment(escalation.created_at, language)}
        ${escalation.teams ? html` · ${words.teams[escalation.teams.state]}` : nothing}
        ${escalation.interaction_id
          ? html` ·
              <a href=${hrefTo("inbox", escalation.interaction_id)}>${words.interaction}</a>`
          : nothing}
      </p>`;
  }

  private proposed({ draft, citations }: Escalation) {
    const words = this.t.escalations;
    if (!draft) return nothing;
    return html`<section class="card" aria-labelledby="draft">
      <h2 id="draft">${words.draft}</h2>
      <p class="said">${draft}</p>
      ${citations.length
        ? html`<h3>${words.sources}</h3>
            <ul>
              ${citations.map(({ title, url }) => html`<li>${outLink(this.console.words, url, title)}</li>`)}
            </ul>`
        : nothing}
    </section>`;
  }

  private list(heading: string, items: readonly string[]) {
    if (!items.length) return nothing;
    return html`<section>
      <h2>${heading}</h2>
      <ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>
    </section>`;
  }

  private answering(escalation: Escalation) {
    const words = this.t.escalations;
    const errors = errorsByField(this.problem);
    return html`
      <form class="card" id="answering" novalidate @submit=${(event: Event) => {
        event.preventDefault();
        void this.answer(escalation);
      }}>
        ${textField({
          id: "text",
          label: words.answer,
          hint: words.answerHint,
          rows: 6,
          error: errors["text"],
        })}
        <div class="choices">
          <label
            ><input type="checkbox" name="as_knowledge" checked />${words.asKnowledge}</label
          >
        </div>
        <div class="row">
          <button class="primary" type="submit" ?disabled=${this.saving}>${words.send}</button>
          ${escalation.state === "open"
            ? html`<button type="button" @click=${() => void this.take(escalation)}>
                ${words.take}
              </button>`
            : nothing}
          <button type="button" @click=${() => (this.closing = true)}>${words.close}</button>
        </div>
      </form>
      ${this.closing
        ? html`<console-reason-form
            .words=${this.console.words}
            .heading=${words.close}
            .explanation=${words.closeHint}
            .confirm=${words.close}
            @confirm=${(event: CustomEvent<string>) => void this.close(escalation, event.detail)}
            @give-up=${() => (this.closing = false)}
          ></console-reason-form>`
        : nothing}
    `;
  }

  private answered(escalation: Escalation) {
    const words = this.t.escalations;
    const { answer, answered_by, answer_via, close_reason } = escalation;
    return html`<section class="card" aria-labelledby="answer">
      <h2 id="answer">${words.answer}</h2>
      ${answer ? html`<p class="said">${answer}</p>` : nothing}
      ${answered_by
        ? html`<p class="small muted">${words.answeredBy(answered_by, answer_via ?? "")}</p>`
        : nothing}
      ${close_reason ? html`<p>${close_reason}</p>` : nothing} ${this.knowledge(escalation)}
    </section>`;
  }

  private knowledge({ proposed_canonical, proposed_article }: Escalation) {
    const words = this.t.escalations;
    const link = (view: string, id: string, text: string) =>
      html`<p><a href="./knowledge${window.location.search}${hrefTo(view, id)}">${text}</a></p>`;
    return html`
      ${proposed_canonical
        ? link("canonical", proposed_canonical, words.proposedCanonical)
        : nothing}
      ${proposed_article ? link("articles", proposed_article, words.proposedArticle) : nothing}
    `;
  }

  private async take(escalation: Escalation): Promise<void> {
    await this.attempt(async () => {
      const { api } = this.console;
      const params = this.paramsOf(escalation);
      await bodyOf(api.POST("/v1/escalations/{escalation_id}:assign", { params, body: {} }));
      await this.escalation.run();
      this.console.tell(this.t.escalations.taken);
    });
  }

  private async answer(escalation: Escalation): Promise<void> {
    const values = valuesOf(this.form);
    const body = { text: values["text"] ?? "", as_knowledge: "as_knowledge" in values };
    await this.attempt(async () => {
      const { api } = this.console;
      const params = this.paramsOf(escalation);
      await bodyOf(api.POST("/v1/escalations/{escalation_id}:answer", { params, body }));
      await this.escalation.run();
      this.console.tell(this.t.escalations.sent);
    });
  }

  private async close(escalation: Escalation, reason: string): Promise<void> {
    await this.attempt(async () => {
      const { api } = this.console;
      const params = this.paramsOf(escalation);
      await bodyOf(api.POST("/v1/escalations/{escalation_id}:close", { params, body: { reason } }));
      this.closing = false;
      await this.escalation.run();
      this.console.tell(this.t.escalations.closed);
    });
  }

  private paramsOf({ id, version }: Escalation) {
    return { path: { escalation_id: id }, header: { "if-match": `"${version}"` } };
  }
}
