import { TaskStatus } from "@lit/task";
import { html, nothing, type TemplateResult } from "lit";

import { Problem } from "../api/problem.js";
import { icons } from "../components/icons.js";
import type { ConsoleWords } from "../i18n/console/index.js";

/** The part of a `Task` that is shown. */
interface Loaded<T> {
  readonly status: TaskStatus;
  readonly value: T | undefined;
  readonly error: unknown;
  run(): Promise<void>;
}

/**
 * What a task loaded, the wait for it, or what went wrong and a way to try again. What was shown
 * stays in place while it is loaded anew.
 */
export function shown<T>(
  words: ConsoleWords,
  task: Loaded<T>,
  render: (value: T) => TemplateResult | typeof nothing,
): TemplateResult {
  if (task.status === TaskStatus.ERROR) {
    return problemNotice(words, asProblem(task.error), () => void task.run());
  }
  if (task.value === undefined) return waiting(words.loading);
  const busy = task.status === TaskStatus.PENDING;
  return html`<div class="stack" aria-busy=${busy ? "true" : "false"}>${render(task.value)}</div>`;
}

export function waiting(text: string): TemplateResult {
  return html`<p class="waiting" role="status"><span class="spinner"></span>${text}</p>`;
}

/** What failed, what to do about it, and the detail that support will ask for. */
export function problemNotice(
  words: ConsoleWords,
  problem: Problem,
  retry: (() => void) | null = null,
): TemplateResult {
  const { kind, detail, status, fields } = problem;
  return html`
    <div class="notice tone-alert" role="alert">
      ${icons.warning}
      <div class="stack tight">
        <p class="title">${words.problem.title[kind]}</p>
        <p>${kind === "invalid" && detail && !fields.length ? detail : words.problem.text[kind]}</p>
        ${fields.map((error) => html`<p>${error.message}</p>`)}
        ${detail && kind !== "invalid"
          ? html`<details class="small">
              <summary>${words.problem.details}</summary>
              <p>${status ? `${status}: ` : ""}${detail}</p>
            </details>`
          : nothing}
        ${retry && problem.retryable
          ? html`<div><button type="button" @click=${retry}>${words.problem.retry}</button></div>`
          : nothing}
      </div>
    </div>
  `;
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("server", String(error));
}

/** A list without entries: what would stand here, and what to do. */
export function emptyNote(title: string, hint: string | TemplateResult): TemplateResult {
  return html`<div class="empty"><p class="title">${title}</p><p>${hint}</p></div>`;
}
