import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { textField, valuesOf } from "../console/field.js";
import { count, moment } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { ServiceView } from "./view.js";

type Entry = Schemas["AuditEntryOut"];

/** Who read what and who decided what, and whether the record is whole. */
@customElement("service-audit")
export class AuditView extends ServiceView {
  @state() private checked: Schemas["AuditState"] | null = null;

  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const { actor, action, citizen } = query;
      const chosen = { ...(actor && { actor }), ...(action && { action }) };
      const asked = { offset: offsetOf(query), limit: PAGE, ...(citizen && { citizen }) };
      const params = { query: { ...chosen, ...asked } };
      return bodyOf(this.console.api.GET("/v1/audit", { params, signal }));
    },
  });

  override render() {
    const { t, console, query } = this;
    return html`<div class="stack">
      <p class="lead">${t.audit.lead}</p>
      <div>
        <button type="button" ?disabled=${this.saving} @click=${() => void this.verify()}>
          ${t.audit.verify}
        </button>
      </div>
      ${this.checked ? this.outcome(this.checked) : nothing}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      <form class="filters" role="search" @change=${this.filter} @submit=${this.filter}>
        ${textField({ id: "actor", label: t.audit.actor, value: query["actor"] })}
        ${textField({ id: "action", label: t.audit.action, value: query["action"] })}
        ${textField({ id: "citizen", label: t.timeline.ref, value: query["citizen"] })}
      </form>
      ${shown(console.words, this.page, (page) => {
        if (!page.total) return emptyNote(t.audit.none, t.audit.noneHint);
        return html`
          <p role="status">${t.audit.total(count(page.total, console.language))}</p>
          ${dataTable(t.audit.caption, this.columns, page.items, ({ seq }) => seq)}
          ${pager(console.words, "audit", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private outcome({ ok, entries, faults }: Schemas["AuditState"]) {
    const words = this.t.audit;
    const total = count(entries, this.console.language);
    return html`<div class="notice tone-${ok ? "success" : "alert"}" role="status">
      <div class="stack tight">
        <p class="title">${ok ? words.whole(total) : words.broken}</p>
        ${faults.map(({ message }) => html`<p>${message}</p>`)}
      </div>
    </div>`;
  }

  private get columns(): Column<Entry>[] {
    const words = this.t.audit;
    return [
      {
        heading: words.when,
        kind: "name",
        cell: ({ at }) => moment(at, this.console.language),
      },
      { heading: words.actor, cell: ({ actor }) => actor },
      { heading: words.action, cell: ({ action }) => words.actions[action] ?? action },
      {
        heading: words.subject,
        cell: ({ subject }) => html`<span class="address">${subject}</span>`,
      },
    ];
  }

  private async verify(): Promise<void> {
    await this.attempt(async () => {
      this.checked = await bodyOf(this.console.api.GET("/v1/audit:verify", {}));
    });
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("audit", "", chosen);
  };
}
