import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./article.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { count, day, relative } from "../console/format.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { NEW } from "./names.js";
import { ARTICLE_TONES } from "./tones.js";
import { KnowledgeView } from "./view.js";

type Summary = Schemas["ArticleSummary"];

const STATES = ["draft", "review", "published", "expired"] as const;

/** The articles of the institution; one of them where the address names it. */
@customElement("knowledge-articles")
export class ArticlesView extends KnowledgeView {
  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const state = STATES.find((one) => one === query["state"]);
      const { q } = query;
      const asked = { offset: offsetOf(query), limit: PAGE };
      return bodyOf(
        this.console.api.GET("/v1/articles", {
          params: { query: { ...asked, ...(state && { state }), ...(q && { q }) } },
          signal,
        }),
      );
    },
  });

  override render() {
    const { t, console } = this;
    if (this.itemId) {
      return html`<knowledge-article
        .console=${console}
        .itemId=${this.itemId}
        .query=${this.query}
      ></knowledge-article>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.articles.lead}</p>
      <p><a class="button" href=${hrefTo("articles", NEW)}>${t.articles.add}</a></p>
      ${this.filters()}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.articles.none, t.articles.noneHint);
        return html`
          <p role="status">${t.articles.total(count(page.total, console.language))}</p>
          ${dataTable(t.articles.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "articles", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private filters() {
    const { t, query } = this;
    const { words } = this.console;
    return html`<form class="filters" role="search" @change=${this.filter} @submit=${this.filter}>
      <div class="wide">
        ${textField({ id: "q", label: t.articles.search, type: "search", value: query["q"] })}
      </div>
      ${selectField({ id: "state", label: t.articles.state, value: query["state"] }, [
        ["", words.all],
        ...STATES.map((state) => [state, t.articles.states[state]] as const),
      ])}
    </form>`;
  }

  private get columns(): Column<Summary>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.articles.title,
        kind: "name",
        cell: ({ id, title }) => html`<a href=${hrefTo("articles", id)}>${title}</a>`,
      },
      {
        heading: t.articles.state,
        cell: ({ state }) =>
          html`<span class="badge tone-${ARTICLE_TONES[state]}">${t.articles.states[state]}</span>`,
      },
      { heading: t.articles.owner, cell: ({ owner }) => owner || "–" },
      { heading: t.articles.validTo, cell: ({ valid_to }) => (valid_to ? day(valid_to, language) : "–") },
      { heading: t.articles.updated, cell: ({ updated_at }) => relative(updated_at, language) },
    ];
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("articles", "", chosen);
  };
}
