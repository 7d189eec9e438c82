import { html, nothing, type TemplateResult } from "lit";

import "./citations.js";
import "./draft.js";
import "./problem.js";
import "./redraft-menu.js";
import "./similar-cases.js";
import "./status.js";
import "./verdict.js";
import "./warnings.js";
import type { PageBlock } from "../api/desk-types.js";
import { replyOf, type Citation, type Office, type Redraft, type Suggestion } from "../api/types.js";
import type { Desk } from "../controllers/desk.js";
import type { Catalogue } from "../i18n/index.js";
import { icons } from "./icons.js";

/** What the results show and what can be done with them. */
export interface ResultsView {
  readonly t: Catalogue;
  readonly language: string;
  readonly desk: Desk;
  readonly offices: readonly Office[];
  /** The conversation went on while the agent was writing. */
  readonly overtaken: boolean;
  readonly readPage: (documentId: string) => Promise<readonly PageBlock[]>;
  readonly onCite: (n: number) => void;
  readonly onBack: (n: number) => void;
  readonly onDiscard: () => void;
  readonly onRedraft: (change: Redraft) => void;
  readonly onWithout: (citation: Citation) => void;
  readonly onEscalate: (reason: string) => void;
  readonly onUndo: () => void;
  readonly onRetry: () => void;
}

/** The part of the sidebar below the question, in each phase of a suggestion. */
export function renderResults(view: ResultsView): TemplateResult {
  const { phase, suggestion } = view.desk.job;
  return html`
    <div class="results" aria-busy=${phase === "working" ? "true" : "false"}>
      ${phase === "idle" ? empty(view) : nothing}
      ${phase === "working" ? inProgress(view) : nothing}
      <div role="alert">${phase === "failed" ? failure(view) : nothing}</div>
      ${suggestion ? finished(view, suggestion) : nothing}
    </div>
  `;
}

function empty({ t, desk, onUndo }: ResultsView) {
  return html`
    <div class="empty">
      <p>${t.sidebar.empty}</p>
      <p class="small muted">${t.sidebar.emptyHint}</p>
      ${desk.canUndo
        ? html`<button class="quiet" type="button" aria-keyshortcuts="Alt+Z" @click=${onUndo}>
            ${t.desk.undo}
          </button>`
        : nothing}
    </div>
  `;
}

function inProgress(view: ResultsView) {
  const { t, onCite } = view;
  const { job } = view.desk;
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

function failure({ t, desk, onRetry }: ResultsView) {
  return html`<ventanilla-problem .t=${t} .problem=${desk.job.problem} @retry=${onRetry}></ventanilla-problem>`;
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
    ${question(t, suggestion)} ${overtaken(view)} ${reply(view, suggestion)}
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

function overtaken({ t, desk, overtaken: isOvertaken, onUndo }: ResultsView) {
  if (!isOvertaken || !desk.keepsOwnText) return nothing;
  return html`
    <div class="notice tone-info">
      ${icons.info}
      <div>
        <p class="small">${t.desk.overtaken}</p>
        <button class="quiet small" type="button" @click=${onUndo}>${t.desk.recover}</button>
      </div>
    </div>
  `;
}

function sources(view: ResultsView, citations: readonly Citation[]) {
  const { t, language, desk, readPage, onBack, onWithout } = view;
  if (!citations.length) return nothing;
  return html`<ventanilla-citations
    .t=${t}
    .language=${language}
    .citations=${citations}
    .canExclude=${replyOf(desk.suggestion) !== null}
    .readPage=${readPage}
    @without=${(event: CustomEvent<Citation>) => onWithout(event.detail)}
    @back=${(event: CustomEvent<number>) => onBack(event.detail)}
  ></ventanilla-citations>`;
}

function reply(view: ResultsView, suggestion: Suggestion) {
  const { t, desk } = view;
  const draft = replyOf(suggestion);
  if (!draft) return suggestion.draft ? html`<p>${suggestion.draft.text}</p>` : nothing;
  return html`
    <ventanilla-draft
      .t=${t}
      .draft=${draft}
      .citations=${suggestion.citations}
      .facts=${suggestion.facts}
      .edited=${desk.edited}
      .canUndo=${desk.canUndo}
      .note=${desk.note}
      @cite=${(event: CustomEvent<number>) => view.onCite(event.detail)}
      @insert-draft=${() => desk.insert()}
      @copy-draft=${() => void desk.copy()}
      @edit-draft=${(event: CustomEvent<string>) => desk.edit(event.detail)}
      @restore-draft=${() => desk.restoreProposal()}
      @undo=${view.onUndo}
      @discard-draft=${view.onDiscard}
    ></ventanilla-draft>
    <ventanilla-redraft-menu
      .t=${t}
      @redraft=${(event: CustomEvent<Redraft>) => view.onRedraft(event.detail)}
    ></ventanilla-redraft-menu>
    <ventanilla-verdict
      .t=${t}
      @rate=${({ detail }: CustomEvent<{ rating: number; reason: string }>) =>
        desk.rate(detail.rating, detail.reason)}
      @escalate=${(event: CustomEvent<string>) => view.onEscalate(event.detail)}
    ></ventanilla-verdict>
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
