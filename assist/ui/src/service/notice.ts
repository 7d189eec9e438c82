import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "../console/reason-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, textField, valuesOf } from "../console/field.js";
import { outLink } from "../console/link.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { recipients } from "./recipients.js";
import { NOTICE_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Notice = Schemas["NoticeDetail"];

/** One notice: its words, the quote it rests on, who would be told; edit, approve or reject it. */
@customElement("service-notice")
export class NoticeView extends ServiceView {
  @state() private rejecting = false;
  @query("form#words") private form!: HTMLFormElement;

  private readonly notice = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { notice_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/notices/{notice_id}", { params, signal }),
      );
      this.console.name(found.title);
      return found;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("notices")}>← ${words.back}</a></p>
      ${shown(words, this.notice, (notice) => this.detail(notice))}
    </div>`;
  }

  private detail(notice: Notice) {
    const { t, console } = this;
    const words = t.notices;
    return html`
      <p class="row">
        <span class="badge tone-${NOTICE_TONES[notice.state]}">${words.states[notice.state]}</span>
        <span>${words.origins[notice.origin]}</span>
      </p>
      ${notice.reason ? html`<p>${t.fields.reason}: ${notice.reason}</p>` : nothing}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${this.words(notice)}
      <section class="card" aria-labelledby="source">
        <h2 id="source">${words.source}</h2>
        <p>${outLink(console.words, notice.source_url, notice.source_title)}</p>
        ${notice.quote ? html`<blockquote class="said">«${notice.quote}»</blockquote>` : nothing}
      </section>
      ${notice.recipients ? recipients(t, console.language, notice.recipients) : nothing}
      ${this.rejecting
        ? html`<console-reason-form
            .words=${console.words}
            .heading=${words.reject}
            .explanation=${words.rejectHint}
            .confirm=${words.reject}
            @confirm=${(event: CustomEvent<string>) => void this.reject(notice, event.detail)}
            @give-up=${() => (this.rejecting = false)}
          ></console-reason-form>`
        : nothing}
    `;
  }

  private words(notice: Notice) {
    const words = this.t.notices;
    const errors = errorsByField(this.problem);
    const open = notice.state === "proposed";
    const field = (id: "title" | "text" | "expires_on", label: string) => ({
      id,
      label,
      disabled: !open,
      error: errors[id],
      value: notice[id] ?? "",
    });
    return html`<form class="card" id="words" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.approve(notice);
    }}>
      ${textField(field("title", words.title))}
      ${textField({ ...field("text", words.text), rows: 6 })}
      ${textField({ ...field("expires_on", words.until), type: "date" })}
      ${open
        ? html`<div class="row">
            <button class="primary" type="submit" ?disabled=${this.saving}>
              ${words.approve}
            </button>
            <button type="button" ?disabled=${this.saving} @click=${() => void this.save(notice)}>
              ${this.console.words.save}
            </button>
            <button type="button" @click=${() => (this.rejecting = true)}>${words.reject}</button>
          </div>`
        : nothing}
    </form>`;
  }

  private async save(notice: Notice): Promise<void> {
    await this.attempt(async () => {
      await this.change(notice);
      await this.notice.run();
      this.console.tell(this.t.notices.saved);
    });
  }

  /** As it stands in the form: what was typed is not lost, nor sent without being seen. */
  private async approve(notice: Notice): Promise<void> {
    await this.attempt(async () => {
      const changed = await this.change(notice);
      const params = paramsOf(changed);
      await bodyOf(this.console.api.POST("/v1/notices/{notice_id}:approve", { params }));
      await this.notice.run();
      this.console.tell(this.t.notices.approved);
    });
  }

  private async reject(notice: Notice, reason: string): Promise<void> {
    await this.attempt(async () => {
      const params = paramsOf(notice);
      const body = { reason };
      await bodyOf(this.console.api.POST("/v1/notices/{notice_id}:reject", { params, body }));
      this.rejecting = false;
      await this.notice.run();
      this.console.tell(this.t.notices.rejected);
    });
  }

  private change(notice: Notice): Promise<Notice> {
    const { title = "", text = "", expires_on = "" } = valuesOf(this.form);
    const body = { title, text, expires_on: expires_on || null };
    const same =
      title === notice.title && text === notice.text && body.expires_on === notice.expires_on;
    if (same) return Promise.resolve(notice);
    const params = paramsOf(notice);
    return bodyOf(this.console.api.PATCH("/v1/notices/{notice_id}", { params, body }));
  }
}

function paramsOf({ id, version }: Notice) {
  return { path: { notice_id: id }, header: { "if-match": `"${version}"` } };
}
