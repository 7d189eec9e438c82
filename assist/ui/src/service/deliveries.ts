import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { selectField, valuesOf } from "../console/field.js";
import { count, moment, relative } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { DELIVERY_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Message = Schemas["OutboxOut"];

const STATES = ["failed", "pending", "delivering", "delivered", "cancelled"] as const;

/** What other systems are told, and what they have not taken: a person sends it again. */
@customElement("service-deliveries")
export class DeliveriesView extends ServiceView {
  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const state = STATES.find((one) => one === query["state"]);
      const asked = { offset: offsetOf(query), limit: PAGE, ...(state && { state }) };
      return bodyOf(this.console.api.GET("/v1/outbox", { params: { query: asked }, signal }));
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.deliveries.lead}</p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${shown(console.words, this.page, (page) => html`
        ${this.filters(page.counts)}
        ${page.total
          ? html`${dataTable(t.deliveries.caption, this.columns, page.items, ({ id }) => id)}
            ${pager(console.words, "deliveries", this.query, page.total)}`
          : emptyNote(t.deliveries.none, t.deliveries.noneHint)}
      `)}
    </div>`;
  }

  private filters(counts: Record<string, number>) {
    const { t } = this;
    const { words, language } = this.console;
    return html`<form class="filters" @change=${this.filter}>
      ${selectField({ id: "state", label: t.fields.state, value: this.query["state"] }, [
        ["", words.all],
        ...STATES.map((state) => {
          const label = `${t.deliveries.states[state]} (${count(counts[state] ?? 0, language)})`;
          return [state, label] as const;
        }),
      ])}
    </form>`;
  }

  private get columns(): Column<Message>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.deliveries.what,
        kind: "name",
        cell: ({ kind, destination }) =>
          html`${t.deliveries.kinds[kind] ?? kind}
            <p class="small muted plain">${destination}</p>`,
      },
      { heading: t.fields.state, cell: (message) => this.stateOf(message) },
      { heading: t.deliveries.attempts, kind: "number", cell: ({ attempts }) => attempts },
      {
        heading: t.deliveries.since,
        cell: ({ created_at }) =>
          html`<span title=${moment(created_at, language)}>${relative(created_at, language)}</span>`,
      },
      { heading: t.deliveries.actions, kind: "actions", cell: (message) => this.actions(message) },
    ];
  }

  private stateOf({ state, last_error, next_attempt_at }: Message) {
    const words = this.t.deliveries;
    const { language } = this.console;
    return html`<div class="stack tight">
      <span><span class="badge tone-${DELIVERY_TONES[state]}">${words.states[state]}</span></span>
      ${last_error ? html`<span class="small">${last_error}</span>` : nothing}
      ${state === "pending"
        ? html`<span class="small muted">${words.next(relative(next_attempt_at, language))}</span>`
        : nothing}
    </div>`;
  }

  private actions(message: Message) {
    if (message.state !== "failed" && message.state !== "cancelled") return nothing;
    const words = this.t.deliveries;
    const name = words.kinds[message.kind] ?? message.kind;
    return html`<button
      type="button"
      aria-label="${words.replay}: ${name}, ${message.destination}"
      @click=${() => void this.replay(message)}
    >
      ${words.replay}
    </button>`;
  }

  private async replay({ id }: Message): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { message_id: id } };
      await bodyOf(this.console.api.POST("/v1/outbox/{message_id}:replay", { params }));
      await this.page.run();
      this.console.tell(this.t.deliveries.replayed);
    });
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("deliveries", "", chosen);
  };
}
