import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Progress, VentanillaClient } from "../api/client.js";
import { Problem } from "../api/problem.js";
import type { Citation, Redraft, Status, Suggestion, SuggestionRequest } from "../api/types.js";

export type Phase = "idle" | "working" | "done" | "failed";

/** One suggestion from the question to its end. A new question aborts the one before. */
export class SuggestionController implements ReactiveController {
  phase: Phase = "idle";
  stage = "";
  status: Status | null = null;
  text = "";
  citations: readonly Citation[] = [];
  suggestion: Suggestion | null = null;
  problem: Problem | null = null;
  private running: AbortController | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.running?.abort();
  }

  /** Resolves when the suggestion is there, failed, or was overtaken by another question. */
  async ask(client: VentanillaClient, request: SuggestionRequest): Promise<Phase | "overtaken"> {
    return this.run((run) => {
      const onProgress = (progress: Progress) => run === this.running && this.advance(progress);
      return client.suggest(request, { signal: run.signal, onProgress });
    });
  }

  /** The same, for another draft of the suggestion with this id. */
  async redraft(client: VentanillaClient, id: string, change: Redraft): Promise<Phase | "overtaken"> {
    return this.run((run) => client.redraft(id, change, run.signal));
  }

  /** Show a suggestion that was made before. */
  restore(suggestion: Suggestion): void {
    this.reset("done");
    this.finish(suggestion);
  }

  private async run(
    work: (run: AbortController) => Promise<Suggestion>,
  ): Promise<Phase | "overtaken"> {
    this.reset("working");
    const run = (this.running = new AbortController());
    try {
      const suggestion = await work(run);
      if (run !== this.running) return "overtaken";
      this.finish(suggestion);
    } catch (error) {
      if (run !== this.running) return "overtaken";
      if (!(error instanceof Problem)) throw error;
      this.fail(error);
    }
    return this.phase;
  }

  /** Stop and show nothing: a half-written draft has not been verified. */
  clear(): void {
    this.reset("idle");
  }

  private reset(phase: Phase): void {
    this.running?.abort();
    this.running = null;
    this.phase = phase;
    this.stage = this.text = "";
    this.status = this.suggestion = this.problem = null;
    this.citations = [];
    this.host.requestUpdate();
  }

  private advance(progress: Progress): void {
    if (progress.stage) this.stage = progress.stage;
    if (progress.status) this.status = progress.status;
    if (progress.citations) this.citations = progress.citations;
    if (progress.delta) this.text += progress.delta;
    this.host.requestUpdate();
  }

  private finish(suggestion: Suggestion): void {
    this.running = null;
    this.phase = "done";
    this.suggestion = suggestion;
    this.status = suggestion.status;
    this.citations = suggestion.citations;
    this.text = "";
    this.host.requestUpdate();
  }

  private fail(problem: Problem): void {
    this.reset("failed");
    this.problem = problem;
  }
}
