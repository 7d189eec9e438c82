import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./interaction.js";
import { CHANNELS } from "../api/types.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { selectField, textField, valuesOf } from "../console/field.js";
import { count } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable } from "../console/table.js";
import { interactionColumns } from "./interaction-columns.js";
import { ServiceView } from "./view.js";

const STATES = ["new", "assigned", "waiting", "escalated", "reopened", "resolved"] as const;

/** What waits to be attended to; one of them where the address names it. */
@customElement("service-inbox")
export class InboxView extends ServiceView {
  private readonly offices = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) =>
      id ? [] : bodyOf(this.console.api.GET("/v1/offices", { signal })),
  });

  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const state = STATES.find((one) => one === query["state"]);
      const channel = CHANNELS.find((one) => one === query["channel"]);
      const { q, office } = query;
      const chosen = { ...(state && { state }), ...(channel && { channel }), ...(q && { q }) };
      const page = { offset: offsetOf(query), limit: PAGE, ...(office && { office }) };
      const params = { query: { ...chosen, ...page } };
      return bodyOf(this.console.api.GET("/v1/interactions", { params, signal }));
    },
  });

  override render() {
    const { t, console, itemId } = this;
    if (itemId) {
      return html`<service-interaction
        .console=${console}
        .itemId=${itemId}
      ></service-interaction>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.inbox.lead}</p>
      ${shown(console.words, this.offices, (offices) => this.filters(offices))}
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.inbox.none, t.inbox.noneHint);
        const columns = interactionColumns(t, console.language);
        return html`
          <p role="status">${t.inbox.total(count(page.total, console.language))}</p>
          ${dataTable(t.inbox.caption, columns, page.items, ({ id }) => id)}
          ${pager(console.words, "inbox", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private filters(offices: readonly Schemas["Office"][]) {
    const { t, query } = this;
    const { words } = this.console;
    const all = ["", words.all] as const;
    return html`<form class="filters" role="search" @change=${this.filter} @submit=${this.filter}>
      <div class="wide">
        ${textField({ id: "q", label: t.fields.search, type: "search", value: query["q"] })}
      </div>
      ${selectField({ id: "state", label: t.fields.state, value: query["state"] }, [
        all,
        ...STATES.map((state) => [state, t.state[state] ?? state] as const),
      ])}
      ${selectField({ id: "channel", label: t.fields.channel, value: query["channel"] }, [
        all,
        ...CHANNELS.map((channel) => [channel, t.channel[channel] ?? channel] as const),
      ])}
      ${selectField({ id: "office", label: t.fields.office, value: query["office"] }, [
        all,
        ...offices.map(({ id, name }) => [id, name || officeName(id)] as const),
      ])}
    </form>`;
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("inbox", "", chosen);
  };
}
