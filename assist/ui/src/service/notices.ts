import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./notice.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { selectField, valuesOf } from "../console/field.js";
import { count, day, relative } from "../console/format.js";
import { emptyNote, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { dataTable, type Column } from "../console/table.js";
import { NOTICE_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Notice = Schemas["NoticeOut"];

const STATES = ["proposed", "approved", "sent", "rejected", "expired"] as const;

/** Notices that were proposed to citizens: a person decides. One where the address names it. */
@customElement("service-notices")
export class NoticesView extends ServiceView {
  private readonly page = new Task(this, {
    args: () => [this.itemId ? null : this.query] as const,
    task: async ([query], { signal }) => {
      if (!query) return null;
      const chosen = query["state"] ?? "proposed";
      const state = STATES.find((one) => one === chosen);
      const asked = { offset: offsetOf(query), limit: PAGE, ...(state && { state }) };
      return bodyOf(this.console.api.GET("/v1/notices", { params: { query: asked }, signal }));
    },
  });

  override render() {
    const { t, console, itemId } = this;
    if (itemId) {
      return html`<service-notice .console=${console} .itemId=${itemId}></service-notice>`;
    }
    return html`<div class="stack">
      <p class="lead">${t.notices.lead}</p>
      <form class="filters" @change=${this.filter}>
        ${selectField(
          { id: "state", label: t.fields.state, value: this.query["state"] ?? "proposed" },
          [
            ...STATES.map((state) => [state, t.notices.states[state] ?? state] as const),
            ["all", console.words.all],
          ],
        )}
      </form>
      ${shown(console.words, this.page, (page) => {
        if (!page) return nothing;
        if (!page.total) return emptyNote(t.notices.none, t.notices.noneHint);
        return html`
          <p role="status">${t.notices.total(count(page.total, console.language))}</p>
          ${dataTable(t.notices.caption, this.columns, page.items, ({ id }) => id)}
          ${pager(console.words, "notices", this.query, page.total)}
        `;
      })}
    </div>`;
  }

  private get columns(): Column<Notice>[] {
    const { t } = this;
    const { language } = this.console;
    return [
      {
        heading: t.notices.title,
        kind: "name",
        cell: ({ id, title, source_title }) =>
          html`<a href=${hrefTo("notices", id)}>${title}</a>
            <p class="small muted plain">${source_title}</p>`,
      },
      { heading: t.notices.why, cell: ({ origin }) => t.notices.origins[origin] },
      {
        heading: t.fields.state,
        cell: ({ state }) =>
          html`<span class="badge tone-${NOTICE_TONES[state]}">${t.notices.states[state]}</span>`,
      },
      {
        heading: t.notices.until,
        cell: ({ expires_on }) => (expires_on ? day(expires_on, language) : "–"),
      },
      { heading: t.notices.proposed, cell: ({ proposed_at }) => relative(proposed_at, language) },
    ];
  }

  private readonly filter = (event: Event): void => {
    const chosen = valuesOf(event.currentTarget as HTMLFormElement);
    window.location.hash = hrefTo("notices", "", chosen);
  };
}
