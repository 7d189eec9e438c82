import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { csv, json } from "../console/csv.js";
import { download } from "../console/download.js";
import { textField, valuesOf } from "../console/field.js";
import { count, moment, percent } from "../console/format.js";
import { asProblem, emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { everyItem } from "./every.js";
import { officeName } from "../console/office.js";
import { periodOf } from "./period.js";
import { QualityView } from "./view.js";

type Drift = Schemas["Drift"];
type OfficeDrift = Schemas["OfficeDrift"];
type FactChange = Schemas["FactChange"];

/** What offices change in a draft before they send it: which facts, how often. */
@customElement("quality-drift")
export class DriftView extends QualityView {
  private readonly drift = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) =>
      this.load({ offset: offsetOf(query), limit: PAGE }, signal),
  });

  private load(page: { offset: number; limit: number }, signal?: AbortSignal): Promise<Drift> {
    const query = { ...periodOf(this.query), ...page };
    const options = { params: { query }, ...(signal && { signal }) };
    return bodyOf(this.console.api.GET("/v1/drift", options));
  }

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.drift.lead}</p>
      <form class="filters" @change=${this.filter}>
        ${textField({ id: "since", label: t.period.since, type: "date", value: this.query["since"] })}
        ${textField({ id: "until", label: t.period.until, type: "date", value: this.query["until"] })}
      </form>
      ${shown(console.words, this.drift, (drift) =>
        drift.sent ? this.found(drift) : emptyNote(t.drift.none, t.drift.noneHint),
      )}
    </div>`;
  }

  private found(drift: Drift) {
    const { t, console } = this;
    const n = (value: number) => count(value, console.language);
    return html`
      <p role="status">${t.drift.total(n(drift.sent), n(drift.altered))}</p>
      ${dataTable(t.drift.caption, this.columns, drift.offices, ({ office }) => office)}
      <div class="row">
        <button type="button" @click=${() => download(csv(this.rows(drift)), "deriva.csv")}>
          ${t.exports.csv}
        </button>
        <button type="button" @click=${() => void this.saveAll(drift)}>
          ${t.exports.json}
        </button>
      </div>
      ${drift.items.length ? this.replies(drift) : nothing}
    `;
  }

  /** With all the replies, not only the page that is shown. */
  private async saveAll(drift: Drift): Promise<void> {
    try {
      const items = await everyItem((page) => this.load(page));
      download(json({ ...drift, items }), "deriva.json");
    } catch (error) {
      const { kind, detail } = asProblem(error);
      this.console.tell(detail || this.console.words.problem.title[kind]);
    }
  }

  private get columns(): Column<OfficeDrift>[] {
    const { t } = this;
    const { language } = this.console;
    const number = (heading: string, of: (one: OfficeDrift) => number) => ({
      heading,
      kind: "number" as const,
      cell: (one: OfficeDrift) => count(of(one), language),
    });
    return [
      { heading: t.heatMap.office, kind: "name", cell: ({ office }) => officeName(office) },
      number(t.drift.sent, ({ sent }) => sent),
      number(t.drift.untouched, ({ untouched }) => untouched),
      number(t.drift.reworded, ({ reworded }) => reworded),
      number(t.drift.altered, ({ altered }) => altered),
      { heading: t.drift.share, kind: "number", cell: ({ share }) => percent(share, language) },
      { heading: t.drift.changes, cell: ({ changes }) => this.counts(changes) },
    ];
  }

  private counts(changes: OfficeDrift["changes"]) {
    const { t } = this;
    if (!changes.length) return "–";
    return html`<ul class="stack tight">
      ${changes.slice(0, 3).map(
        ({ op, slot, count: times }) =>
          html`<li class="small">${t.drift.op[op]}: ${t.slot[slot] ?? slot} (${times})</li>`,
      )}
    </ul>`;
  }

  private replies({ altered, items }: Drift) {
    const { t } = this;
    const { words, language } = this.console;
    return html`
      <h2>${t.drift.replies}</h2>
      <ol class="stack">
        ${items.map(
          ({ office, channel, at, question, changes }) => html`<li>
            <article class="card">
              <h3>«${question}»</h3>
              <p class="small muted">
                ${officeName(office)} · ${t.channel[channel] ?? channel} · ${moment(at, language)}
              </p>
              <ul class="stack tight">
                ${changes.map((change) => html`<li>${this.change(change)}</li>`)}
              </ul>
            </article>
          </li>`,
        )}
      </ol>
      ${pager(words, "drift", this.query, altered)}
    `;
  }

  private change({ op, slot, old, new: now }: FactChange) {
    const { t } = this;
    return html`${t.slot[slot] ?? slot}:
      ${old ? html`<del><span class="unseen">${t.drift.op.removed}: </span>${old}</del>` : nothing}
      ${now ? html`<ins><span class="unseen">${t.drift.op.added}: </span>${now}</ins>` : nothing}
      <span class="small muted">(${t.drift.op[op].toLowerCase()})</span>`;
  }

  private rows({ offices }: Drift) {
    const words = this.t.drift;
    const head = [
      this.t.heatMap.office,
      words.sent,
      words.untouched,
      words.reworded,
      words.altered,
      words.share,
    ];
    const rows = offices.map((one) => [
      one.office,
      one.sent,
      one.untouched,
      one.reworded,
      one.altered,
      one.share,
    ]);
    return [head, ...rows];
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("drift", "", chosen);
  };
}
