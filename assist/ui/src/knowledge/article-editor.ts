import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

import type { Problem } from "../api/problem.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, focusFirstError, textField, valuesOf } from "../console/field.js";
import { viewStyles } from "../console/styles/index.js";
import type { Query } from "../console/context.js";
import { NEW } from "./names.js";
import { Unsaved } from "./unsaved.js";
import { KnowledgeView } from "./view.js";

type Values = Record<string, string>;

/** What the editor hands over: a whole article. */
export type ArticleFields = Pick<
  Schemas["ArticleIn"],
  "title" | "body" | "tags" | "owner" | "valid_from" | "valid_to" | "note"
>;

const PREVIEW_MS = 400;

/** The text of an article in Markdown with what it will look like. Sends `save`. */
@customElement("knowledge-article-editor")
export class ArticleEditor extends KnowledgeView {
  static override styles = [
    viewStyles,
    css`
      form.card {
        max-width: none;
      }
      .writing {
        display: grid;
        gap: var(--v-base);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
      }
      .short {
        display: grid;
        gap: var(--v-base);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      }
      textarea#body {
        font-family: ui-monospace, "DejaVu Sans Mono", monospace;
        font-size: 0.9375rem;
        min-height: 18rem;
      }
      .preview {
        background: var(--v-page);
        border: 1px solid var(--v-line);
        margin-top: var(--v-xs);
        max-height: 40rem;
        min-height: 18rem;
        overflow-y: auto;
        padding: var(--v-md);
      }
      .preview :is(p, ul, ol, table, blockquote) {
        margin-bottom: var(--v-sm);
      }
      .preview :is(ul, ol) {
        list-style: revert;
        padding-inline-start: 1.5rem;
      }
      .preview :is(h1, h2, h3, h4) {
        font-size: 1.125rem;
        margin: 0 0 var(--v-sm);
      }
    `,
  ];

  @property({ attribute: false }) article: Schemas["ArticleOut"] | null = null;
  /** What a new article begins with: `title` and `body`. */
  @property({ attribute: false }) seed: Query = {};
  @property({ attribute: false }) override problem: Problem | null = null;
  @property({ attribute: false }) override saving = false;
  @state() private preview = "";
  @state() private values: Values = {};
  @state() private recovered = false;
  @query("form") private form!: HTMLFormElement;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("article")) return;
    const kept = this.unsaved.value;
    this.recovered = kept !== null;
    this.values = kept ?? this.stored();
    this.preview = this.article && !kept ? this.article.html : "";
    if (!this.preview && this.values["body"]) this.schedulePreview();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("problem") && this.problem) focusFirstError(this.renderRoot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  override render() {
    const { t, values } = this;
    const words = t.articles;
    const errors = errorsByField(this.problem);
    const field = (id: string, label: string, hint?: string) =>
      textField({ id, label, hint, error: errors[id], value: values[id] });
    const date = (id: string, label: string) =>
      textField({ id, label, type: "date", error: errors[id], value: values[id] });
    return html`
      <form class="card" novalidate @input=${this.typed} @submit=${this.submit}>
        ${this.recovered ? this.recovery() : nothing} ${field("title", words.title)}
        <div class="writing">
          ${textField({
            id: "body",
            label: words.body,
            hint: words.bodyHint,
            rows: 16,
            error: errors["body"],
            value: values["body"],
          })}
          <div>
            <p><strong id="preview">${words.preview}</strong></p>
            <p class="hint">${words.previewHint}</p>
            <div class="preview" tabindex="0" role="group" aria-labelledby="preview">
              ${unsafeHTML(this.preview)}
            </div>
          </div>
        </div>
        <div class="short">
          ${field("tags", words.tags, words.tagsHint)} ${field("owner", words.owner)}
          ${date("valid_from", words.validFrom)} ${date("valid_to", words.validTo)}
        </div>
        ${this.article ? field("note", words.note, words.noteHint) : nothing}
        <div class="row">
          <button class="primary" type="submit" ?disabled=${this.saving}>
            ${this.article ? this.console.words.save : words.create}
          </button>
        </div>
      </form>
    `;
  }

  private recovery() {
    const words = this.t.articles;
    return html`<div class="notice tone-info">
      <div class="row apart">
        <p>${words.recovered}</p>
        <button type="button" @click=${this.forget}>${words.forget}</button>
      </div>
    </div>`;
  }

  private readonly typed = (): void => {
    this.values = valuesOf(this.form);
    this.unsaved.keep(this.values);
    this.schedulePreview();
  };

  private readonly forget = (): void => {
    this.unsaved.forget();
    this.recovered = false;
    this.values = this.stored();
    this.schedulePreview();
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const values = valuesOf(this.form);
    const detail: ArticleFields = {
      title: values["title"] ?? "",
      body: values["body"] ?? "",
      tags: (values["tags"] ?? "").split(",").flatMap((tag) => tag.trim() || []),
      owner: values["owner"] ?? "",
      valid_from: values["valid_from"] || null,
      valid_to: values["valid_to"] || null,
      note: values["note"] ?? "",
    };
    this.dispatchEvent(new CustomEvent<ArticleFields>("save", { detail }));
  };

  private stored(): Values {
    const { article, seed } = this;
    if (!article) return { title: seed["title"] ?? "", body: seed["body"] ?? "" };
    return {
      title: article.title,
      body: article.body,
      tags: article.tags.join(", "),
      owner: article.owner,
      valid_from: article.valid_from ?? "",
      valid_to: article.valid_to ?? "",
      note: "",
    };
  }

  private schedulePreview(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.renderPreview(), PREVIEW_MS);
  }

  private async renderPreview(): Promise<void> {
    const body = this.values["body"] ?? "";
    try {
      const { api } = this.console;
      const { html } = await bodyOf(api.POST("/v1/articles:preview", { body: { body } }));
      if (this.values["body"] === body) this.preview = html;
    } catch {
      // The preview is a comfort: saving tells whatever is wrong.
    }
  }

  private get unsaved(): Unsaved<Values> {
    return new Unsaved<Values>(this.article?.id ?? NEW);
  }
}
