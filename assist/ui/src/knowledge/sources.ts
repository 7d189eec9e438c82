import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/job-progress.js";
import "./source-form.js";
import { bodyOf, type Job, type Schemas } from "../console/api.js";
import { count, moment, relative } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { JOB_TONES } from "../console/tones.js";
import { HEALTH_TONES, lastReport, type Source } from "./health.js";
import { NEW } from "./names.js";
import { KnowledgeView } from "./view.js";

type Starting = Schemas["ReindexJob"] | Schemas["CrawlJob"];

/** The sources: how they are, when they are read next; crawl and reindex with their progress. */
@customElement("knowledge-sources")
export class SourcesView extends KnowledgeView {
  @state() private active: readonly Job[] = [];
  @state() private finished: readonly Job[] = [];

  private readonly sources = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([item], { signal }) =>
      item ? [] : bodyOf(this.console.api.GET("/v1/sources", { signal })),
  });

  protected override firstUpdated(): void {
    void this.findActive();
  }

  override render() {
    const { t, console } = this;
    if (this.itemId) {
      return html`<knowledge-source-form
        .console=${console}
        .itemId=${this.itemId}
      ></knowledge-source-form>`;
    }
    return html`
      <div class="stack">
        <p class="lead">${t.sources.lead}</p>
        <div class="row">
          <button class="primary" type="button" @click=${() => void this.crawl([])}>
            ${t.sources.crawlAll}
          </button>
          <button type="button" @click=${() => void this.reindex()}>${t.sources.reindex}</button>
          <a class="button" href=${hrefTo("sources", NEW)}>${t.sourceForm.add}</a>
        </div>
        ${this.problem ? problemNotice(console.words, this.problem) : nothing}
        ${this.active.map(
          (job) => html`<console-job-progress
            .console=${console}
            .job=${job}
            @ended=${(event: CustomEvent<Job>) => this.ended(event.detail)}
          ></console-job-progress>`,
        )}
        ${this.finished.map((job) => this.outcome(job))}
        ${shown(console.words, this.sources, (sources) =>
          sources.length
            ? dataTable(t.sources.caption, this.columns, sources, ({ name }) => name)
            : emptyNote(t.sources.none, t.sources.noneHint),
        )}
      </div>
    `;
  }

  private get columns(): Column<Source>[] {
    const { t } = this;
    return [
      { heading: t.sources.name, kind: "name", cell: (source) => this.nameOf(source) },
      { heading: t.sources.health, cell: (source) => this.health(source) },
      { heading: t.sources.last, cell: (source) => this.lastRun(source) },
      { heading: t.sources.next, cell: (source) => this.nextRun(source) },
      { heading: t.sources.actions, kind: "actions", cell: (source) => this.actions(source) },
    ];
  }

  private nameOf(source: Source) {
    const address = source.start_urls[0] ?? source.sitemaps[0] ?? "";
    const kind = this.t.sources.kind[source.kind] ?? source.kind;
    return html`${source.name}
      <p class="small muted plain">${kind}${address ? html` · ${address}` : nothing}</p>`;
  }

  private health({ health }: Source) {
    const text = this.t.sources.state[health.state];
    return html`<div class="stack tight">
      <span><span class="badge tone-${HEALTH_TONES[health.state]}">${text}</span></span>
      ${health.state === "ok" ? nothing : html`<span class="small">${health.message}</span>`}
    </div>`;
  }

  private lastRun(source: Source) {
    const report = lastReport(source);
    if (!source.last_run_at) return "–";
    const { language } = this.console;
    const n = (value: number) => count(value, language);
    return html`<div class="stack tight">
      <span title=${moment(source.last_run_at, language)}
        >${relative(source.last_run_at, language)}</span
      >
      ${report
        ? html`<span class="small muted"
            >${this.t.sources.summary(
              n(report.fetched),
              n(report.new),
              n(report.changed),
              n(report.gone.length),
            )}</span
          >`
        : nothing}
    </div>`;
  }

  private nextRun({ next_run_at, schedule }: Source) {
    if (!next_run_at || !schedule) return this.t.sources.unscheduled;
    return moment(next_run_at, this.console.language);
  }

  private actions(source: Source) {
    const words = this.t.sources;
    return html`<div class="row">
      <button
        type="button"
        aria-label="${words.crawl}: ${source.name}"
        @click=${() => void this.crawl([source.name])}
      >
        ${words.crawl}
      </button>
      <button
        type="button"
        aria-label="${words.rehearse}: ${source.name}"
        title=${words.rehearseHint}
        @click=${() => void this.rehearse(source.name)}
      >
        ${words.rehearse}
      </button>
      <a
        class="button"
        href=${hrefTo("sources", source.name)}
        aria-label="${words.edit}: ${source.name}"
        >${words.edit}</a
      >
    </div>`;
  }

  private crawl(sources: string[]): Promise<void> {
    return this.start({ kind: "crawl", sources, reindex: true }, this.t.sources.started);
  }

  private rehearse(source: string): Promise<void> {
    const how = { dry_run: true, reindex: false };
    return this.start({ kind: "crawl", sources: [source], ...how }, this.t.sources.rehearsing);
  }

  private reindex(): Promise<void> {
    return this.start({ kind: "reindex", full: false }, this.t.sources.reindexing);
  }

  private async start(body: Starting, told: string): Promise<void> {
    await this.attempt(async () => {
      const job = await bodyOf(this.console.api.POST("/v1/jobs", { body }));
      this.active = [job, ...this.active];
      this.console.tell(told);
    });
  }

  private ended(job: Job): void {
    this.active = this.active.filter(({ id }) => id !== job.id);
    this.finished = [job, ...this.finished];
    this.console.tell(this.console.words.job.ended[job.state] ?? "");
    void this.sources.run();
  }

  private outcome({ id, kind, state, error }: Job) {
    const words = this.console.words.job;
    return html`<div class="card"><p class="row">
      <span class="badge tone-${JOB_TONES[state]}">${words.state[state]}</span>
      <span>${words.kind[kind] ?? kind}${error ? `: ${error}` : nothing}</span>
      <a href=${hrefTo("jobs", id)}>${words.report}</a>
    </p></div>`;
  }

  /** What others, or an earlier visit, have set going. */
  private async findActive(): Promise<void> {
    await this.attempt(async () => {
      const jobs = await bodyOf(this.console.api.GET("/v1/jobs", {}));
      this.active = jobs.filter((job) => !job.finished_at && job.kind !== "evaluate");
    });
  }
}
