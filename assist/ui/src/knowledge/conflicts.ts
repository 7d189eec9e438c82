import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./conflict.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { count, day } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { groupsOf, valuesOf } from "./sides.js";
import { KnowledgeView } from "./view.js";

type Conflict = Schemas["ConflictOut"];

const STATES = ["open", "ruled", "resolved"] as const;
const TONES = { open: "warning", ruled: "success", resolved: "neutral" } as const;
const SIDES_SHOWN = 3;

/** The queue of inconsistencies; one of them where the address names it. */
@customElement("knowledge-conflicts")
export class ConflictsView extends KnowledgeView {
  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const { slot } = query;
      const call = this.console.api.GET("/v1/conflicts", {
        params: {
          query: {
            offset: offsetOf(query),
            limit: PAGE,
            ...(this.state && { state: this.state }),
            ...(slot && { slot }),
          },
        },
        signal,
      });
      return bodyOf(call);
    },
  });

  override render() {
    const { t, console } = this;
    if (this.itemId) {
      return html`<knowledge-conflict
        .console=${console}
        .itemId=${this.itemId}
      ></knowledge-conflict>`;
    }
    return html`
      <div class="stack">
        <p class="lead">${t.conflicts.lead}</p>
        ${this.filters()}
        ${shown(console.words, this.page, (page) => {
          if (!page) return nothing;
          if (!page.total) return emptyNote(t.conflicts.none, t.conflicts.noneHint);
          return html`
            <p role="status">${t.conflicts.total(count(page.total, console.language))}</p>
            ${dataTable(t.conflicts.caption, this.columns, page.items, ({ id }) => id)}
            ${pager(console.words, "conflicts", this.query, page.total)}
          `;
        })}
      </div>
    `;
  }

  private filters() {
    const { t } = this;
    const words = this.console.words;
    const option = (value: string, label: string, chosen: string) =>
      html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
    return html`
      <form class="filters" @change=${this.filter} @submit=${(e: Event) => e.preventDefault()}>
        <div>
          <label for="state">${t.conflicts.filterState}</label>
          <select id="state" name="state">
            ${STATES.map((state) => option(state, t.conflicts.states[state], this.state ?? "all"))}
            ${option("all", words.all, this.state ?? "all")}
          </select>
        </div>
        <div>
          <label for="slot">${t.conflicts.filterSlot}</label>
          <select id="slot" name="slot">
            ${option("", words.all, this.query["slot"] ?? "")}
            ${Object.entries(t.slot).map(([slot, label]) =>
              option(slot, label, this.query["slot"] ?? ""),
            )}
          </select>
        </div>
      </form>
    `;
  }

  private get columns(): Column<Conflict>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      { heading: t.conflicts.what, kind: "name", cell: (conflict) => this.what(conflict) },
      { heading: t.conflicts.said, cell: (conflict) => this.said(conflict) },
      { heading: t.conflicts.filterState, cell: (conflict) => this.stateOf(conflict) },
      { heading: t.conflicts.found, cell: ({ found_at }) => day(found_at, language) },
    ];
  }

  private what({ id, slot, procedure_title }: Conflict) {
    return html`<a href=${hrefTo("conflicts", id)}>${procedure_title}</a>
      <p class="small plain">${this.t.slot[slot] ?? slot}</p>`;
  }

  private said({ sides }: Conflict) {
    const groups = groupsOf(sides);
    const others = groups.length - SIDES_SHOWN;
    return html`<ul class="stack tight">
      ${groups.slice(0, SIDES_SHOWN).map(
        ({ side, same }) => html`<li>
          <strong>${valuesOf(side)}</strong>
          <span class="small muted"
            >· ${this.t.documentKind[side.document_kind]},
            ${side.source}${same.length ? ` (+${same.length})` : nothing}</span
          >
        </li>`,
      )}
      ${others > 0 ? html`<li class="small muted">+${others}</li>` : nothing}
    </ul>`;
  }

  private stateOf({ state, reopened }: Conflict) {
    const words = this.t.conflicts;
    return html`<div class="stack tight">
      <span><span class="badge tone-${TONES[state]}">${words.state[state]}</span></span>
      ${reopened ? html`<span class="small">${words.reopened}</span>` : nothing}
    </div>`;
  }

  private get state(): Conflict["state"] | undefined {
    const chosen = this.query["state"] ?? "open";
    return STATES.find((state) => state === chosen);
  }

  private readonly filter = (event: Event): void => {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const chosen = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
    window.location.hash = hrefTo("conflicts", "", chosen);
  };
}
