import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { dataTable, type Column } from "../console/table.js";
import { KnowledgeView } from "./view.js";

type Snapshot = Schemas["SnapshotOut"];

/** The builds of the index that are kept; any usable one can be put back at once. */
@customElement("knowledge-snapshots")
export class SnapshotsView extends KnowledgeView {

  private readonly snapshots = new Task(this, {
    args: () => [],
    task: (_, { signal }) => bodyOf(this.console.api.GET("/v1/snapshots", { signal })),
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.snapshots.lead}</p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${shown(console.words, this.snapshots, (snapshots) =>
        snapshots.length
          ? dataTable(t.snapshots.caption, this.columns(snapshots), snapshots, ({ id }) => id)
          : emptyNote(t.snapshots.none, t.snapshots.noneHint),
      )}
    </div>`;
  }

  private columns(all: readonly Snapshot[]): Column<Snapshot>[] {
    const words = this.t.snapshots;
    const { language } = this.console;
    return [
      {
        heading: words.made,
        kind: "name",
        cell: ({ id, created_at }) => html`${moment(created_at, language)}
          <p class="small muted plain address">${id}</p>`,
      },
      { heading: words.state, cell: (snapshot) => this.stateOf(snapshot) },
      { heading: words.documents, kind: "number", cell: (one) => count(one.documents, language) },
      { heading: words.passages, kind: "number", cell: (one) => count(one.passages, language) },
      { heading: words.model, cell: ({ embedder }) => html`<span class="address">${embedder}</span>` },
      {
        heading: this.t.sources.actions,
        kind: "actions",
        cell: (snapshot) => this.action(snapshot, all.find(({ current }) => current)),
      },
    ];
  }

  private stateOf({ current, usable }: Snapshot) {
    const words = this.t.snapshots;
    if (current) return html`<span class="badge tone-success">${words.current}</span>`;
    return usable ? words.kept : html`<span class="badge tone-alert">${words.unusable}</span>`;
  }

  private action(snapshot: Snapshot, current: Snapshot | undefined) {
    if (snapshot.current || !snapshot.usable) return nothing;
    const { language } = this.console;
    const words = this.t.snapshots;
    return html`<div class="row">
      <button
        type="button"
        aria-label=${words.activateOf(moment(snapshot.created_at, language))}
        @click=${() => void this.activate(snapshot, current)}
      >
        ${words.activate}
      </button>
    </div>`;
  }

  private async activate(snapshot: Snapshot, before: Snapshot | undefined): Promise<void> {
    await this.attempt(async () => {
      await this.switchTo(snapshot);
      await this.snapshots.run();
      const told = this.t.snapshots.activated(moment(snapshot.created_at, this.console.language));
      this.console.tell(told, before && (() => this.switchTo(before)));
    });
  }

  private switchTo({ id }: Snapshot) {
    const params = { path: { snapshot_id: id } };
    return bodyOf(this.console.api.POST("/v1/snapshots/{snapshot_id}:activate", { params }));
  }
}
