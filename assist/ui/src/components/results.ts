import { html, nothing, type TemplateResult } from "lit";

import "./citations.js";
import "./draft.js";
import "./problem.js";
import "./similar-cases.js";
import "./status.js";
import "./warnings.js";
import { replyOf, type Citation, type Office, type Suggestion } from "../api/types.js";
import type { SuggestionController } from "../controllers/suggestion.js";
import type { Catalogue } from "../i18n/index.js";
import { icons } from "./icons.js";

/** What the results show and what can be done with them. */
export interface ResultsView {
  readonly t: Catalogue;
  readonly language: string;
  readonly job: SuggestionController;
  readonly offices: readonly Office[];
  readonly note: string;
  readonly onCite: (n: number) => void;
  readonly onBack: (n: number) => void;
  readonly onInsert: () => void;
  readonly onCopy: () => void;
  readonly onDiscard: () => void;
  readonly onRetry: () => void;
}

/** The part of the sidebar below the question, in each phase of a suggestion. */
export function renderResults(view: ResultsView): TemplateResult {
  const { phase, suggestion } = view.job;
  return html`
    <div class="results" aria-busy=${phase === "working" ? "true" : "false"}>
      ${phase === "idle" ? empty(view.t) : nothing}
      ${phase === "working" ? inProgress(view) : nothing}
      <div role="alert">${phase === "failed" ? failure(view) : nothing}</div>
      ${suggestion ? finished(view, suggestion) : nothing}
    </div>
  `;
}

function empty(t: Catalogue) {
  return html`
    <div class="empty">
      <p>${t.sidebar.empty}</p>
      <p class="small muted">${t.sidebar.emptyHint}</p>
    </div>
  `;
}

function inProgress(view: ResultsView) {
  const { t, job, onCite } = view;
  return html`
    ${job.text
      ? html`<ventanilla-draft
          .t=${t}
          .draft=${null}
          .partial=${job.text}
          .citations=${job.citations}
          @cite=${(event: CustomEvent<number>) => onCite(event.detail)}
        ></ventanilla-draft>`
      : html`<p class="working">
          <span class="spinner"></span>${t.stage[job.stage] ?? t.working}
        </p>`}
    ${sources(view, job.citations)}
  `;
}

function failure({ t, job, onRetry }: ResultsView) {
  return html`<ventanilla-problem .t=${t} .problem=${job.problem} @retry=${onRetry}></ventanilla-problem>`;
}

function finished(view: ResultsView, suggestion: Suggestion) {
  const { t, language, offices } = view;
  return html`
    ${suggestion.warnings.length
      ? html`<ventanilla-warnings .t=${t} .warnings=${suggestion.warnings}></ventanilla-warnings>`
      : nothing}
    <ventanilla-status
      .t=${t}
      .status=${suggestion.status}
      .confidence=${suggestion.confidence}
      .missing=${suggestion.missing_aspects}
      .language=${language}
    ></ventanilla-status>
    ${question(t, suggestion)} ${reply(view, suggestion)}
    ${sources(view, suggestion.citations)}
    ${suggestion.similar_cases.length
      ? html`<ventanilla-similar-cases
          .t=${t}
          .language=${language}
          .cases=${suggestion.similar_cases}
          .offices=${offices}
        ></ventanilla-similar-cases>`
      : nothing}
  `;
}

function sources({ t, language, onBack }: ResultsView, citations: readonly Citation[]) {
  if (!citations.length) return nothing;
  return html`<ventanilla-citations
    .t=${t}
    .language=${language}
    .citations=${citations}
    @back=${(event: CustomEvent<number>) => onBack(event.detail)}
  ></ventanilla-citations>`;
}

function reply(view: ResultsView, suggestion: Suggestion) {
  const draft = replyOf(suggestion);
  if (!draft) return suggestion.draft ? html`<p>${suggestion.draft.text}</p>` : nothing;
  return html`
    <ventanilla-draft
      .t=${view.t}
      .draft=${draft}
      .citations=${suggestion.citations}
      .note=${view.note}
      @cite=${(event: CustomEvent<number>) => view.onCite(event.detail)}
      @insert-draft=${view.onInsert}
      @copy-draft=${view.onCopy}
      @discard-draft=${view.onDiscard}
    ></ventanilla-draft>
  `;
}

/** The question back, unless the draft already is that question. */
function question(t: Catalogue, { clarifying_question: asked, draft }: Suggestion) {
  if (!asked || draft?.text.includes(asked)) return nothing;
  return html`
    <div class="notice tone-primary">
      ${icons.question}
      <div>
        <p class="title">${t.draft.question}</p>
        <p>${asked}</p>
      </div>
    </div>
  `;
}
