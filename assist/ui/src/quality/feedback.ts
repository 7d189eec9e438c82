import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { csv, json } from "../console/csv.js";
import { download } from "../console/download.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { count, decimal, moment } from "../console/format.js";
import { asProblem, emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { dataTable } from "../console/table.js";
import { everyItem } from "./every.js";
import { officeName } from "../console/office.js";
import { periodOf } from "./period.js";
import { QualityView } from "./view.js";

type Feedback = Schemas["Feedback"];
type Item = Schemas["FeedbackItem"];
type Rated = Schemas["Rated"];

const BAD = 2; // the ratings that a reason is looked for

/** What agents say of the suggestions, with their reasons. */
@customElement("quality-feedback")
export class FeedbackView extends QualityView {
  static override styles = [
    viewStyles,
    css`
      .pair {
        align-items: start;
        display: grid;
        gap: var(--v-base);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
      }
      .draft {
        white-space: pre-line;
      }
    `,
  ];

  private readonly feedback = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) =>
      this.load({ offset: offsetOf(query), limit: PAGE }, signal),
  });

  private load(page: { offset: number; limit: number }, signal?: AbortSignal): Promise<Feedback> {
    const worst = (this.query["show"] ?? "bad") === "bad";
    const query = { ...periodOf(this.query), ...page, ...(worst && { max_rating: BAD }) };
    const options = { params: { query }, ...(signal && { signal }) };
    return bodyOf(this.console.api.GET("/v1/feedback", options));
  }

  override render() {
    const { t, console, query } = this;
    return html`<div class="stack">
      <p class="lead">${t.feedback.lead}</p>
      <form class="filters" @change=${this.filter}>
        ${selectField({ id: "show", label: t.feedback.show, value: query["show"] ?? "bad" }, [
          ["bad", t.feedback.bad],
          ["all", t.feedback.all],
        ])}
        ${textField({ id: "since", label: t.period.since, type: "date", value: query["since"] })}
        ${textField({ id: "until", label: t.period.until, type: "date", value: query["until"] })}
      </form>
      ${shown(console.words, this.feedback, (feedback) =>
        feedback.average === null
          ? emptyNote(t.feedback.none, t.feedback.noneHint)
          : this.found(feedback, feedback.average),
      )}
    </div>`;
  }

  private found(feedback: Feedback, average: number) {
    const { t, console } = this;
    const { language } = console;
    const ratings = Object.values(feedback.by_rating).reduce((sum, times) => sum + times, 0);
    return html`
      <p role="status">${t.feedback.average(decimal(average, language), count(ratings, language))}</p>
      <div class="pair">
        ${this.ratingsTable(feedback)}
        ${this.ratedTable(t.feedback.byOffice, feedback.by_office, officeName)}
      </div>
      <div class="row">
        <button type="button" @click=${() => void this.save("csv")}>${t.exports.csv}</button>
        <button type="button" @click=${() => void this.save("json")}>
          ${t.exports.json}
        </button>
      </div>
      <h2>${t.feedback.reasons}</h2>
      ${feedback.items.length
        ? html`<ol class="stack">
              ${feedback.items.map((item) => html`<li>${this.item(item)}</li>`)}
            </ol>
            ${pager(console.words, "feedback", this.query, feedback.total)}`
        : html`<p>${t.feedback.noBad}</p>`}
    `;
  }

  private ratingsTable({ by_rating }: Feedback) {
    const words = this.t.feedback;
    const rows = Object.entries(by_rating).reverse();
    return dataTable(words.byRating, [
      { heading: words.rating, kind: "name", cell: ([rating]) => words.stars(rating) },
      {
        heading: words.times,
        kind: "number",
        cell: ([, times]) => count(times, this.console.language),
      },
    ], rows);
  }

  private ratedTable(heading: string, rated: readonly Rated[], nameOf: (id: string | null) => string) {
    const words = this.t.feedback;
    const { language } = this.console;
    return dataTable(
      heading,
      [
        { heading: this.t.heatMap.office, kind: "name", cell: ({ name }) => nameOf(name) },
        { heading: words.times, kind: "number", cell: ({ ratings }) => count(ratings, language) },
        { heading: words.mean, kind: "number", cell: ({ average }) => decimal(average, language) },
      ],
      rated,
    );
  }

  private item(item: Item) {
    const { t } = this;
    const words = t.feedback;
    const tone = item.rating <= BAD ? "alert" : "success";
    return html`<article class="card">
      <p class="row small">
        <span class="badge tone-${tone}">${words.stars(String(item.rating))}</span>
        ${officeName(item.office)} · ${t.channel[item.channel] ?? item.channel} ·
        ${moment(item.at, this.console.language)}
      </p>
      <h3>${item.reason || words.noReason}</h3>
      <p>«${item.question}»</p>
      ${item.procedure_title ? html`<p class="small muted">${item.procedure_title}</p>` : nothing}
      <details>
        <summary>${words.draft}</summary>
        <p class="draft">${item.draft}</p>
      </details>
    </article>`;
  }

  /** All that the filter lets through, not only the page that is shown. */
  private async save(form: "csv" | "json"): Promise<void> {
    try {
      const items = await everyItem((page) => this.load(page));
      download(form === "csv" ? csv(this.rows(items)) : json(items), `opiniones.${form}`);
    } catch (error) {
      const { kind, detail } = asProblem(error);
      this.console.tell(detail || this.console.words.problem.title[kind]);
    }
  }

  private rows(items: readonly Item[]) {
    const { feedback: words, heatMap } = this.t;
    const head = [words.rating, words.reason, heatMap.office, words.question, words.draft];
    return [
      head,
      ...items.map(({ rating, reason, office, question, draft }) => [
        rating,
        reason,
        office,
        question,
        draft,
      ]),
    ];
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("feedback", "", chosen);
  };
}
