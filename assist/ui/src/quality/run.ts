import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./contradictions.js";
import "./heat-map.js";
import "./report.js";
import { bodyOf } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { download } from "../console/download.js";
import { intervalText, valueText } from "./estimate.js";
import { HEADLINES, type Evaluation, type Metrics } from "./metrics.js";
import { QualityView } from "./view.js";

interface Loaded {
  readonly run: Evaluation;
  /** Null when its folder was removed, or an older format is there. */
  readonly metrics: Metrics | null;
}

/** One run: its figures, the heat map, the contradictions behind a cell, the report, the files. */
@customElement("quality-run")
export class RunView extends QualityView {
  static override styles = [
    viewStyles,
    css`
      .figures {
        display: grid;
        gap: var(--v-sm);
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
      }
      .figure {
        align-content: start;
        gap: var(--v-xs);
      }
      .value {
        font-size: 1.75rem;
        font-weight: 700;
        line-height: 1.2;
      }
    `,
  ];


  private readonly loaded = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }): Promise<Loaded> => {
      const { api, language } = this.console;
      const params = { path: { evaluation_id: id } };
      const run = await bodyOf(api.GET("/v1/evaluations/{evaluation_id}", { params, signal }));
      this.console.name(this.t.runs.title(this.t.runs.modes[run.mode], moment(run.started_at, language)));
      const file = await this.file(run, "metrics.json", signal);
      return { run, metrics: file ? (JSON.parse(await file.text()) as Metrics) : null };
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("runs")}>← ${words.back}</a></p>
      ${this.problem ? problemNotice(words, this.problem) : nothing}
      ${shown(words, this.loaded, ({ run, metrics }) => this.detail(run, metrics))}
    </div>`;
  }

  private detail(run: Evaluation, metrics: Metrics | null) {
    const { t, console } = this;
    const n = (value: number) => count(value, console.language);
    const figures = HEADLINES.filter((name) => typeof run.measures[name]?.value === "number");
    return html`
      <p class="lead">${t.runs.about(run.dataset, n(run.answers), n(run.groups))}</p>
      <ul class="figures">
        ${figures.map((name) => html`<li>${this.figure(name, run)}</li>`)}
      </ul>
      ${metrics
        ? html`
            <quality-heat-map
              .console=${console}
              .itemId=${run.id}
              .query=${this.query}
              .metrics=${metrics}
            ></quality-heat-map>
            <quality-contradictions
              .console=${console}
              .itemId=${run.id}
              .query=${this.query}
              .metrics=${metrics}
            ></quality-contradictions>
          `
        : html`<p>${t.runs.noFiles}</p>`}
      ${this.exports(run)}
      ${run.files?.includes("report.html")
        ? html`<quality-report .console=${console} .itemId=${run.id}></quality-report>`
        : nothing}
    `;
  }

  private figure(name: string, run: Evaluation) {
    const estimate = run.measures[name];
    const words = this.t.measures[name];
    const { language } = this.console;
    if (!estimate || estimate.value === null) return nothing;
    const interval = intervalText(name, estimate, language);
    return html`<div class="card figure">
      <h2 class="small">${words?.name ?? name}</h2>
      <p class="value">${valueText(name, estimate.value, language)}</p>
      ${interval ? html`<p class="small">${this.t.runs.interval(interval)}</p>` : nothing}
      <p class="small muted">${words?.reading}</p>
      ${estimate.few ? html`<p class="small"><strong>${this.t.runs.few(estimate.groups)}</strong></p>` : nothing}
    </div>`;
  }

  private exports(run: Evaluation) {
    const { t } = this;
    if (!run.files?.length) return nothing;
    return html`<section class="card" aria-labelledby="exports">
      <h2 id="exports">${t.exports.title}</h2>
      <div class="row">
        ${run.files.map(
          (file) => html`<button type="button" @click=${() => void this.save(run, file)}>
            ${t.exports.files[file] ?? file}
          </button>`,
        )}
      </div>
    </section>`;
  }

  private async save(run: Evaluation, file: string): Promise<void> {
    await this.attempt(async () => {
      const blob = await this.file(run, file);
      if (blob) download(blob, `${run.id}-${file}`);
    });
  }

  private async file(run: Evaluation, name: string, signal?: AbortSignal): Promise<Blob | null> {
    if (!run.files?.some((file) => file === name)) return null;
    return this.console.api.file(`/v1/evaluations/${encodeURIComponent(run.id)}/${name}`, signal);
  }
}
