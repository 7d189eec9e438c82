import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { count, relative } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { InteractionPart } from "./interaction-part.js";

type Duplicate = Schemas["Duplicate"];

/** Interactions that are probably the same matter: a person joins them. Sends `changed`. */
@customElement("service-duplicates")
export class Duplicates extends InteractionPart {

  private readonly found = new Task(this, {
    args: () => [this.interaction.id, this.interaction.version] as const,
    task: async ([id], { signal }) => {
      const params = { path: { interaction_id: id } };
      const { items } = await bodyOf(
        this.console.api.GET("/v1/interactions/{interaction_id}/duplicates", { params, signal }),
      );
      return items;
    },
  });

  override render() {
    const { words } = this.console;
    if (this.interaction.merged_into) return nothing;
    return shown(words, this.found, (items) =>
      items.length
        ? html`<section class="card" aria-labelledby="same">
            <h3 id="same">${this.t.interaction.duplicates}</h3>
            ${this.problem ? problemNotice(words, this.problem) : nothing}
            <ul class="stack">
              ${items.map((one) => this.duplicate(one))}
            </ul>
          </section>`
        : nothing,
    );
  }

  private duplicate({ interaction, score }: Duplicate) {
    const { t } = this;
    const { language } = this.console;
    const percent = `${count(Math.round(score * 100), language)} %`;
    const when = relative(interaction.created_at, language);
    const name = interaction.subject || t.inbox.noSubject;
    return html`<li class="stack tight">
      <p>
        <a href=${hrefTo("inbox", interaction.id)}>${name}</a>
        · ${t.channel[interaction.channel] ?? interaction.channel}.
        ${t.interaction.duplicate(percent, when)}
      </p>
      <div class="row">
        <button
          type="button"
          aria-label="${t.interaction.merge}: ${name}"
          ?disabled=${this.busy}
          @click=${() => void this.merge(interaction.id)}
        >
          ${t.interaction.merge}
        </button>
      </div>
    </li>`;
  }

  /** The other one is kept, with all that was said in both. */
  private async merge(into: string): Promise<void> {
    await this.attempt(async () => {
      const { id, version } = this.interaction;
      const params = { path: { interaction_id: id }, header: { "if-match": `"${version}"` } };
      const body = { into };
      await bodyOf(
        this.console.api.POST("/v1/interactions/{interaction_id}:merge", { params, body }),
      );
      this.console.tell(this.t.interaction.merged);
      this.dispatchEvent(new CustomEvent("changed"));
    });
  }
}
