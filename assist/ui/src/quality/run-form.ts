import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "../console/job-progress.js";
import { bodyOf, type Job, type Schemas } from "../console/api.js";
import { errorsByField, selectField, textField, valuesOf } from "../console/field.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { QualityView } from "./view.js";

type EvaluateJob = Schemas["EvaluateJob"];

const TASKS = ["consistency", "answers", "retrieval", "audit"] as const;

/** What to measure; then its progress, and at the end the run itself. */
@customElement("quality-run-form")
export class RunForm extends QualityView {
  @state() private job: Job | null = null;
  @state() private task: (typeof TASKS)[number] = "consistency";
  @query("form") private form!: HTMLFormElement;

  private readonly offices = new Task(this, {
    args: () => [],
    task: (_, { signal }) => bodyOf(this.console.api.GET("/v1/offices", { signal })),
  });

  protected override firstUpdated(): void {
    this.console.name(this.t.runs.start);
  }

  override render() {
    const { console, job } = this;
    return html`<div class="stack">
      <p><a href=${hrefTo("runs")}>← ${console.words.back}</a></p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${job
        ? html`<console-job-progress
            .console=${console}
            .job=${job}
            @ended=${(event: CustomEvent<Job>) => this.ended(event.detail)}
          ></console-job-progress>`
        : this.fields()}
    </div>`;
  }

  private fields() {
    const words = this.t.form;
    const errors = errorsByField(this.problem);
    const tasks = TASKS.map((task) => [task, words.tasks[task].name] as const);
    return html`<form class="card" novalidate @submit=${this.submit} @change=${this.changed}>
      ${selectField(
        { id: "task", label: words.task, hint: words.tasks[this.task].hint, value: this.task },
        tasks,
      )}
      ${this.task === "audit"
        ? nothing
        : textField({
            id: "limit",
            label: words.limit,
            hint: words.limitHint,
            type: "number",
            error: errors["limit"],
          })}
      ${this.task === "consistency" ? this.officeChoice() : nothing}
      ${textField({
        id: "fail_under",
        label: words.gate,
        hint: words.gateHint,
        rows: 2,
        error: errors["fail_under"],
      })}
      <div><button class="primary" type="submit">${words.submit}</button></div>
    </form>`;
  }

  private officeChoice() {
    const words = this.t.form;
    return html`<fieldset>
      <legend>${words.offices}</legend>
      <p class="hint">${words.officesHint}</p>
      ${shown(
        this.console.words,
        this.offices,
        (offices) => html`<div class="choices">
          ${offices.map(
            ({ id, name }) => html`<label>
              <input type="checkbox" name="offices" value=${id} />${name}
            </label>`,
          )}
        </div>`,
      )}
    </fieldset>`;
  }

  private readonly changed = (): void => {
    const task = valuesOf(this.form)["task"];
    this.task = TASKS.find((one) => one === task) ?? "consistency";
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(this.form);
    const limit = Number(values["limit"] ?? 0);
    const body: EvaluateJob = {
      kind: "evaluate",
      task: this.task,
      offices: new FormData(this.form).getAll("offices").map(String),
      fail_under: (values["fail_under"] ?? "").split("\n").flatMap((line) => line.trim() || []),
      ...(limit ? { limit } : {}),
    };
    await this.attempt(async () => {
      this.job = await bodyOf(this.console.api.POST("/v1/jobs", { body }));
      this.console.tell(this.t.form.started);
    });
  };

  private ended(job: Job): void {
    const run = job.result["run"];
    this.console.tell(job.error ?? this.console.words.job.ended[job.state] ?? "");
    if (typeof run === "string") window.location.hash = hrefTo("runs", run);
    else this.job = null;
  }
}
