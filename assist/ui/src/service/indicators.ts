import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./bars.js";
import { CHANNELS } from "../api/types.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { download } from "../console/download.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { count, day, decimal, lasting, percent } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { dataTable, type Column } from "../console/table.js";
import { ServiceView } from "./view.js";

const DIMENSIONS = ["office", "channel", "theme", "procedure"] as const;
type Dimension = (typeof DIMENSIONS)[number];
const HIDDEN = "·"; // of few people: see the note under the tables

interface Named {
  readonly name: string | null;
  readonly label?: string | null;
}

/** How much is asked, of what, how fast it is answered, how suggestions are used, and how citizens
 * were attended. */
@customElement("service-indicators")
export class IndicatorsView extends ServiceView {
  static override styles = [
    viewStyles,
    css`
      .pair {
        align-items: start;
        display: grid;
        gap: var(--v-base);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 36rem), 1fr));
      }
    `,
  ];

  private readonly figures = new Task(this, {
    args: () => [this.query] as const,
    task: async ([query], { signal }) => {
      const { api } = this.console;
      const by = dimensionOf(query["by"]);
      const channel = CHANNELS.find((one) => one === query["channel"]);
      const { since, until } = query;
      const chosen = {
        ...(since && { since }),
        ...(until && { until }),
        ...(channel && { channel }),
      };
      const of = { params: { query: { ...chosen, by } }, signal };
      const days = { params: { query: { ...chosen, by: "day" as const, limit: 90 } }, signal };
      const [volume, daily, times, suggestions, satisfaction, demand] = await Promise.all([
        bodyOf(api.GET("/v1/indicators/volume", of)),
        bodyOf(api.GET("/v1/indicators/volume", days)),
        bodyOf(api.GET("/v1/indicators/times", of)),
        bodyOf(api.GET("/v1/indicators/suggestions", of)),
        bodyOf(api.GET("/v1/indicators/satisfaction", of)),
        bodyOf(api.GET("/v1/indicators/demand", of)),
      ]);
      return { by, volume, daily, times, suggestions, satisfaction, demand };
    },
  });

  override render() {
    const { t, console, query } = this;
    return html`<div class="stack">
      <p class="lead">${t.indicators.lead}</p>
      <form class="filters" @change=${this.filter}>
        ${selectField({ id: "by", label: t.indicators.by, value: dimensionOf(query["by"]) }, [
          ...DIMENSIONS.map((one) => [one, t.indicators.dimensions[one] ?? one] as const),
        ])}
        ${selectField({ id: "channel", label: t.fields.channel, value: query["channel"] }, [
          ["", console.words.all],
          ...CHANNELS.map((channel) => [channel, t.channel[channel] ?? channel] as const),
        ])}
        ${textField({ id: "since", label: t.fields.since, type: "date", value: query["since"] })}
        ${textField({ id: "until", label: t.fields.until, type: "date", value: query["until"] })}
      </form>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      <div class="row">
        <button type="button" @click=${() => void this.save("csv")}>${t.indicators.csv}</button>
        <button type="button" @click=${() => void this.save("parquet")}>
          ${t.indicators.parquet}
        </button>
      </div>
      ${shown(console.words, this.figures, (figures) =>
        figures.volume.total.count === 0
          ? emptyNote(t.indicators.none, t.indicators.noneHint)
          : this.found(figures),
      )}
    </div>`;
  }

  private found({ by, volume, daily, times, suggestions, satisfaction, demand }: Figures) {
    const { t, console } = this;
    const { language } = console;
    const words = t.indicators;
    const name = this.nameColumn(by);
    const n = (value: number | null) => (value === null ? HIDDEN : count(value, language));
    return html`
      <p role="status">
        ${words.total(n(volume.total.count), n(volume.total.open), n(volume.total.resolved))}
      </p>
      ${this.signals(demand)}
      <service-bars
        .heading=${words.daily}
        .language=${language}
        .bars=${daily.items.map(({ name: at, count: value }) => ({
          label: at ? day(at, language) : "",
          value: value ?? 0,
        }))}
      ></service-bars>
      <div class="pair">
        ${this.card(words.volume, this.withTotal(volume), [
          name,
          this.number(words.asked, ({ count: value }) => n(value)),
          this.number(words.open, ({ open }) => n(open)),
          this.number(words.resolved, ({ resolved }) => n(resolved)),
        ])}
        ${this.card(words.times, this.withTotal(times), [
          name,
          this.number(words.first, ({ first_response: { median, p90 } }) => span(median, p90)),
          this.number(words.resolution, ({ resolution: { median, p90 } }) => span(median, p90)),
        ])}
        ${this.card(words.suggestions, this.withTotal(suggestions), [
          name,
          this.number(words.shown, ({ shown: value }) => n(value)),
          this.number(words.used, ({ used }) => n(used)),
          this.number(words.unchanged, ({ sent_unchanged }) => n(sent_unchanged)),
          this.number(words.discarded, ({ discarded }) => n(discarded)),
        ])}
        ${this.card(words.satisfaction, this.withTotal(satisfaction), [
          name,
          this.number(words.mean, (row) => this.mean(row)),
          this.number(words.answered, ({ answered, response_rate }) =>
            response_rate === null ? n(answered) : `${n(answered)} (${percent(response_rate, language, 0)})`,
          ),
        ])}
      </div>
      ${this.reasons(suggestions.discard_reasons)}
      <p class="small muted">${words.hidden(HIDDEN, count(volume.min_count, language))}</p>
    `;
  }

  private withTotal<T extends Named>({ total, items }: Counted<T>): T[] {
    return [{ ...total, label: this.t.indicators.all }, ...items];
  }

  private reasons(reasons: readonly Schemas["Reason"][]) {
    if (!reasons.length) return nothing;
    const words = this.t.indicators;
    return html`<section class="card" aria-labelledby="reasons">
      <h2 id="reasons">${words.reasons}</h2>
      <ul>
        ${reasons.map(
          ({ reason, count: times }) =>
            html`<li>${reason}: ${count(times, this.console.language)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private signals({ signals }: Schemas["Demand"]) {
    if (!signals.length) return nothing;
    const words = this.t.indicators;
    const { language } = this.console;
    return html`<section class="card" aria-labelledby="demand">
      <h2 id="demand">${words.demand}</h2>
      <ul>
        ${signals.map(({ day: at, name, label, observed, expected, statistic, q, direction }) => {
          const figures = [count(observed, language), decimal(expected, language)] as const;
          const what = label ?? name ?? "";
          return html`<li>
            <strong>${what}</strong>, ${day(at, language)}: ${words.signal(direction, ...figures)}
            <span class="small muted"
              >z = ${decimal(statistic, language)}; q = ${decimal(q, language, 3)}</span
            >
          </li>`;
        })}
      </ul>
    </section>`;
  }

  private mean({ mean, low, high }: Schemas["SatisfactionGroup"]): string {
    const { language } = this.console;
    if (mean === null) return HIDDEN;
    if (low === null || high === null) return decimal(mean, language);
    const [least, most] = [decimal(low, language), decimal(high, language)];
    return `${decimal(mean, language)} (${least}–${most})`;
  }

  private card<T>(heading: string, rows: readonly T[], columns: readonly Column<T>[]) {
    return html`<section class="card">
      <h2>${heading}</h2>
      ${dataTable(heading, columns, rows)}
    </section>`;
  }

  private nameColumn(by: Dimension): Column<Named> {
    const { t } = this;
    return {
      heading: t.indicators.dimensions[by] ?? by,
      kind: "name",
      cell: ({ name, label }) => {
        if (label) return label;
        if (by === "channel") return t.channel[name ?? ""] ?? t.indicators.unsaid;
        return by === "office" && name ? officeName(name) : (name ?? t.indicators.unsaid);
      },
    };
  }

  private number<T>(heading: string, cell: (row: T) => unknown): Column<T> {
    return { heading, kind: "number", cell };
  }

  private async save(format: "csv" | "parquet"): Promise<void> {
    const { since, until } = this.query;
    const chosen = new URLSearchParams({ format, ...(since && { since }), ...(until && { until }) });
    await this.attempt(async () => {
      const file = await this.console.api.file(`/v1/indicators:export?${chosen}`);
      download(file, `indicadores.${format}`);
    });
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("indicators", "", chosen);
  };
}

interface Counted<T> {
  readonly total: T;
  readonly items: readonly T[];
}

interface Figures {
  readonly by: Dimension;
  readonly volume: Schemas["Table_VolumeGroup_"];
  readonly daily: Schemas["Table_VolumeGroup_"];
  readonly times: Schemas["Table_TimesGroup_"];
  readonly suggestions: Schemas["Suggestions"];
  readonly satisfaction: Schemas["Table_SatisfactionGroup_"];
  readonly demand: Schemas["Demand"];
}

const dimensionOf = (asked: string | undefined): Dimension =>
  DIMENSIONS.find((one) => one === asked) ?? "office";

const span = (median: number | null, p90: number | null): string =>
  median === null ? HIDDEN : `${lasting(median)} (${p90 === null ? HIDDEN : lasting(p90)})`;
