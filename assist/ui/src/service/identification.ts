import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf } from "../console/api.js";
import { selectField, valuesOf } from "../console/field.js";
import { problemNotice } from "../console/loading.js";
import { InteractionPart } from "./interaction-part.js";

const LEVELS = ["low", "substantial", "high"] as const;

/** How sure it is who the citizen is, by the levels of Regulation (EU) 910/2014. Sends `changed`. */
@customElement("service-identification")
export class Identification extends InteractionPart {

  override render() {
    const words = this.t.identification;
    const { authentication } = this.interaction;
    return html`<form class="card" novalidate @submit=${this.save}>
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      ${selectField(
        { id: "authentication", label: words.label, hint: words.hint, value: authentication ?? "" },
        [["", words.none], ...LEVELS.map((level) => [level, words.levels[level] ?? level] as const)],
      )}
      <div>
        <button type="submit" ?disabled=${this.busy}>${words.save}</button>
      </div>
    </form>`;
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const chosen = valuesOf(event.currentTarget as HTMLFormElement)["authentication"];
    const saved = await this.attempt(async () => {
      const { id, version } = this.interaction;
      const params = { path: { interaction_id: id }, header: { "if-match": `"${version}"` } };
      const authentication = LEVELS.find((level) => level === chosen) ?? null;
      const body = { authentication };
      await bodyOf(this.console.api.PATCH("/v1/interactions/{interaction_id}", { params, body }));
    });
    if (!saved) return;
    this.console.tell(this.t.identification.saved);
    this.dispatchEvent(new CustomEvent("changed"));
  };
}
