import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "../console/job-progress.js";
import { bodyOf, type Job } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { hrefTo } from "../console/route.js";
import { JOB_TONES } from "../console/tones.js";
import { dataTable, type Column } from "../console/table.js";
import type { PageProblem, SourceReport } from "./health.js";
import { KnowledgeView } from "./view.js";

const RESUMABLE: readonly string[] = ["failed", "cancelled"];

/** What a job reports: of a crawl by source, of a reindexing its figures. */
@customElement("knowledge-job-report")
export class JobReport extends KnowledgeView {

  private readonly job = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { job_id: id } };
      const job = await bodyOf(this.console.api.GET("/v1/jobs/{job_id}", { params, signal }));
      const { words, language } = this.console;
      const kind = words.job.kind[job.kind] ?? job.kind;
      this.console.name(this.t.jobs.report(kind, moment(job.created_at, language)));
      return job;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("jobs")}>← ${words.back}</a></p>
      ${shown(words, this.job, (job) => this.report(job))}
    </div>`;
  }

  private report(job: Job) {
    const { t, console } = this;
    if (!job.finished_at) {
      return html`<console-job-progress
        .console=${console}
        .job=${job}
        @ended=${() => void this.job.run()}
      ></console-job-progress>`;
    }
    const result = job.result as Result;
    const index = result.reindex ?? (job.kind === "reindex" ? (result as IndexReport) : null);
    return html`
      <div class="row">
        <span class="badge tone-${JOB_TONES[job.state]}"
          >${console.words.job.state[job.state]}</span
        >
        ${RESUMABLE.includes(job.state)
          ? html`<button type="button" @click=${() => void this.resume(job)}>
              ${t.jobs.resume}
            </button>`
          : nothing}
      </div>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${job.error
        ? html`<div class="notice tone-alert"><div>
            <p class="title">${t.jobs.error}</p>
            <p>${job.error}</p>
          </div></div>`
        : nothing}
      ${result.dry_run ? html`<p>${t.jobs.dryRun}</p>` : nothing}
      ${result.sources ? this.crawled(result.sources) : nothing}
      ${index && "passages" in index ? this.indexed(index) : nothing}
    `;
  }

  private async resume({ id }: Job): Promise<void> {
    const params = { path: { job_id: id } };
    await this.attempt(async () => {
      const job = await bodyOf(this.console.api.POST("/v1/jobs/{job_id}:resume", { params }));
      window.location.hash = hrefTo("jobs", job.id);
    });
  }

  private crawled(sources: readonly SourceReport[]) {
    const words = this.t.jobs;
    const failed = sources.flatMap((source) => source.failed);
    const skipped = sources.flatMap((source) => source.skipped);
    return html`
      <h2>${words.perSource}</h2>
      ${dataTable(words.perSource, this.columns, sources, ({ source }) => source)}
      ${sources.map(({ source, error }) =>
        error
          ? html`<div class="notice tone-alert"><p>${source}: ${error}</p></div>`
          : nothing,
      )}
      ${failed.length ? this.problems(words.failures, failed) : nothing}
      ${skipped.length
        ? html`<details>
            <summary>${words.skips} (${count(skipped.length, this.console.language)})</summary>
            ${this.problemTable(words.skips, skipped)}
          </details>`
        : nothing}
    `;
  }

  private get columns(): Column<SourceReport>[] {
    const words = this.t.jobs;
    const number = (heading: string, of: (report: SourceReport) => number) => ({
      heading,
      kind: "number" as const,
      cell: (report: SourceReport) => count(of(report), this.console.language),
    });
    return [
      { heading: this.t.sources.name, kind: "name", cell: ({ source }) => source },
      number(words.read, ({ fetched }) => fetched),
      number(words.added, (report) => report.new),
      number(words.changed, ({ changed }) => changed),
      number(words.unchanged, ({ unchanged }) => unchanged),
      number(words.gone, ({ gone }) => gone.length),
      number(words.failed, ({ failed }) => failed.length),
      number(words.skipped, ({ skipped }) => skipped.length),
    ];
  }

  private problems(title: string, problems: readonly PageProblem[]) {
    return html`<h2>${title}</h2>
      ${this.problemTable(title, problems)}`;
  }

  private problemTable(title: string, problems: readonly PageProblem[]) {
    const words = this.t.jobs;
    const columns: Column<PageProblem>[] = [
      {
        heading: words.page,
        kind: "name",
        cell: ({ url }) => outLink(this.console.words, url, url),
      },
      { heading: words.reason, cell: ({ reason }) => reason },
      {
        heading: words.remedy,
        cell: ({ remedy, transient }) => remedy || (transient ? words.transient : "–"),
      },
    ];
    return dataTable(title, columns, problems);
  }

  private indexed(index: IndexReport) {
    const words = this.t.jobs;
    const figures: [string, number][] = [
      [words.documents, index.documents],
      [words.merged, index.merged],
      [words.passages, index.passages],
      [words.cases, index.cases],
      [words.embedded, index.embedded],
      [words.conflicts, index.conflicts],
      [words.retired, index.retired_cases],
    ];
    return html`<section class="card" aria-labelledby="index">
      <h2 id="index">${words.index}</h2>
      ${index.written ? nothing : html`<p>${words.unchangedIndex}</p>`}
      <dl class="facts">
        ${figures.map(
          ([name, value]) =>
            html`<dt>${name}</dt><dd>${count(value, this.console.language)}</dd>`,
        )}
      </dl>
    </section>`;
  }
}

/** `ReindexReport` of the service. */
interface IndexReport {
  readonly written: boolean;
  readonly documents: number;
  readonly merged: number;
  readonly passages: number;
  readonly cases: number;
  readonly embedded: number;
  readonly conflicts: number;
  readonly retired_cases: number;
}

interface Result {
  readonly dry_run?: boolean;
  readonly sources?: readonly SourceReport[];
  readonly reindex?: IndexReport;
}
