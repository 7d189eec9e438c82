import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import { Problem } from "../api/problem.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { day } from "../console/format.js";
import { shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { documentText } from "./document-text.js";
import { sentencesOf, valuesOf, type Side } from "./sides.js";
import { KnowledgeView } from "./view.js";

type Block = Schemas["Block"];

/** One side of an inconsistency: its value, where it is printed, and its page around it. */
@customElement("knowledge-side")
export class SideElement extends KnowledgeView {
  static override styles = [
    viewStyles,
    css`
      .value {
        font-size: 1.25rem;
        font-weight: 700;
        line-height: 1.25;
      }
      .page {
        background: var(--v-page);
        border: 1px solid var(--v-line);
        max-height: 22rem;
        overflow-y: auto;
        padding: var(--v-md);
      }
      .page:focus-visible {
        box-shadow: 0 0 0 3px var(--v-focus);
        outline: 2px solid var(--v-focus-ink);
      }
      .page p {
        margin-bottom: var(--v-sm);
      }
      .section {
        font-weight: 700;
      }
      h3 + p {
        margin-top: 0;
      }
      @media (min-width: 48rem) {
        :host,
        .card {
          height: 100%;
        }
        .card {
          grid-template-rows: max-content max-content 1fr max-content;
        }
      }
    `,
  ];

  @property({ attribute: false }) side!: Side;
  /** Others that state the same. */
  @property({ attribute: false }) same: readonly Side[] = [];
  @property({ attribute: false }) preferred = false;

  private readonly page = new Task(this, {
    args: () => [this.side.document_id] as const,
    task: ([id], { signal }) => this.load(id, signal),
  });

  override render() {
    const { t, side } = this;
    const { words, language } = this.console;
    return html`
      <article class="card" aria-label=${this.name}>
        <div class="stack tight">
          <p class="row small">
            <span class="badge">${t.documentKind[side.document_kind]}</span> ${side.source}
            ${this.preferred
              ? html`<span class="badge tone-primary">${t.conflicts.preferred}</span>`
              : nothing}
          </p>
          <h2>${side.title}</h2>
          <p class="row small muted">
            ${side.said_on ? t.conflicts.saidOn(day(side.said_on, language)) : nothing}
            ${this.link()}
          </p>
        </div>
        <p class="value">${valuesOf(side)}</p>
        <div class="stack tight">
          <h3>${t.conflicts.context}</h3>
          ${shown(words, this.page, (blocks) => this.context(blocks))}
        </div>
        ${this.same.length ? this.others() : nothing}
      </article>
    `;
  }

  protected override updated(): void {
    const page = this.renderRoot.querySelector<HTMLElement>(".page");
    const mark = page?.querySelector<HTMLElement>("mark");
    // Only the page inside scrolls: the screen stays where the reader has it.
    if (page && mark) page.scrollTop = mark.offsetTop - page.offsetTop - page.clientHeight / 3;
  }

  /** With its value: a page may be both sides. */
  private get name(): string {
    return `${this.side.title}: ${valuesOf(this.side)}`;
  }

  private link() {
    const { document_kind: kind, document_id: id, values, url } = this.side;
    const { t } = this;
    const own = { case: "cases", article: "articles" }[kind as string];
    if (!own) return outLink(this.console.words, values[0]?.url ?? url, t.openPage);
    return html`<a href=${hrefTo(own, id.replace(/^\w+:/, ""))}>${t.documentKind[kind]}</a>`;
  }

  private context(blocks: readonly Block[]) {
    const sentences = sentencesOf(this.side);
    const text = blocks.length
      ? documentText(blocks, sentences)
      : sentences.map((sentence) => html`<p><mark>${sentence}</mark></p>`);
    return html`<div class="page" tabindex="0" role="group" aria-label=${this.name}>
      ${text}
    </div>`;
  }

  private others() {
    const { words } = this.console;
    return html`<details class="small">
      <summary>${this.t.conflicts.same(this.same.length)}</summary>
      <ul class="stack tight">
        ${this.same.map(({ title, url, source }) => {
          return html`<li>${outLink(words, url, title)} · ${source}</li>`;
        })}
      </ul>
    </details>`;
  }

  /** Nothing where the service keeps no page of it: then the sentences alone are shown. */
  private load(id: string, signal: AbortSignal): Promise<readonly Block[]> {
    const { document_kind: kind } = this.side;
    const [, caseId = ""] = id.split("case:");
    const blocks = kind === "case" ? this.blocksOfCase(caseId, signal) : this.blocksOf(id, signal);
    return blocks.catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return [];
      throw error;
    });
  }

  private async blocksOf(document_id: string, signal: AbortSignal): Promise<readonly Block[]> {
    const params = { path: { document_id } };
    const { api } = this.console;
    return (await bodyOf(api.GET("/v1/documents/{document_id}", { params, signal }))).blocks;
  }

  private async blocksOfCase(case_id: string, signal: AbortSignal): Promise<readonly Block[]> {
    const params = { path: { case_id } };
    const { question, answer } = await bodyOf(
      this.console.api.GET("/v1/cases/{case_id}", { params, signal }),
    );
    const words = this.t.cases;
    return [
      { text: question, section: [words.question] },
      { text: answer, section: [words.answer] },
    ];
  }
}
