import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./job-report.js";
import { bodyOf, type Job } from "../console/api.js";
import { lasting, moment } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { JOB_TONES } from "../console/tones.js";
import { KnowledgeView } from "./view.js";

/** What was asked for and how it ended; the report of one job where the address names it. */
@customElement("knowledge-jobs")
export class JobsView extends KnowledgeView {
  private readonly jobs = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      if (id) return null;
      const query = { limit: 50 };
      return bodyOf(this.console.api.GET("/v1/jobs", { params: { query }, signal }));
    },
  });

  override render() {
    const { t, console } = this;
    if (this.itemId) {
      return html`<knowledge-job-report
        .console=${console}
        .itemId=${this.itemId}
      ></knowledge-job-report>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.jobs.lead}</p>
      ${shown(console.words, this.jobs, (jobs) => {
        if (!jobs) return nothing;
        return jobs.length
          ? dataTable(t.jobs.caption, this.columns, jobs, ({ id }) => id)
          : emptyNote(t.jobs.none, t.jobs.noneHint);
      })}
    </div>`;
  }

  private get columns(): Column<Job>[] {
    const { t } = this;
    const { words, language } = this.console;
    return [
      {
        heading: t.jobs.kind,
        kind: "name",
        cell: ({ id, kind }) =>
          html`<a href=${hrefTo("jobs", id)}>${words.job.kind[kind] ?? kind}</a>`,
      },
      {
        heading: t.jobs.state,
        cell: ({ state }) =>
          html`<span class="badge tone-${JOB_TONES[state]}">${words.job.state[state]}</span>`,
      },
      { heading: t.jobs.began, cell: ({ created_at }) => moment(created_at, language) },
      { heading: t.jobs.lasted, kind: "number", cell: (job) => durationOf(job) },
    ];
  }
}

function durationOf({ started_at, finished_at }: Job): string {
  if (!started_at || !finished_at) return "–";
  return lasting((new Date(finished_at).getTime() - new Date(started_at).getTime()) / 1000);
}
