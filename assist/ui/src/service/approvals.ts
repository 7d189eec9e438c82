import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/reason-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { selectField, valuesOf } from "../console/field.js";
import { count, moment } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { APPROVAL_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Approval = Schemas["ApprovalOut"];

const STATES = ["waiting", "approved", "returned"] as const;

/** Replies that wait for somebody's approval before they are sent. */
@customElement("service-approvals")
export class ApprovalsView extends ServiceView {
  /** The one that is being returned. */
  @state() private returning = "";

  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const chosen = query["state"] ?? "waiting";
      const found = STATES.find((one) => one === chosen);
      const asked = { offset: offsetOf(query), limit: PAGE, ...(found && { state: found }) };
      return bodyOf(
        this.console.api.GET("/v1/approvals", { params: { query: asked }, signal }),
      );
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.approvals.lead}</p>
      <form class="filters" @change=${this.filter}>
        ${selectField({ id: "state", label: t.fields.state, value: this.query["state"] ?? "waiting" }, [
          ...STATES.map((one) => [one, t.approvals.states[one] ?? one] as const),
          ["all", console.words.all],
        ])}
      </form>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${shown(console.words, this.page, (page) => {
        if (!page.total) return emptyNote(t.approvals.none, t.approvals.noneHint);
        return html`
          <p role="status">${t.approvals.total(count(page.total, console.language))}</p>
          <ol class="stack">
            ${page.items.map((one) => html`<li>${this.approval(one)}</li>`)}
          </ol>
          ${pager(console.words, "approvals", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private approval(one: Approval) {
    const words = this.t.approvals;
    const { language } = this.console;
    return html`<article class="card">
      <p class="row small">
        <span class="badge tone-${APPROVAL_TONES[one.state]}">${words.states[one.state]}</span>
        ${words.askedBy(one.requested_by, moment(one.requested_at, language))} ·
        ${officeName(one.office)}${one.theme ? ` · ${one.theme}` : nothing}
        ${one.interaction_id
          ? html`<a href=${hrefTo("inbox", one.interaction_id)}>${words.interaction}</a>`
          : nothing}
      </p>
      <p class="said">${one.text}</p>
      ${one.reason ? html`<p>${this.t.fields.reason}: ${one.reason}</p>` : nothing}
      ${one.state === "waiting" ? this.deciding(one) : nothing}
    </article>`;
  }

  private deciding(one: Approval) {
    const words = this.t.approvals;
    if (this.returning === one.id) {
      return html`<console-reason-form
        .words=${this.console.words}
        .heading=${words.return}
        .explanation=${words.returnHint}
        .confirm=${words.return}
        @confirm=${(event: CustomEvent<string>) => void this.giveBack(one, event.detail)}
        @give-up=${() => (this.returning = "")}
      ></console-reason-form>`;
    }
    return html`<div class="row">
      <button class="primary" type="button" @click=${() => void this.approve(one)}>
        ${words.approve}
      </button>
      <button type="button" @click=${() => (this.returning = one.id)}>${words.return}</button>
    </div>`;
  }

  private async approve(one: Approval): Promise<void> {
    await this.attempt(async () => {
      const params = paramsOf(one);
      await bodyOf(this.console.api.POST("/v1/approvals/{approval_id}:approve", { params }));
      await this.page.run();
      this.console.tell(this.t.approvals.approved);
    });
  }

  private async giveBack(one: Approval, reason: string): Promise<void> {
    await this.attempt(async () => {
      const params = paramsOf(one);
      const body = { reason };
      await bodyOf(this.console.api.POST("/v1/approvals/{approval_id}:return", { params, body }));
      this.returning = "";
      await this.page.run();
      this.console.tell(this.t.approvals.returned);
    });
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("approvals", "", chosen);
  };
}

function paramsOf({ id, version }: Approval) {
  return { path: { approval_id: id }, header: { "if-match": `"${version}"` } };
}
