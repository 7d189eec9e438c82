import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/job-progress.js";
import "./canonical-answer.js";
import "./canonical-form.js";
import { bodyOf, type Job, type Schemas } from "../console/api.js";
import { count, day } from "../console/format.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { NEW } from "./names.js";
import { CANONICAL_TONES } from "./tones.js";
import { KnowledgeView } from "./view.js";

type Canonical = Schemas["CanonicalOut"];

const STATES = ["proposed", "approved", "rejected", "superseded", "expired"] as const;

/** Answers that hold in every office, and those proposed to become so. */
@customElement("knowledge-canonical")
export class CanonicalView extends KnowledgeView {
  @state() private job: Job | null = null;

  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const state = STATES.find((one) => one === query["state"]);
      const { q } = query;
      const stale = query["stale"] === "true";
      const asked = { offset: offsetOf(query), limit: PAGE, ...(stale && { stale }) };
      return bodyOf(
        this.console.api.GET("/v1/canonical-answers", {
          params: { query: { ...asked, ...(state && { state }), ...(q && { q }) } },
          signal,
        }),
      );
    },
  });

  override render() {
    const { t, console, itemId } = this;
    if (itemId === NEW) {
      return html`<knowledge-canonical-form
        .console=${console}
        .query=${this.query}
      ></knowledge-canonical-form>`;
    }
    if (itemId) {
      return html`<knowledge-canonical-answer
        .console=${console}
        .itemId=${itemId}
      ></knowledge-canonical-answer>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.canonical.lead}</p>
      <div class="row">
        <button class="primary" type="button" @click=${() => void this.propose()}>
          ${t.canonical.propose}
        </button>
        <a class="button" href=${hrefTo("canonical", NEW)}>${t.canonical.add}</a>
      </div>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${this.job
        ? html`<console-job-progress
            .console=${console}
            .job=${this.job}
            @ended=${(event: CustomEvent<Job>) => this.ended(event.detail)}
          ></console-job-progress>`
        : nothing}
      ${this.filters()}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.canonical.none, t.canonical.noneHint);
        return html`
          <p role="status">${t.canonical.total(count(page.total, console.language))}</p>
          ${dataTable(t.canonical.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "canonical", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private filters() {
    const { t, query } = this;
    const states = STATES.map((state) => [state, t.canonical.states[state]] as const);
    return html`<form class="filters" role="search" @change=${this.filter} @submit=${this.filter}>
      <div class="wide">
        ${textField({ id: "q", label: t.articles.search, type: "search", value: query["q"] })}
      </div>
      ${selectField({ id: "state", label: t.articles.state, value: query["state"] }, [
        ["", this.console.words.all],
        ...states,
      ])}
    </form>`;
  }

  private get columns(): Column<Canonical>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.canonical.answer,
        kind: "name",
        cell: ({ id, question, text, procedure_code, aspect }) =>
          html`<a href=${hrefTo("canonical", id)}>${question || text}</a>
            <p class="small plain">
              ${t.changes.procedure} ${procedure_code} · ${t.aspect[aspect] ?? aspect}
            </p>`,
      },
      { heading: t.articles.state, cell: (answer) => this.stateOf(answer) },
      {
        heading: t.canonical.replies,
        kind: "number",
        cell: ({ replies }) => count(replies, language),
      },
      { heading: t.canonical.used, kind: "number", cell: ({ used }) => count(used, language) },
      {
        heading: t.articles.validTo,
        cell: ({ valid_to }) => (valid_to ? day(valid_to, language) : "–"),
      },
    ];
  }

  private stateOf({ state, stale_reason }: Canonical) {
    const text = this.t.canonical.states[state];
    return html`<div class="stack tight">
      <span><span class="badge tone-${CANONICAL_TONES[state]}">${text}</span></span>
      ${stale_reason ? html`<span class="small">${stale_reason}</span>` : nothing}
    </div>`;
  }

  private async propose(): Promise<void> {
    await this.attempt(async () => {
      const body = { kind: "propose_canonical" } as const;
      this.job = await bodyOf(this.console.api.POST("/v1/jobs", { body }));
    });
  }

  private ended(job: Job): void {
    this.job = null;
    const proposed = job.result["proposed"];
    const found = Array.isArray(proposed) ? proposed.length : 0;
    this.console.tell(job.error ?? this.t.canonical.proposed(found));
    void this.page.run();
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("canonical", "", chosen);
  };
}
