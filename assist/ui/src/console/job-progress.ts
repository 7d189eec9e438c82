import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { Problem } from "../api/problem.js";
import { bodyOf, type Job } from "./api.js";
import type { ConsoleContext } from "./context.js";
import { count, decimal, lasting } from "./format.js";
import { asProblem, problemNotice } from "./loading.js";
import { viewStyles } from "./styles/index.js";

const RETRY_MS = 3000;

/** A job while it is under way. Sends `ended` with the job once it is over. */
@customElement("console-job-progress")
export class JobProgressElement extends LitElement {
  static override styles = viewStyles;

  @property({ attribute: false }) console!: ConsoleContext;
  @property({ attribute: false }) job!: Job;
  @state() private now: Job | null = null;
  @state() private cancelling = false;
  @state() private problem: Problem | null = null;
  private following: AbortController | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = changed.get("job")?.id;
    if (changed.has("job") && id !== this.job.id) void this.follow();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.following?.abort();
  }

  override render() {
    const job = this.now ?? this.job;
    const words = this.console.words.job;
    const name = words.kind[job.kind] ?? job.kind;
    return html`
      <section class="card" aria-label=${name}>
        <div class="row apart">
          <h2>${name}</h2>
          <button type="button" ?disabled=${this.cancelling} @click=${this.cancel}>
            ${this.cancelling ? words.cancelling : words.cancel}
          </button>
        </div>
        <p role="status">${this.step(job)}</p>
        <progress
          aria-label=${words.progress}
          max=${job.total ?? 1}
          .value=${job.total ? job.done : 0}
          ?data-unknown=${!job.total}
        ></progress>
        <p class="muted small">${this.pace(job)}</p>
        ${this.problem
          ? problemNotice(this.console.words, this.problem, () => void this.follow())
          : nothing}
      </section>
    `;
  }

  private step(job: Job): string {
    const words = this.console.words.job;
    if (job.state === "queued") return words.waiting;
    return job.message || (words.stage[job.stage] ?? words.state.running);
  }

  private pace(job: Job): string {
    const { words, language } = this.console;
    const total = job.total ? count(job.total, language) : "";
    return [
      words.job.done(count(job.done, language), total),
      job.rate ? words.job.rate(decimal(job.rate, language)) : "",
      job.seconds_left ? words.job.left(lasting(job.seconds_left)) : "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  private readonly cancel = async (): Promise<void> => {
    this.cancelling = true;
    try {
      const path = { job_id: this.job.id };
      await bodyOf(this.console.api.DELETE("/v1/jobs/{job_id}", { params: { path } }));
    } catch (error) {
      this.cancelling = false;
      this.problem = asProblem(error);
    }
  };

  private async follow(): Promise<void> {
    this.following?.abort();
    const following = (this.following = new AbortController());
    this.problem = null;
    this.now = this.job;
    try {
      for await (const job of this.console.api.follow(this.job.id, following.signal)) {
        this.now = job;
        if (job.finished_at) return this.end(job);
      }
      this.again(following); // the service closed the stream before the end
    } catch (error) {
      if (following.signal.aborted) return;
      const problem = asProblem(error);
      this.problem = problem;
      if (problem.kind === "network" || problem.kind === "unavailable") this.again(following);
    }
  }

  private again(following: AbortController): void {
    setTimeout(() => {
      if (!following.signal.aborted && this.isConnected) void this.follow();
    }, RETRY_MS);
  }

  private end(job: Job): void {
    this.dispatchEvent(new CustomEvent<Job>("ended", { detail: job, bubbles: true, composed: true }));
  }
}
