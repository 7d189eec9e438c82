import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./escalation.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { selectField, valuesOf } from "../console/field.js";
import { count, moment, relative } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { ESCALATION_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Escalation = Schemas["EscalationOut"];

const STATES = ["open", "assigned", "answered", "closed"] as const;

/** What the offices could not answer; one of them where the address names it. */
@customElement("service-escalations")
export class EscalationsView extends ServiceView {
  private readonly queues = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) =>
      id ? [] : bodyOf(this.console.api.GET("/v1/escalations:queues", { signal })),
  });

  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const state = STATES.find((one) => one === query["state"]);
      const { queue } = query;
      const asked = { offset: offsetOf(query), limit: PAGE };
      return bodyOf(
        this.console.api.GET("/v1/escalations", {
          params: { query: { ...asked, ...(state && { state }), ...(queue && { queue }) } },
          signal,
        }),
      );
    },
  });

  override render() {
    const { t, console, itemId } = this;
    if (itemId) {
      return html`<service-escalation .console=${console} .itemId=${itemId}></service-escalation>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.escalations.lead}</p>
      ${shown(console.words, this.queues, (queues) => this.filters(queues))}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.escalations.none, t.escalations.noneHint);
        return html`
          <p role="status">${t.escalations.total(count(page.total, console.language))}</p>
          ${dataTable(t.escalations.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "escalations", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private filters(queues: readonly Schemas["QueueOut"][]) {
    const { t, query } = this;
    const { words, language } = this.console;
    const n = (value: number) => count(value, language);
    return html`<form class="filters" @change=${this.filter} @submit=${this.filter}>
      ${selectField({ id: "queue", label: t.escalations.queue, value: query["queue"] }, [
        ["", t.escalations.allQueues],
        ...queues.map(
          ({ id, name, waiting, overdue }) =>
            [id, `${name}: ${t.escalations.waiting(n(waiting), n(overdue))}`] as const,
        ),
      ])}
      ${selectField({ id: "state", label: t.fields.state, value: query["state"] }, [
        ["", words.all],
        ...STATES.map((state) => [state, t.escalations.states[state] ?? state] as const),
      ])}
    </form>`;
  }

  private get columns(): Column<Escalation>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.escalations.question,
        kind: "name",
        cell: ({ id, question, queue_name, procedure_title }) =>
          html`<a href=${hrefTo("escalations", id)}>${question}</a>
            <p class="small muted plain">
              ${queue_name}${procedure_title ? ` · ${procedure_title}` : nothing}
            </p>`,
      },
      { heading: t.fields.state, cell: (escalation) => this.stateOf(escalation) },
      {
        heading: t.escalations.priority,
        cell: ({ priority }) => t.escalations.priorities[priority] ?? priority,
      },
      { heading: t.fields.office, cell: ({ office }) => officeName(office) },
      {
        heading: t.fields.due,
        cell: ({ due_at, overdue }) =>
          html`<span title=${moment(due_at, language)}>${relative(due_at, language)}</span>
            ${overdue ? html`<span class="badge tone-alert">${t.fields.overdue}</span>` : nothing}`,
      },
    ];
  }

  private stateOf({ state, assignee, teams }: Escalation) {
    const words = this.t.escalations;
    return html`<div class="stack tight">
      <span><span class="badge tone-${ESCALATION_TONES[state]}">${words.states[state]}</span></span>
      ${assignee ? html`<span class="small">${assignee}</span>` : nothing}
      ${teams ? html`<span class="small muted">${words.teams[teams.state]}</span>` : nothing}
    </div>`;
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("escalations", "", chosen);
  };
}
