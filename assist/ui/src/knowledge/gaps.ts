import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { count, day } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { ARTICLE_TONES } from "./tones.js";
import { KnowledgeView } from "./view.js";

type Gap = Schemas["Gap"];

/** What people ask and the content does not say, by meaning: the way to an article for each. */
@customElement("knowledge-gaps")
export class GapsView extends KnowledgeView {
  @state() private writing = "";

  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const asked = { offset: offsetOf(query), limit: PAGE };
      return bodyOf(this.console.api.GET("/v1/gaps", { params: { query: asked }, signal }));
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.gaps.lead}</p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${shown(console.words, this.page, ({ total, questions, items }) => {
        if (!total) return emptyNote(t.gaps.none, t.gaps.noneHint);
        const n = (value: number) => count(value, console.language);
        return html`
          <p role="status">${t.gaps.total(n(total), n(questions))}</p>
          <ol class="stack">
            ${items.map((gap) => html`<li>${this.gap(gap)}</li>`)}
          </ol>
          ${pager(console.words, "gaps", this.query, total)}
        `;
      })}
    </div>`;
  }

  private gap(gap: Gap) {
    const { t } = this;
    const { language } = this.console;
    const missing = gap.missing_aspects.map((aspect) => t.aspect[aspect] ?? aspect);
    const offices = gap.offices.map(({ name, count: times }) => `${name ?? t.gaps.noOffice} (${times})`);
    const rows: [string, unknown][] = [
      [t.gaps.asked, t.gaps.times(count(gap.size, language), day(gap.last_at, language))],
      [t.gaps.offices, offices.join(", ")],
      [t.gaps.missing, missing.join(", ")],
      [t.gaps.nearest, this.nearest(gap)],
    ];
    return html`<article class="card">
      <h2>«${gap.question}»</h2>
      <dl class="facts">
        ${rows.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}
      </dl>
      ${this.examples(gap)}
      <div class="row">${this.action(gap)}</div>
    </article>`;
  }

  private nearest({ nearest }: Gap) {
    if (!nearest) return "";
    return html`<a href=${hrefTo("documents", nearest.document_id)}>${nearest.title}</a>
      <span class="small">${outLink(this.console.words, nearest.url, this.t.openPage)}</span>`;
  }

  private examples({ examples }: Gap) {
    if (examples.length < 2) return nothing;
    return html`<details>
      <summary>${this.t.gaps.examples(examples.length)}</summary>
      <ul class="stack tight">
        ${examples.map(
          ({ question, office, at }) => html`<li>
            «${question}»
            <span class="small muted"
              >${office ?? this.t.gaps.noOffice} · ${day(at, this.console.language)}</span
            >
          </li>`,
        )}
      </ul>
    </details>`;
  }

  private action(gap: Gap) {
    const { t } = this;
    const { article } = gap;
    if (article) {
      return html`<span class="badge tone-${ARTICLE_TONES[article.state]}"
          >${t.articles.states[article.state]}</span
        >
        <a href=${hrefTo("articles", article.id)}>${t.gaps.begun(article.title)}</a>`;
    }
    return html`<button
      class="primary"
      type="button"
      aria-label="${t.gaps.write}: ${gap.question}"
      ?disabled=${this.writing === gap.id}
      @click=${() => void this.write(gap)}
    >
      ${t.gaps.write}
    </button>`;
  }

  /** A draft that knows which gap it fills. */
  private async write(gap: Gap): Promise<void> {
    this.writing = gap.id;
    await this.attempt(async () => {
      const made = await bodyOf(this.console.api.POST("/v1/articles", { body: gap.write }));
      window.location.hash = hrefTo("articles", made.id);
    });
    this.writing = "";
  }
}
