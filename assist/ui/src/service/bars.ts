import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";

import { count } from "../console/format.js";
import { viewStyles } from "../console/styles/index.js";
import { Width } from "../console/width.js";

const HEIGHT = 180;
const LEFT = 48;
const BOTTOM = 24;
const TOP = 8;
const WIDEST = 1100;
const GAP = 0.25; // of a bar

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Counts in a row, as bars. Each says its figure to who points at it and to screen readers. */
@customElement("service-bars")
export class Bars extends LitElement {
  static override styles = [
    viewStyles,
    css`
      svg {
        display: block;
        height: auto;
        width: 100%;
      }
      text {
        fill: var(--v-muted);
        font: 400 0.75rem var(--v-font);
      }
      .axis {
        stroke: var(--v-line);
      }
      rect {
        fill: var(--v-primary);
      }
    `,
  ];

  @property({ attribute: false }) heading = "";
  @property({ attribute: false }) language = "es";
  @property({ attribute: false }) bars: readonly Bar[] = [];
  private readonly width = new Width(this, WIDEST);

  override render() {
    const { bars } = this;
    if (!bars.length) return nothing;
    const top = Math.max(1, ...bars.map(({ value }) => value));
    const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
    return html`<section class="card" aria-labelledby="heading">
      <h2 id="heading">${this.heading}</h2>
      <svg viewBox="0 0 ${this.width.value} ${HEIGHT}" role="list" aria-labelledby="heading">
        ${[0, top].map(
          (value) => svg`<line class="axis" x1=${LEFT} x2=${this.width.value} y1=${y(value)} y2=${y(value)} />
            <text x=${LEFT - 8} y=${y(value) + 4} text-anchor="end" aria-hidden="true">${count(
              value,
              this.language,
            )}</text>`,
        )}
        ${bars.map((bar, at) => this.bar(bar, at, y))} ${this.ends()}
      </svg>
    </section>`;
  }

  private bar({ label, value }: Bar, at: number, y: (value: number) => number) {
    const step = this.step;
    const text = `${label}: ${count(value, this.language)}`;
    return svg`<g role="listitem" aria-label=${text}><title>${text}</title><rect
      x=${LEFT + step * (at + GAP / 2)} y=${y(value)}
      width=${Math.max(1, step * (1 - GAP))} height=${Math.max(0, y(0) - y(value))} /></g>`;
  }

  /** The first and the last: labels in between would not fit. */
  private ends() {
    const last = this.bars.length - 1;
    const label = (at: number, anchor: string, x: number) =>
      svg`<text x=${x} y=${HEIGHT - 6} text-anchor=${anchor} aria-hidden="true">${this.bars[at]?.label}</text>`;
    return last > 0
      ? [label(0, "start", LEFT), label(last, "end", this.width.value)]
      : label(0, "start", LEFT);
  }

  private get step(): number {
    return (this.width.value - LEFT) / this.bars.length;
  }
}
