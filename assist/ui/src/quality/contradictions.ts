import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import { count, day } from "../console/format.js";
import { outLink } from "../console/link.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { between, type Contradiction, type Metrics, type Statement } from "./metrics.js";
import { officeName } from "../console/office.js";
import { QualityView } from "./view.js";

const AT_ONCE = 10;

/** The sentences that contradict each other, with what the official page says today. */
@customElement("quality-contradictions")
export class ContradictionsElement extends QualityView {
  static override styles = [
    viewStyles,
    css`
      .pair {
        display: grid;
        gap: var(--v-sm);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
      }
      .said {
        background: var(--v-page);
        border: 1px solid var(--v-line);
        border-radius: var(--v-radius);
        padding: var(--v-sm) var(--v-md);
      }
      h2:focus {
        outline-offset: 2px;
      }
    `,
  ];

  @property({ attribute: false }) metrics!: Metrics;
  @state() private limit = AT_ONCE;
  @query("h2") private heading!: HTMLElement | null;

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("query");
    // A cell of the map was chosen: the reader is led to what it stands for.
    if (before && (before["a"] !== this.query["a"] || before["b"] !== this.query["b"])) {
      this.limit = AT_ONCE;
      this.heading?.focus();
      this.heading?.scrollIntoView({ block: "start" });
    }
  }

  override render() {
    const words = this.t.contradictions;
    const { a = "", b = "" } = this.query;
    const unjustified = this.metrics.contradictions.filter(({ justified }) => !justified);
    const found = between(unjustified, a, b);
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${a && b ? words.between(officeName(a), officeName(b)) : words.title}</h2>
      ${a && b ? html`<p><a href=${hrefTo("runs", this.itemId)}>${words.all}</a></p>` : nothing}
      ${found.length
        ? html`<ol class="stack">
            ${found.slice(0, this.limit).map((one) => html`<li>${this.contradiction(one)}</li>`)}
          </ol>`
        : html`<p>${words.none}</p>`}
      ${found.length > this.limit
        ? html`<div>
            <button type="button" @click=${() => (this.limit += AT_ONCE)}>
              ${words.more(count(found.length - this.limit, this.console.language))}
            </button>
          </div>`
        : nothing}
    </section>`;
  }

  private contradiction(one: Contradiction) {
    const { t } = this;
    const slot = t.slot[one.slot] ?? one.slot;
    return html`<article class="card">
      <h3>${t.contradictions.heading(slot, one.left.value, one.right.value)}</h3>
      <p class="small muted">
        ${t.contradictions.where(
          count(one.pairs, this.console.language),
          one.offices.map(officeName).join(", "),
        )}
      </p>
      <div class="pair">${this.said(one, one.left)}${this.said(one, one.right)}</div>
      ${one.official
        ? html`<p>
            <strong>${t.contradictions.official(one.official.value)}</strong>
            «${one.official.quote}»
            ${outLink(this.console.words, one.official.url, one.official.title)}
          </p>`
        : nothing}
    </article>`;
  }

  private said(one: Contradiction, statement: Statement) {
    const { t } = this;
    const { key, office, channel, query, sentence, start, end, answered_on } = statement;
    const when = answered_on ? ` · ${day(answered_on, this.console.language)}` : "";
    return html`<div class="said">
      <p class="small">
        <strong>${officeName(office)}</strong> · ${t.channel[channel] ?? channel}${when}
        ${one.wrong.includes(key)
          ? html`<span class="badge tone-alert">${t.contradictions.wrong}</span>`
          : nothing}
      </p>
      <p class="small muted">${t.contradictions.asked(query)}</p>
      <p>
        ${sentence.slice(0, start)}<mark>${sentence.slice(start, end)}</mark>${sentence.slice(end)}
      </p>
    </div>`;
  }
}
