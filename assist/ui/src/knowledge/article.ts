import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./article-editor.js";
import "./article-versions.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import type { ArticleFields } from "./article-editor.js";
import { NEW } from "./names.js";
import { ARTICLE_TONES } from "./tones.js";
import { Unsaved } from "./unsaved.js";
import { KnowledgeView } from "./view.js";

type Article = Schemas["ArticleOut"];
type State = Article["state"];

/** One article: its state and where it can go, the editor, and its versions. */
@customElement("knowledge-article")
export class ArticleView extends KnowledgeView {

  private readonly article = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      this.problem = null;
      if (id === NEW) {
        this.console.name(this.t.articles.add);
        return null;
      }
      const params = { path: { article_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/articles/{article_id}", { params, signal }),
      );
      this.console.name(found.title);
      return found;
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("articles")}>← ${words.back}</a></p>
      ${shown(words, this.article, (article) => this.detail(article))}
    </div>`;
  }

  private detail(article: Article | null) {
    const { console } = this;
    return html`
      ${article ? this.stateLine(article) : nothing}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      <knowledge-article-editor
        .console=${console}
        .article=${article}
        .seed=${this.query}
        .problem=${this.problem}
        .saving=${this.saving}
        @save=${(event: CustomEvent<ArticleFields>) => void this.save(article, event.detail)}
      ></knowledge-article-editor>
      ${article
        ? html`<knowledge-article-versions
              .console=${console}
              .itemId=${article.id}
              .current=${article.version}
              @restored=${() => void this.article.run()}
            ></knowledge-article-versions>
            <div>
              <button type="button" @click=${() => void this.discard(article)}>
                ${this.t.articles.discard}
              </button>
            </div>`
        : nothing}
    `;
  }

  private stateLine(article: Article) {
    const words = this.t.articles;
    const { language } = this.console;
    return html`
      <div class="row">
        <span class="badge tone-${ARTICLE_TONES[article.state]}">${words.states[article.state]}</span>
        <span class="small muted"
          >${words.edited(article.updated_by, moment(article.updated_at, language))}</span
        >
      </div>
      <p>${article.in_force ? words.inForce : words.notInForce}</p>
      <div class="row">
        ${article.next_states.map(
          (state) => html`<button
            type="button"
            ?disabled=${this.saving}
            @click=${() => void this.move(article, state)}
          >
            ${words.moves[state]}
          </button>`,
        )}
      </div>
    `;
  }

  private async save(article: Article | null, fields: ArticleFields): Promise<void> {
    await this.attempt(async () => {
      const saved = article
        ? await this.change(article, fields)
        : await bodyOf(this.console.api.POST("/v1/articles", { body: fields }));
      new Unsaved(this.itemId).forget();
      this.console.tell(this.t.articles.saved(saved.in_force));
      if (article) await this.article.run();
      else window.location.hash = hrefTo("articles", saved.id);
    });
  }

  private async move(article: Article, state: State): Promise<void> {
    await this.attempt(async () => {
      const { next_states } = await this.change(article, { state });
      await this.article.run();
      const { moved, states } = this.t.articles;
      const back = next_states.includes(article.state) ? () => this.moveBack(article) : undefined;
      this.console.tell(moved(states[state]), back);
    });
  }

  private async moveBack({ id, state }: Article): Promise<void> {
    const params = { path: { article_id: id } };
    const { api } = this.console;
    await bodyOf(api.PATCH("/v1/articles/{article_id}", { params, body: { state } }));
  }

  private change(article: Article, body: Schemas["ArticleChanges"]): Promise<Article> {
    const params = {
      path: { article_id: article.id },
      header: { "if-match": `"${article.version}"` },
    };
    return bodyOf(this.console.api.PATCH("/v1/articles/{article_id}", { params, body }));
  }

  private async discard(article: Article): Promise<void> {
    const { api, tell } = this.console;
    await this.attempt(async () => {
      const params = { path: { article_id: article.id } };
      const { undo } = await bodyOf(api.DELETE("/v1/articles/{article_id}", { params }));
      window.location.hash = hrefTo("articles");
      tell(this.t.articles.discarded(article.title), () => api.undo(undo));
    });
  }
}
