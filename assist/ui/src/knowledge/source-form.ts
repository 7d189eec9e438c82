import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";

import { Problem } from "../api/problem.js";
import { bodyOf, type Schemas } from "../console/api.js";
import {
  errorsByField,
  linesOf,
  selectField,
  textField,
  valuesOf,
} from "../console/field.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import type { Source } from "./health.js";
import { NEW } from "./names.js";
import { KnowledgeView } from "./view.js";

const KINDS = ["web", "portal", "sede"] as const;
const SCHEDULES = ["", "0 6 * * *", "0 */6 * * *", "0 6 * * 1"] as const;

/** A source: its addresses, how far to read, and when. */
@customElement("knowledge-source-form")
export class SourceForm extends KnowledgeView {
  @query("form") private form!: HTMLFormElement;

  private readonly source = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([name], { signal }) => {
      if (name === NEW) {
        this.console.name(this.t.sourceForm.add);
        return null;
      }
      this.console.name(name);
      const params = { path: { name } };
      return bodyOf(this.console.api.GET("/v1/sources/{name}", { params, signal }));
    },
  });

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("sources")}>← ${words.back}</a></p>
      ${shown(words, this.source, (source) => this.fields(source))}
    </div>`;
  }

  private fields(source: Source | null) {
    const t = this.t.sourceForm;
    const { words } = this.console;
    const readOnly = source?.defined_in === "file";
    const errors = errorsByField(this.problem);
    const lines = (id: ListField, label: string, hint: string) =>
      textField({
        id, label, hint, rows: 2, disabled: readOnly, error: errors[id],
        value: source?.[id].join("\n"),
      });
    return html`
      ${readOnly ? html`<p class="notice">${t.inFile}</p>` : nothing}
      <form class="card" novalidate @submit=${(event: Event) => void this.save(event, source)}>
        ${source
          ? nothing
          : textField({ id: "name", label: t.name, hint: t.nameHint, error: errors["name"] })}
        ${this.kindField(source, readOnly)} ${lines("start_urls", t.startUrls, t.startUrlsHint)}
        ${this.scheduleField(source, errors, readOnly)}
        <details ?open=${Object.keys(errors).length > 0}>
          <summary>${t.more}</summary>
          <div class="stack">
            ${lines("sitemaps", t.sitemaps, t.sitemapsHint)}
            ${lines("allowed_domains", t.domains, t.domainsHint)}
            ${lines("include", t.include, t.includeHint)}
            ${lines("exclude", t.exclude, t.excludeHint)}
            ${textField({
              id: "max_pages", label: t.maxPages, type: "number", error: errors["max_pages"],
              value: String(source?.max_pages ?? 20_000), disabled: readOnly,
            })}
          </div>
        </details>
        ${this.problem ? problemNotice(words, this.problem) : nothing}
        ${readOnly ? nothing : this.buttons(source)}
      </form>
    `;
  }

  private kindField(source: Source | null, disabled: boolean) {
    const t = this.t.sourceForm;
    const value = source?.kind ?? "web";
    const kinds = source?.kind === "folder" ? (["folder"] as const) : KINDS;
    const labels = kinds.map((kind) => [kind, this.t.sources.kind[kind] ?? kind] as const);
    return selectField({ id: "kind", label: t.kind, hint: t.kindHint, value, disabled }, labels);
  }

  private scheduleField(
    source: Source | null,
    errors: Readonly<Record<string, string>>,
    disabled: boolean,
  ) {
    const t = this.t.sourceForm;
    const value = source?.schedule ?? "";
    const known: readonly string[] = SCHEDULES;
    const choices = SCHEDULES.map((cron, index) => [cron, t.schedules[index] ?? cron] as const);
    const own = known.includes(value) ? [] : [[value, value] as const];
    return html`${selectField({ id: "schedule", label: t.schedule, value, disabled }, [
      ...choices,
      ...own,
    ])}
    ${errors["schedule"] ? html`<p class="error">${errors["schedule"]}</p>` : nothing}`;
  }

  private buttons(source: Source | null) {
    const { words } = this.console;
    return html`<div class="row">
      <button class="primary" type="submit" ?disabled=${this.saving}>${words.save}</button>
      ${source
        ? html`<button type="button" @click=${() => void this.discard(source)}>
            ${this.t.sourceForm.remove}
          </button>`
        : nothing}
    </div>`;
  }

  private async save(event: Event, source: Source | null): Promise<void> {
    event.preventDefault();
    await this.attempt(async () => {
      const body = definition(valuesOf(this.form));
      if (!body.start_urls?.length && !body.sitemaps?.length) {
        const message = this.t.sourceForm.noAddress;
        throw new Problem("invalid", "", 422, [{ field: "start_urls", message }]);
      }
      if (source) await this.change(source, body);
      else await bodyOf(this.console.api.POST("/v1/sources", { body }));
      this.console.tell(this.t.sourceForm.saved(body.name || (source?.name ?? "")));
      window.location.hash = hrefTo("sources");
    });
  }

  private change(source: Source, { name: _, ...body }: Definition) {
    const params = {
      path: { name: source.name },
      header: { "if-match": `"${source.version}"` },
    };
    return bodyOf(this.console.api.PATCH("/v1/sources/{name}", { params, body }));
  }

  private async discard(source: Source): Promise<void> {
    const { api, tell } = this.console;
    await this.attempt(async () => {
      const params = { path: { name: source.name } };
      const deleted = await bodyOf(api.DELETE("/v1/sources/{name}", { params }));
      window.location.hash = hrefTo("sources");
      const told = this.t.sourceForm.removed(source.name, deleted.documents);
      tell(told, () => api.undo(deleted.undo));
    });
  }
}

type ListField = "start_urls" | "sitemaps" | "allowed_domains" | "include" | "exclude";
type Definition = Schemas["SourceDefinition"];

function definition(values: Record<string, string>): Definition {
  return {
    name: (values["name"] ?? "").trim(),
    kind: values["kind"] as NonNullable<Definition["kind"]>,
    start_urls: linesOf(values["start_urls"]),
    sitemaps: linesOf(values["sitemaps"]),
    allowed_domains: linesOf(values["allowed_domains"]),
    include: linesOf(values["include"]),
    exclude: linesOf(values["exclude"]),
    max_pages: Number(values["max_pages"]),
    schedule: values["schedule"] || null,
  };
}
