import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "../console/reason-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, textField, valuesOf } from "../console/field.js";
import { count, day, moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { groundsList } from "./grounds.js";
import { CANONICAL_TONES } from "./tones.js";
import { KnowledgeView } from "./view.js";

type Canonical = Schemas["CanonicalDetail"];
type Asking = "reject" | "expire" | "accept";

/** One canonical answer: its text, what it rests on, who relies on it; approve, reject, expire. */
@customElement("knowledge-canonical-answer")
export class CanonicalAnswer extends KnowledgeView {
  /** What a reason is asked for. */
  @state() private asking: Asking | null = null;
  @query("form#texts") private form!: HTMLFormElement | null;

  private readonly answer = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { answer_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/canonical-answers/{answer_id}", { params, signal }),
      );
      this.console.name(found.question || this.t.canonical.title(found.number));
      return found;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("canonical")}>← ${words.back}</a></p>
      ${shown(words, this.answer, (answer) => this.detail(answer))}
    </div>`;
  }

  private detail(answer: Canonical) {
    const { t, console } = this;
    const words = t.canonical;
    return html`
      <p class="row">
        <span class="badge tone-${CANONICAL_TONES[answer.state]}"
          >${words.states[answer.state]}</span
        >
        ${answer.in_force ? html`<span>${words.inForce}</span>` : nothing}
        <span class="muted"
          >${t.changes.procedure} ${answer.procedure_code} ·
          ${t.aspect[answer.aspect] ?? answer.aspect}</span
        >
      </p>
      ${answer.stale_reason ? this.warning(words.stale, answer.stale_reason) : nothing}
      ${answer.state_reason ? html`<p>${answer.state_reason}</p>` : nothing}
      ${this.unsupported(answer)}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${this.texts(answer)} ${this.asking ? this.reasonForm(answer, this.asking) : nothing}
      ${groundsList(t, console.words, answer.rests_on)} ${this.reliance(answer)}
      ${this.evidence(answer)} ${this.versions(answer)}
    `;
  }

  private warning(title: string, text: string) {
    return html`<div class="notice tone-warning">
      <div>
        <p class="title">${title}</p>
        <p>${text}</p>
      </div>
    </div>`;
  }

  private unsupported({ unsupported }: Canonical) {
    if (!unsupported.length) return nothing;
    const values = unsupported.map(({ slot, value }) => `${this.t.slot[slot] ?? slot}: ${value}`);
    return this.warning(this.t.canonical.unsupported, values.join(" · "));
  }

  private texts(answer: Canonical) {
    const words = this.t.canonical;
    const errors = errorsByField(this.problem);
    const open = answer.state === "proposed";
    const disabled = !open && answer.state !== "approved";
    const date = (id: "valid_from" | "valid_to", label: string) =>
      textField({
        id,
        label,
        type: "date",
        disabled,
        error: errors[id],
        value: answer[id] ?? "",
      });
    return html`<form
      class="card"
      id="texts"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void (open ? this.approve() : this.save(answer));
      }}
    >
      ${textField({
        id: "text",
        label: words.text,
        rows: 6,
        disabled,
        hint: open ? undefined : words.textHint,
        error: errors["text"],
        value: answer.text,
      })}
      ${textField({ id: "owner", label: this.t.articles.owner, disabled, value: answer.owner })}
      ${date("valid_from", this.t.articles.validFrom)} ${date("valid_to", this.t.articles.validTo)}
      <div class="row">${this.buttons(answer)}</div>
    </form>`;
  }

  private buttons(answer: Canonical) {
    const words = this.t.canonical;
    const save = this.console.words.save;
    if (answer.state === "proposed") {
      return html`
        <button class="primary" type="submit">${words.approve}</button>
        <button type="button" @click=${() => void this.save(answer)}>${save}</button>
        <button type="button" @click=${() => (this.asking = "reject")}>${words.reject}</button>
      `;
    }
    if (answer.state !== "approved") return nothing;
    return html`
      <button class="primary" type="submit">${save}</button>
      <button type="button" @click=${() => (this.asking = "expire")}>${words.expire}</button>
    `;
  }

  private reasonForm(answer: Canonical, asking: Asking) {
    const words = this.t.canonical;
    const asked = words.asking[asking];
    return html`<console-reason-form
      .words=${this.console.words}
      .heading=${asked.title}
      .explanation=${asked.text}
      .confirm=${asked.confirm}
      .reason=${asking === "expire" ? answer.stale_reason : ""}
      @confirm=${(event: CustomEvent<string>) => void this.confirmed(asking, event.detail)}
      @give-up=${() => (this.asking = null)}
    ></console-reason-form>`;
  }

  private reliance({ relied_on_by, used }: Canonical) {
    const words = this.t.canonical;
    const { language } = this.console;
    return html`<section class="card" aria-labelledby="reliance">
      <h2 id="reliance">${words.reliance}</h2>
      ${relied_on_by.length
        ? html`<ul class="stack tight">
            ${relied_on_by.map(
              ({ office, suggestions, last_at }) => html`<li>
                ${words.reliedOn(office ?? words.noOffice, count(suggestions, language))}
                <span class="small muted">${moment(last_at, language)}</span>
              </li>`,
            )}
          </ul>`
        : html`<p>${words.unused(used)}</p>`}
    </section>`;
  }

  private evidence({ evidence }: Canonical) {
    const words = this.t.canonical;
    const { language } = this.console;
    if (!evidence.length) return nothing;
    return html`<details class="card">
      <summary>${words.evidence(evidence.length)}</summary>
      <ul class="stack tight">
        ${evidence.map(
          ({ kind, id, office, at, agrees }) => html`<li>
            <span class="badge tone-${agrees ? "success" : "warning"}"
              >${agrees ? words.agrees : words.differs}</span
            >
            ${kind === "case" ? html`<a href=${hrefTo("cases", id)}>${id}</a>` : id} ·
            ${office ?? words.noOffice} · ${day(at, language)}
          </li>`,
        )}
      </ul>
    </details>`;
  }

  private versions({ versions, id }: Canonical) {
    const words = this.t.canonical;
    const { language } = this.console;
    if (versions.length < 2) return nothing;
    return html`<section class="card" aria-labelledby="versions">
      <h2 id="versions">${this.t.articles.versions}</h2>
      <ul class="stack tight">
        ${versions.map((version) => {
          const text = `${words.title(version.number)} · ${words.states[version.state]}`;
          return html`<li>
            ${version.id === id ? text : html`<a href=${hrefTo("canonical", version.id)}>${text}</a>`}
            <span class="small muted"
              >${version.updated_by} · ${moment(version.updated_at, language)}</span
            >
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private get params() {
    return { path: { answer_id: this.itemId } };
  }

  private get typed() {
    const values = this.form ? valuesOf(this.form) : {};
    return {
      text: values["text"] ?? "",
      owner: values["owner"] ?? "",
      valid_from: values["valid_from"] || null,
      valid_to: values["valid_to"] || null,
    };
  }

  private save(answer: Canonical): Promise<void> {
    return this.decide(async () => {
      const saved = await this.patch();
      this.console.tell(this.t.canonical.saved(saved.id !== answer.id));
      if (saved.id === answer.id) await this.answer.run();
      else window.location.hash = hrefTo("canonical", saved.id);
    });
  }

  private patch() {
    const { params, typed } = this;
    return bodyOf(
      this.console.api.PATCH("/v1/canonical-answers/{answer_id}", { params, body: typed }),
    );
  }

  /** What was typed is saved first: it is that text which is approved. */
  private approve(accepted = ""): Promise<void> {
    const { api, tell } = this.console;
    return this.decide(async () => {
      const { owner, valid_from, valid_to } = this.typed;
      await this.patch();
      const body = {
        owner,
        valid_from,
        valid_to,
        ...(accepted && { accept_unsupported: true, reason: accepted }),
      };
      const { params } = this;
      await bodyOf(api.POST("/v1/canonical-answers/{answer_id}:approve", { params, body }));
      await this.answer.run();
      tell(this.t.canonical.approved);
    });
  }

  private confirmed(asking: Asking, reason: string): Promise<void> {
    const { api, tell } = this.console;
    const { params } = this;
    if (asking === "accept") return this.approve(reason);
    return this.decide(async () => {
      const body = { reason };
      await bodyOf(
        asking === "reject"
          ? api.POST("/v1/canonical-answers/{answer_id}:reject", { params, body })
          : api.POST("/v1/canonical-answers/{answer_id}:expire", { params, body }),
      );
      await this.answer.run();
      tell(this.t.canonical.asking[asking].done);
    });
  }

  /** Values that no page states may stand all the same, when somebody says why. */
  private async decide(work: () => Promise<void>): Promise<void> {
    const decided = await this.attempt(work);
    this.asking = !decided && this.problem?.code === "unsupported_values" ? "accept" : null;
  }
}
