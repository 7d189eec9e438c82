import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { decimal } from "../console/format.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { emptyNote, shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { hrefTo } from "../console/route.js";
import { explanationOf } from "./explanation.js";
import { KnowledgeView } from "./view.js";

type Hit = Schemas["SearchHit"];

const KINDS = ["procedure", "page", "pdf", "article", "case"] as const;
const LIMIT = 20;

/** What is found for a text, and why in this order. */
@customElement("knowledge-search")
export class SearchView extends KnowledgeView {
  private readonly results = new Task(this, {
    args: () => [this.query] as const,
    task: async ([query], { signal }) => {
      const q = query["q"]?.trim();
      if (!q) return null;
      const kind = KINDS.find((one) => one === query["kind"]);
      return bodyOf(
        this.console.api.GET("/v1/search", {
          params: { query: { q, limit: LIMIT, explain: true, ...(kind && { kind }) } },
          signal,
        }),
      );
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.search.lead}</p>
      ${this.form()}
      ${shown(console.words, this.results, (results) => {
        if (!results) return nothing;
        if (!results.hits.length) return emptyNote(t.search.none, t.search.noneHint);
        return html`
          <p class="small muted" role="status">
            ${t.search.total(results.hits.length, results.snapshot)}
          </p>
          ${results.explanation
            ? explanationOf(t, console.language, results.explanation)
            : nothing}
          <h2>${t.search.passages}</h2>
          <ol class="stack">
            ${results.hits.map((hit, index) => html`<li>${this.hit(hit, index + 1)}</li>`)}
          </ol>
        `;
      })}
    </div>`;
  }

  private form() {
    const { t, query } = this;
    const kinds = KINDS.map((kind) => [kind, t.documentKind[kind] ?? kind] as const);
    return html`<form class="filters" role="search" @submit=${this.submit}>
      <div class="wide">
        ${textField({ id: "q", label: t.search.text, type: "search", value: query["q"] })}
      </div>
      ${selectField({ id: "kind", label: t.documents.kind, value: query["kind"] }, [
        ["", this.console.words.all],
        ...kinds,
      ])}
      <button class="primary" type="submit">${t.search.submit}</button>
    </form>`;
  }

  private hit(hit: Hit, place: number) {
    const { t } = this;
    const { words } = this.console;
    return html`<article class="card">
      <h3>${place}. <a href=${placeOf(hit)}>${hit.title}</a></h3>
      <p class="row small">
        <span class="badge">${t.documentKind[hit.kind] ?? hit.kind}</span>
        ${hit.section ? html`<span>${hit.section}</span>` : nothing}
        ${hit.url.startsWith("http") ? outLink(words, hit.url, t.openPage) : nothing}
      </p>
      <p>${hit.text}</p>
      ${this.explain(hit)}
    </article>`;
  }

  private explain({ scores }: Hit) {
    const { t } = this;
    return html`<details class="small">
      <summary>${t.search.why}</summary>
      <dl class="facts">
        ${Object.entries(scores).map(
          ([name, score]) =>
            html`<dt>${t.search.scores[name] ?? name}</dt>
              <dd>${this.score(name, score)}</dd>`,
        )}
      </dl>
    </details>`;
  }

  private score(name: string, score: number): string {
    return decimal(score, this.console.language, name.endsWith("_rank") ? 0 : 4);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    const same = hrefTo("search", "", chosen) === window.location.hash;
    if (same) void this.results.run();
    else window.location.hash = hrefTo("search", "", chosen);
  };
}

/** Where a hit is kept in this console. */
function placeOf({ document_id: id }: Hit): string {
  const [kind, rest = ""] = id.split(":");
  if (kind === "case") return hrefTo("cases", rest);
  if (kind === "article") return hrefTo("articles", rest);
  return kind === "canonical" ? hrefTo("canonical", rest) : hrefTo("documents", id);
}
