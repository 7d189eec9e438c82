import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { viewStyles } from "../console/styles/index.js";
import { fieldDiff, fieldDiffStyles } from "./field-diff.js";
import { KnowledgeView } from "./view.js";

type Version = Schemas["VersionOut"];

/** The versions of an article: who, when, what; any of them can be put back. Sends `restored`. */
@customElement("knowledge-article-versions")
export class ArticleVersions extends KnowledgeView {
  static override styles = [viewStyles, fieldDiffStyles];

  /** The version that stands now: when it changes, the list is loaded anew. */
  @property({ attribute: false }) current = 0;
  @state() private opened: ReadonlyMap<number, Schemas["VersionDetail"]> = new Map();

  private readonly versions = new Task(this, {
    args: () => [this.itemId, this.current] as const,
    task: ([id], { signal }) => {
      const params = { path: { article_id: id } };
      return bodyOf(
        this.console.api.GET("/v1/articles/{article_id}/versions", { params, signal }),
      );
    },
  });

  override render() {
    const { words } = this.console;
    return html`<section class="card" aria-labelledby="versions">
      <h2 id="versions">${this.t.articles.versions}</h2>
      ${this.problem ? problemNotice(words, this.problem) : nothing}
      ${shown(
        words,
        this.versions,
        ({ versions }) =>
          html`${repeat(
            versions,
            ({ number }) => number, // an open one stays open when another is added
            (version, index) => this.version(version, index === 0),
          )}`,
      )}
    </section>`;
  }

  private version(version: Version, newest: boolean) {
    const words = this.t.articles;
    const { language } = this.console;
    const { number, action, by, at, note } = version;
    return html`<details @toggle=${(event: Event) => void this.open(event, number)}>
      <summary>
        ${words.version(number, words.actions[action] ?? action)}
        <span class="small muted">${by} · ${moment(at, language)}</span>
      </summary>
      <div class="stack">
        ${note ? html`<p>${note}</p>` : nothing} ${this.changes(number)}
        ${newest
          ? nothing
          : html`<div>
              <button type="button" @click=${() => void this.restore(number)}>
                ${words.restore(number)}
              </button>
            </div>`}
      </div>
    </details>`;
  }

  private changes(number: number) {
    const detail = this.opened.get(number);
    if (!detail) return html`<p class="muted">${this.console.words.loading}</p>`;
    if (!detail.fields.length) return html`<pre>${detail.body}</pre>`;
    return detail.fields.map((field) => fieldDiff(this.t, field));
  }

  private async open(event: Event, number: number): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.opened.has(number)) return;
    const params = { path: { article_id: this.itemId, number } };
    const { api } = this.console;
    await this.attempt(async () => {
      const detail = await bodyOf(
        api.GET("/v1/articles/{article_id}/versions/{number}", { params }),
      );
      this.opened = new Map([...this.opened, [number, detail]]);
    });
  }

  private async restore(number: number): Promise<void> {
    const params = { path: { article_id: this.itemId, number } };
    const { api, tell } = this.console;
    await this.attempt(async () => {
      await bodyOf(api.POST("/v1/articles/{article_id}/versions/{number}:restore", { params }));
      this.dispatchEvent(new CustomEvent("restored"));
      tell(this.t.articles.restored(number));
    });
  }
}
