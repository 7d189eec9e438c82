import { css, html, nothing, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import { selectField } from "../console/field.js";
import { day, moment } from "../console/format.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { Width } from "../console/width.js";
import { valueText } from "./estimate.js";
import { HEADLINES, isShare, type Estimate, type Evaluation } from "./metrics.js";
import { QualityView } from "./view.js";

const WIDEST = 830;
const HEIGHT = 200;
const LEFT = 56;
const BOTTOM = 28;
const TOP = 12;
const FEWEST = 2; // one point is no trend

interface Point {
  readonly run: Evaluation;
  readonly estimate: Estimate & { readonly value: number };
}

/** One measure over the runs, with its interval. The table under it says the same in figures. */
@customElement("quality-trend")
export class TrendElement extends QualityView {
  static override styles = [
    viewStyles,
    css`
      svg {
        display: block;
        height: auto;
        overflow: visible;
        width: 100%;
      }
      text {
        fill: var(--v-muted);
        font: 400 0.75rem var(--v-font);
      }
      .axis {
        stroke: var(--v-line);
      }
      .line {
        fill: none;
        stroke: var(--v-primary);
        stroke-width: 2;
      }
      .interval {
        stroke: var(--v-neutral);
        stroke-width: 2;
      }
      circle {
        fill: var(--v-primary);
        stroke: var(--v-surface);
        stroke-width: 2;
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly Evaluation[] = [];
  @state() private measure = "";
  private readonly width = new Width(this, WIDEST);

  override render() {
    const measures = HEADLINES.filter((name) => this.points(name).length >= FEWEST);
    const chosen = measures.find((name) => name === this.measure) ?? measures[0];
    const { t } = this;
    if (!chosen) return nothing;
    const choices = measures.map((name) => [name, t.measures[name]?.name ?? name] as const);
    return html`<section class="card" aria-labelledby="trend">
      <h2 id="trend">${t.trend.title}</h2>
      <form class="filters" @change=${this.choose}>
        ${selectField({ id: "measure", label: t.trend.measure, value: chosen }, choices)}
      </form>
      <p class="small muted">${t.measures[chosen]?.reading}</p>
      ${this.chart(chosen)}
    </section>`;
  }

  private chart(measure: string) {
    const points = this.points(measure);
    const { language } = this.console;
    const highs = points.map(({ estimate }) => estimate.high ?? estimate.value);
    const top = isShare(measure) ? Math.min(1, Math.max(0.01, ...highs) * 1.15) : 1;
    const x = (at: number) => LEFT + ((this.width.value - LEFT - 16) * (at + 0.5)) / points.length;
    const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, value) / top);
    const line = points.map(({ estimate }, at) => `${x(at)},${y(estimate.value)}`).join(" ");
    const label = this.t.trend.label(this.t.measures[measure]?.name ?? measure, points.length);
    return html`<svg viewBox="0 0 ${this.width.value} ${HEIGHT}" role="group" aria-label=${label}>
      ${[0, top / 2, top].map(
        (value) => svg`<line class="axis" x1=${LEFT} x2=${this.width.value} y1=${y(value)} y2=${y(value)} />
          <text x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${valueText(measure, value, language)}</text>`,
      )}
      <polyline class="line" points=${line} />
      ${points.map((point, at) => this.point(measure, point, x(at), y))}
      ${this.ends(points).map(
        ([point, at]) => svg`<text x=${x(at)} y=${HEIGHT - 8} text-anchor="middle">${day(
          point.run.started_at,
          language,
        )}</text>`,
      )}
    </svg>`;
  }

  private point(measure: string, { run, estimate }: Point, x: number, y: (value: number) => number) {
    const { language } = this.console;
    const { low, high, value } = estimate;
    const text = `${moment(run.started_at, language)}: ${valueText(measure, value, language)}`;
    return svg`${
      typeof low === "number" && typeof high === "number"
        ? svg`<line class="interval" x1=${x} x2=${x} y1=${y(low)} y2=${y(high)} />`
        : nothing
    }<a href=${hrefTo("runs", run.id)} aria-label=${text}><title>${text}</title><circle cx=${x} cy=${y(
      value,
    )} r="6" /></a>`;
  }

  /** The first and the last point: dates in between would not fit. */
  private ends(points: readonly Point[]): (readonly [Point, number])[] {
    return points
      .map((point, at) => [point, at] as const)
      .filter(([, at]) => at === 0 || at === points.length - 1);
  }

  /** The oldest first. */
  private points(measure: string): Point[] {
    return this.runs
      .flatMap((run) => {
        const estimate = run.measures[measure];
        if (!estimate || estimate.value === null) return [];
        return [{ run, estimate: { ...estimate, value: estimate.value } }];
      })
      .reverse();
  }

  private readonly choose = (event: Event): void => {
    this.measure = (event.target as HTMLSelectElement).value;
  };
}
