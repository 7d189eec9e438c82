import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import { percent } from "../console/format.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { officeName } from "../console/office.js";
import { rateBetween, type Metrics } from "./metrics.js";
import { QualityView } from "./view.js";

const STEPS = [0, 0.02, 0.05, 0.1, 0.2];

/** Office against office: how often they contradict each other. A cell leads to the sentences. */
@customElement("quality-heat-map")
export class HeatMapElement extends QualityView {
  static override styles = [
    viewStyles,
    css`
      .scroll {
        overflow-x: auto;
      }
      table,
      tbody,
      tr,
      th,
      td {
        display: revert;
      }
      table {
        width: auto;
      }
      thead {
        clip-path: none;
        height: auto;
        overflow: visible;
        position: static;
        width: auto;
      }
      tr {
        border: 0;
        padding: 0;
      }
      th,
      td {
        border: 1px solid var(--v-line);
        font-size: 0.875rem;
        min-width: 3.25rem;
        padding: 0 var(--v-xs);
        text-align: center;
        vertical-align: middle;
      }
      th.up {
        height: 11rem;
        padding: var(--v-xs);
        text-align: start;
        transform: rotate(180deg);
        writing-mode: vertical-rl;
      }
      tbody th {
        max-width: 10rem;
        min-width: 7rem;
        padding: var(--v-xs) var(--v-sm);
        text-align: start;
      }
      td::before {
        content: none !important;
      }
      td a {
        color: inherit;
        display: block;
        padding: var(--v-sm) 0;
      }
      td a[aria-current="true"] {
        outline: 3px solid var(--v-primary);
      }
      td.heat-0 {
        background: var(--v-success-soft);
      }
      td.heat-1,
      td.heat-2 {
        background: var(--v-warning-soft);
      }
      td.heat-3,
      td.heat-4 {
        background: var(--v-alert-soft);
      }
      td.heat-4,
      td.heat-2 {
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) metrics!: Metrics;

  override render() {
    const words = this.t.heatMap;
    const { offices, office_pairs } = this.metrics;
    if (!office_pairs.some(({ rate }) => rate.value !== null)) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <p>${words.lead}</p>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <table>
          <caption class="unseen">${words.title}</caption>
          <thead>
            <tr>
              <th scope="col">${words.office}</th>
              ${offices.map((office) => html`<th scope="col" class="up">${officeName(office)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${offices.map((row) => html`<tr>
              <th scope="row">${officeName(row)}</th>
              ${offices.map((column) => this.cell(row, column))}
            </tr>`)}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private cell(row: string, column: string) {
    if (row === column) return html`<td aria-label=${this.t.heatMap.same}>·</td>`;
    const rate = rateBetween(this.metrics, row, column);
    if (!rate || rate.value === null) return html`<td>–</td>`;
    const [a = "", b = ""] = [row, column].sort();
    const chosen = this.query["a"] === a && this.query["b"] === b;
    const text = percent(rate.value, this.console.language, 0);
    const heat = STEPS.filter((step) => (rate.value ?? 0) > step).length;
    return html`<td class="heat-${Math.min(4, heat)}">
      ${rate.value === 0
        ? text
        : html`<a
            href=${hrefTo("runs", this.itemId, { a, b })}
            aria-label=${this.t.heatMap.cell(officeName(row), officeName(column), text)}
            aria-current=${chosen ? "true" : nothing}
            >${text}</a
          >`}
    </td>`;
  }
}
