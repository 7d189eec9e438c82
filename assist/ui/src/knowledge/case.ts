import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "../console/reason-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, textField, valuesOf } from "../console/field.js";
import { day } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { groundsList } from "./grounds.js";
import { KnowledgeView } from "./view.js";

type Case = Schemas["CaseDetail"];

/** One resolved case: why it is stale, correct it, or retire it. */
@customElement("knowledge-case")
export class CaseView extends KnowledgeView {
  @state() private retiring = false;
  @query("form#texts") private form!: HTMLFormElement;

  private readonly case = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { case_id: id } };
      const found = await bodyOf(this.console.api.GET("/v1/cases/{case_id}", { params, signal }));
      this.console.name(this.t.cases.title(found.office, day(found.resolved_at, this.console.language)));
      return found;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("cases")}>← ${words.back}</a></p>
      ${shown(words, this.case, (one) => this.detail(one))}
    </div>`;
  }

  private detail(one: Case) {
    const { t, console } = this;
    const words = t.cases;
    return html`
      ${one.stale
        ? html`<div class="notice tone-warning">
            <div>
              <p class="title">${words.stale}</p>
              <p>${one.stale_reason}</p>
              <p class="small">${words.staleHint}</p>
            </div>
          </div>`
        : nothing}
      ${one.retired_at
        ? html`<div class="notice tone-neutral">
            <div>
              <p class="title">${words.retired}</p>
              <p>${one.retired_reason}</p>
            </div>
          </div>`
        : nothing}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing} ${this.texts(one)}
      ${this.retiring
        ? html`<console-reason-form
            .words=${console.words}
            .heading=${words.retire}
            .explanation=${words.retireHint}
            .confirm=${words.retire}
            .reason=${one.stale_reason}
            @confirm=${(event: CustomEvent<string>) => void this.retire(one, event.detail)}
            @give-up=${() => (this.retiring = false)}
          ></console-reason-form>`
        : nothing}
      ${groundsList(t, console.words, one.rests_on)}
    `;
  }

  private texts(one: Case) {
    const words = this.t.cases;
    const errors = errorsByField(this.problem);
    const area = (id: "question" | "answer", label: string, rows: number) =>
      textField({ id, label, rows, error: errors[id], value: one[id] });
    return html`<form
      class="card"
      id="texts"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.correct(one);
      }}
    >
      <p class="small muted">
        ${this.t.channel[one.channel] ?? one.channel}${one.procedure_code
          ? ` · ${this.t.changes.procedure} ${one.procedure_code}`
          : nothing}
      </p>
      ${area("question", words.question, 3)} ${area("answer", words.answer, 8)}
      <div class="row">
        <button class="primary" type="submit">${words.correct}</button>
        ${one.retired_at
          ? html`<button type="button" @click=${() => void this.reinstate(one)}>
              ${words.reinstate}
            </button>`
          : html`<button type="button" @click=${() => (this.retiring = true)}>
              ${words.retire}
            </button>`}
      </div>
    </form>`;
  }

  private async correct(one: Case): Promise<void> {
    const { question = "", answer = "" } = valuesOf(this.form);
    await this.attempt(async () => {
      await this.change(one, { question, answer });
      this.console.tell(this.t.cases.corrected);
    });
  }

  private async retire(one: Case, reason: string): Promise<void> {
    await this.attempt(async () => {
      await this.change(one, { retired: true, reason });
      this.retiring = false;
      this.console.tell(this.t.cases.retiredNow, () => this.change(one, { retired: false }));
    });
  }

  private async reinstate(one: Case): Promise<void> {
    await this.attempt(async () => {
      await this.change(one, { retired: false });
      this.console.tell(this.t.cases.reinstated);
    });
  }

  private async change({ id }: Case, body: Schemas["CaseChanges"]): Promise<void> {
    const params = { path: { case_id: id } };
    await bodyOf(this.console.api.PATCH("/v1/cases/{case_id}", { params, body }));
    if (this.isConnected) await this.case.run();
  }
}
