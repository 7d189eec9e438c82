import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./case.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { count, day } from "../console/format.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { KnowledgeView } from "./view.js";

type Case = Schemas["CaseOut"];

/** Resolved cases, those first that went stale; one of them where the address names it. */
@customElement("knowledge-cases")
export class CasesView extends KnowledgeView {
  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const { q } = query;
      const asked = { offset: offsetOf(query), limit: PAGE, ...filterOf(query["show"]) };
      return bodyOf(
        this.console.api.GET("/v1/cases", {
          params: { query: { ...asked, ...(q && { q }) } },
          signal,
        }),
      );
    },
  });

  override render() {
    const { t, console } = this;
    if (this.itemId) {
      return html`<knowledge-case .console=${console} .itemId=${this.itemId}></knowledge-case>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.cases.lead}</p>
      ${this.filters()}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return this.none();
        return html`
          <p role="status">${t.cases.total(count(page.total, console.language))}</p>
          ${dataTable(t.cases.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "cases", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private none() {
    const words = this.t.cases;
    const isStale = (this.query["show"] ?? "stale") === "stale";
    return isStale
      ? emptyNote(words.noneStale, words.noneStaleHint)
      : emptyNote(words.none, words.noneHint);
  }

  private filters() {
    const { t, query } = this;
    return html`<form class="filters" role="search" @change=${this.filter} @submit=${this.filter}>
      <div class="wide">
        ${textField({ id: "q", label: t.cases.search, type: "search", value: query["q"] })}
      </div>
      ${selectField({ id: "show", label: t.cases.show, value: query["show"] ?? "stale" }, [
        ["stale", t.cases.shows.stale],
        ["retired", t.cases.shows.retired],
        ["all", t.cases.shows.all],
      ])}
    </form>`;
  }

  private get columns(): Column<Case>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.cases.question,
        kind: "name",
        cell: ({ id, question }) => html`<a href=${hrefTo("cases", id)}>${question}</a>`,
      },
      { heading: t.cases.state, cell: (one) => this.stateOf(one) },
      { heading: t.cases.office, cell: ({ office }) => office },
      { heading: t.cases.resolved, cell: ({ resolved_at }) => day(resolved_at, language) },
    ];
  }

  private stateOf({ stale, stale_reason, retired_at, retired_reason }: Case) {
    const words = this.t.cases;
    if (retired_at) {
      return html`<div class="stack tight">
        <span><span class="badge">${words.retired}</span></span>
        <span class="small">${retired_reason}</span>
      </div>`;
    }
    if (!stale) return html`<span class="badge tone-success">${words.fresh}</span>`;
    return html`<div class="stack tight">
      <span><span class="badge tone-warning">${words.stale}</span></span>
      <span class="small">${stale_reason}</span>
    </div>`;
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("cases", "", chosen);
  };
}

function filterOf(show = "stale"): { stale?: boolean; retired?: boolean } {
  if (show === "stale") return { stale: true, retired: false };
  return show === "retired" ? { retired: true } : {};
}
