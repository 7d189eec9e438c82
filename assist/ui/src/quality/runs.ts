import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/job-progress.js";
import "./run.js";
import "./run-form.js";
import "./trend.js";
import { bodyOf, type Job } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { selectField, valuesOf } from "../console/field.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { estimateText } from "./estimate.js";
import type { Evaluation } from "./metrics.js";
import { NEW } from "./names.js";
import { QualityView } from "./view.js";

const MODES = ["replay", "audit"] as const;
const COLUMNS = ["divergence", "agreement", "groundedness"] as const;

/** What was measured, with its trend; one run, or a new one, where the address names it. */
@customElement("quality-runs")
export class RunsView extends QualityView {
  @state() private active: readonly Job[] = [];

  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const mode = MODES.find((one) => one === query["mode"]);
      const asked = { offset: offsetOf(query), limit: PAGE, ...(mode && { mode }) };
      return bodyOf(this.console.api.GET("/v1/evaluations", { params: { query: asked }, signal }));
    },
  });

  protected override firstUpdated(): void {
    void this.findActive();
  }

  override render() {
    const { t, console } = this;
    if (this.itemId === NEW) return html`<quality-run-form .console=${console}></quality-run-form>`;
    if (this.itemId) {
      return html`<quality-run
        .console=${console}
        .itemId=${this.itemId}
        .query=${this.query}
      ></quality-run>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.runs.lead}</p>
      <p><a class="button" href=${hrefTo("runs", NEW)}>${t.runs.start}</a></p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${this.active.map(
        (job) => html`<console-job-progress
          .console=${console}
          .job=${job}
          @ended=${(event: CustomEvent<Job>) => this.ended(event.detail)}
        ></console-job-progress>`,
      )}
      ${this.filters()}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.runs.none, t.runs.noneHint);
        return html`
          <quality-trend .console=${console} .runs=${page.items}></quality-trend>
          ${dataTable(t.runs.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "runs", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private filters() {
    const { t } = this;
    const modes = MODES.map((mode) => [mode, t.runs.modes[mode]] as const);
    return html`<form class="filters" @change=${this.filter}>
      ${selectField({ id: "mode", label: t.runs.mode, value: this.query["mode"] }, [
        ["", this.console.words.all],
        ...modes,
      ])}
    </form>`;
  }

  private get columns(): Column<Evaluation>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.runs.run,
        kind: "name",
        cell: ({ id, started_at, mode, dataset }) =>
          html`<a href=${hrefTo("runs", id)}>${moment(started_at, language)}</a>
            <p class="small plain">${t.runs.modes[mode]} · ${dataset}</p>`,
      },
      { heading: t.runs.answers, kind: "number", cell: ({ answers }) => count(answers, language) },
      ...COLUMNS.map((measure) => ({
        heading: t.measures[measure]?.name ?? measure,
        cell: ({ measures }: Evaluation) => estimateText(measure, measures[measure], language),
      })),
      { heading: t.runs.gate, cell: ({ passed }) => this.gate(passed) },
    ];
  }

  private gate(passed: boolean | null) {
    const words = this.t.runs;
    if (passed === null) return words.ungated;
    const tone = passed ? "success" : "alert";
    return html`<span class="badge tone-${tone}">${passed ? words.passed : words.failed}</span>`;
  }

  private ended(job: Job): void {
    this.active = this.active.filter(({ id }) => id !== job.id);
    if (job.error) this.console.tell(job.error);
    else this.console.tell(this.console.words.job.ended[job.state] ?? "");
    void this.page.run();
  }

  private async findActive(): Promise<void> {
    await this.attempt(async () => {
      const jobs = await bodyOf(this.console.api.GET("/v1/jobs", {}));
      this.active = jobs.filter((job) => !job.finished_at && job.kind === "evaluate");
    });
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("runs", "", chosen);
  };
}
