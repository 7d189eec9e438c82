import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import { CHANNELS } from "../api/types.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, selectField, textField, valuesOf } from "../console/field.js";
import { problemNotice, shown } from "../console/loading.js";
import { ServiceView } from "./view.js";

/** Takes down that a person agreed, to which words and how. Sends `changed`. */
@customElement("service-consent-form")
export class ConsentForm extends ServiceView {
  /** The reference or its hash; or the interaction in which it was given. */
  @property({ attribute: false }) citizen = "";
  @property({ attribute: false }) interactionId = "";
  @property({ attribute: false }) channel = "in_person";
  @state() private purpose = "";
  @query("form") private form!: HTMLFormElement;

  private readonly sensitivity = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => bodyOf(this.console.api.GET("/v1/sensitivity", { signal })),
  });

  override render() {
    const words = this.t.consents;
    return html`<details>
      <summary>${words.add}</summary>
      ${shown(this.console.words, this.sensitivity, ({ purposes }) => this.fields(purposes))}
    </details>`;
  }

  private fields(purposes: readonly Schemas["PurposeOut"][]) {
    const { t } = this;
    const words = t.consents;
    const errors = errorsByField(this.problem);
    const chosen = purposes.find(({ name }) => name === this.purpose) ?? purposes[0];
    const language = this.console.language;
    return html`<form class="card" novalidate @submit=${this.save}>
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      <div @change=${this.choose}>
        ${selectField(
          { id: "purpose", label: words.purpose, value: chosen?.name },
          purposes.map(({ name, names }) => [name, names[language] ?? name] as const),
        )}
      </div>
      ${chosen
        ? html`<p>${words.toRead}</p>
            <blockquote class="said">«${chosen.texts["es"]}»</blockquote>`
        : nothing}
      ${selectField(
        { id: "channel", label: t.fields.channel, value: this.channel },
        CHANNELS.map((channel) => [channel, t.channel[channel] ?? channel] as const),
      )}
      ${textField({
        id: "evidence",
        label: words.evidence,
        hint: words.evidenceHint,
        error: errors["evidence"],
      })}
      <div>
        <button class="primary" type="submit" ?disabled=${this.saving}>${words.save}</button>
      </div>
    </form>`;
  }

  private readonly choose = (event: Event): void => {
    this.purpose = (event.target as HTMLSelectElement).value;
  };

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(this.form);
    const saved = await this.attempt(async () => {
      const body: Schemas["ConsentIn"] = {
        ...(this.interactionId
          ? { interaction_id: this.interactionId }
          : { citizen_ref: this.citizen }),
        purpose: values["purpose"] ?? "",
        channel: values["channel"] as Schemas["Channel"],
        evidence: values["evidence"] ?? "",
      };
      await bodyOf(this.console.api.POST("/v1/consents", { body }));
    });
    if (!saved) return;
    this.form.reset();
    this.console.tell(this.t.consents.saved);
    this.dispatchEvent(new CustomEvent("changed"));
  };
}
