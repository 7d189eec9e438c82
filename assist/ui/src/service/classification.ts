import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, selectField, textField, valuesOf } from "../console/field.js";
import { problemNotice } from "../console/loading.js";
import { InteractionPart } from "./interaction-part.js";

/** What an interaction is about, as the pipeline read it or as a person corrected it. Sends
 * `changed`. */
@customElement("service-classification")
export class Classification extends InteractionPart {

  override render() {
    const { t, interaction } = this;
    const words = t.interaction;
    const errors = errorsByField(this.problem);
    return html`<details>
      <summary>${words.classification}</summary>
      <form class="card" novalidate @submit=${this.save}>
        ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
        ${interaction.classified_by
          ? html`<p class="small muted">${words.classifiedBy(interaction.classified_by)}</p>`
          : nothing}
        ${textField({ id: "theme", label: words.theme, value: interaction.theme ?? "" })}
        ${textField({
          id: "procedure_code",
          label: words.procedure,
          error: errors["procedure_code"],
          hint: interaction.procedure_title ?? undefined,
          value: interaction.procedure_code ?? "",
        })}
        ${selectField({ id: "aspect", label: words.aspect, value: interaction.aspect ?? "" }, [
          ["", words.noAspect],
          ...Object.entries(t.aspect),
        ])}
        <div>
          <button type="submit" ?disabled=${this.busy}>${this.console.words.save}</button>
        </div>
      </form>
    </details>`;
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(event.currentTarget as HTMLFormElement);
    await this.attempt(async () => {
      const { id, version } = this.interaction;
      const params = { path: { interaction_id: id }, header: { "if-match": `"${version}"` } };
      const body = {
        theme: values["theme"] || null,
        procedure_code: values["procedure_code"] || null,
        aspect: (values["aspect"] || null) as Schemas["InteractionOut"]["aspect"],
      } satisfies Partial<Schemas["InteractionChanges"]>;
      await bodyOf(this.console.api.PATCH("/v1/interactions/{interaction_id}", { params, body }));
      this.console.tell(this.t.interaction.classified);
      this.dispatchEvent(new CustomEvent("changed"));
    });
  };
}
