import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { KnowledgeView } from "./view.js";

type Check = Schemas["QualityCheck"];
type Flaw = Schemas["Flaw"];

const SHOWN = 100;
const OF_FIELDS = ["empty_fields", "short_fields"];

/** What is wrong with the content itself, by kind, and where to mend it. */
@customElement("knowledge-content-quality")
export class ContentQualityView extends KnowledgeView {
  private readonly report = new Task(this, {
    args: () => [],
    task: (_, { signal }) => {
      const query = { limit: SHOWN };
      return bodyOf(this.console.api.GET("/v1/content-quality", { params: { query }, signal }));
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.quality.lead}</p>
      ${shown(console.words, this.report, (report) => {
        if (!report.documents) return emptyNote(t.quality.none, t.quality.noneHint);
        const n = (value: number) => count(value, console.language);
        const at = moment(report.checked_at, console.language);
        return html`
          <p class="small muted">${t.quality.over(n(report.documents), n(report.procedures), at)}</p>
          ${report.checks.map((check) => this.check(check))}
        `;
      })}
    </div>`;
  }

  private check(check: Check) {
    const { language } = this.console;
    const words = this.t.quality.checks[check.name] ?? { title: check.name, remedy: "" };
    const summary = html`<strong>${words.title}</strong>
      <span class="badge tone-${check.count ? "warning" : "success"}"
        >${count(check.count, language)}</span
      >`;
    if (!check.count) return html`<p class="card"><span>${summary}</span></p>`;
    return html`<details class="card">
      <summary>${summary}</summary>
      <div class="stack">
        <p>${words.remedy}</p>
        ${dataTable(words.title, this.columns(check), check.flaws)}
        ${check.count > check.flaws.length
          ? html`<p class="small muted">
              ${this.t.quality.more(count(check.count - check.flaws.length, language))}
            </p>`
          : nothing}
      </div>
    </details>`;
  }

  private columns({ name }: Check): Column<Flaw>[] {
    const { t } = this;
    const { words } = this.console;
    return [
      { heading: t.jobs.page, kind: "name", cell: (flaw) => this.subject(name, flaw) },
      { heading: t.quality.detail, cell: (flaw) => this.detail(name, flaw) },
      {
        heading: t.quality.address,
        cell: ({ url }) => (url.startsWith("http") ? outLink(words, url, t.openPage) : url),
      },
    ];
  }

  private subject(check: string, { document_id, title }: Flaw) {
    if (check === "conflicts") return html`<a href=${hrefTo("conflicts", document_id)}>${title}</a>`;
    if (!document_id.startsWith("doc_")) return title;
    return html`<a href=${hrefTo("documents", document_id)}>${title}</a>`;
  }

  private detail(check: string, { detail = "" }: Flaw) {
    if (OF_FIELDS.includes(check)) return this.t.quality.field[detail] ?? detail;
    if (check === "duplicates" && detail.startsWith("doc_")) {
      return html`<a href=${hrefTo("documents", detail)}>${this.t.quality.kept}</a>`;
    }
    return detail ? html`<span class="address">${detail}</span>` : "–";
  }
}
