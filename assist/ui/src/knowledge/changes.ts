import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { outLink } from "../console/link.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { fieldDiff, fieldDiffStyles } from "./field-diff.js";
import { KnowledgeView } from "./view.js";

type Change = Schemas["ChangeOut"];
type Kind = NonNullable<Change["kind"]>;

const KINDS: readonly Kind[] = ["new", "changed", "gone", "returned", "expired"];
const TONES: Partial<Record<string, string>> = {
  new: "success",
  changed: "primary",
  gone: "alert",
  expired: "warning",
};

/** What changed in the sources, field by field. */
@customElement("knowledge-changes")
export class ChangesView extends KnowledgeView {
  static override styles = [
    viewStyles,
    fieldDiffStyles,
    css`
      ol.stack {
        gap: var(--v-sm);
      }
      .change {
        gap: var(--v-xs);
        padding: var(--v-sm) var(--v-base);
      }
      .change h2 {
        flex: 1 1 20rem;
        font-size: 1rem;
      }
      .change h2 .badge {
        margin-inline-end: var(--v-xs);
      }
    `,
  ];

  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const kind = KINDS.find((one) => one === query["kind"]);
      const { source, since } = query;
      return bodyOf(
        this.console.api.GET("/v1/changes", {
          params: {
            query: {
              offset: offsetOf(query),
              limit: PAGE,
              ...(kind && { kind }),
              ...(source && { source }),
              ...(since && { since: `${since}T00:00:00Z` }),
            },
          },
          signal,
        }),
      );
    },
  });

  private readonly sources = new Task(this, {
    args: () => [],
    task: (_, { signal }) => bodyOf(this.console.api.GET("/v1/sources", { signal })),
  });

  override render() {
    const { t, console } = this;
    return html`
      <div class="stack">
        <p class="lead">${t.changes.lead}</p>
        ${this.filters()}
        ${shown(console.words, this.page, ({ total, items }) =>
          total
            ? html`<p role="status">${t.changes.total(count(total, console.language))}</p>
                <ol class="stack">
                  ${items.map((change) => html`<li>${this.change(change)}</li>`)}
                </ol>
                ${pager(console.words, "changes", this.query, total)}`
            : emptyNote(t.changes.none, t.changes.noneHint),
        )}
      </div>
    `;
  }

  private filters() {
    const { t, query } = this;
    const { words } = this.console;
    return html`
      <form class="filters" @change=${this.filter} @submit=${(e: Event) => e.preventDefault()}>
        <div>
          <label for="kind">${t.changes.filterKind}</label>
          <select id="kind" name="kind">
            <option value="">${words.all}</option>
            ${KINDS.map(
              (kind) =>
                html`<option value=${kind} ?selected=${query["kind"] === kind}>
                  ${t.changes.kind[kind]}
                </option>`,
            )}
          </select>
        </div>
        <div>
          <label for="source">${t.changes.filterSource}</label>
          <select id="source" name="source">
            <option value="">${words.all}</option>
            ${(this.sources.value ?? []).map(
              ({ name }) =>
                html`<option value=${name} ?selected=${query["source"] === name}>${name}</option>`,
            )}
          </select>
        </div>
        <div>
          <label for="since">${t.changes.filterSince}</label>
          <input id="since" name="since" type="date" .value=${query["since"] ?? ""} />
        </div>
      </form>
    `;
  }

  private change(change: Change) {
    const { t } = this;
    const { words, language } = this.console;
    return html`
      <article class="card change">
        <div class="row apart">
          <h2>
            <span class="badge tone-${TONES[change.kind] ?? "neutral"}"
              >${t.changes.kind[change.kind] ?? change.kind}</span
            >
            ${change.title}
          </h2>
          <span class="small muted">${moment(change.at, language)}</span>
        </div>
        ${change.fields.map((field) => fieldDiff(t, field))}
        <p class="row small">
          <span class="muted"
            >${t.changes.from(change.source)}${change.procedure_code
              ? ` · ${t.changes.procedure} ${change.procedure_code}`
              : nothing}</span
          >
          <a href=${hrefTo("documents", change.document_id)}
            >${t.readHere}<span class="unseen">: ${change.title}</span></a
          >
          ${outLink(words, change.url, t.openPage)}
        </p>
      </article>
    `;
  }

  private readonly filter = (event: Event): void => {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const chosen = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
    window.location.hash = hrefTo("changes", "", chosen);
  };
}
