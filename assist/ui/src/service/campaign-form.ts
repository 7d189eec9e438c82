import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, textField, valuesOf } from "../console/field.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { ServiceView } from "./view.js";

const TEXTS = ["name", "title", "text", "source_title", "source_url", "quote"] as const;
const GROUPS = ["theme", "procedure_code", "municipality"] as const;

/** A new campaign: what is told, where it stands, and to whom. */
@customElement("service-campaign-form")
export class CampaignForm extends ServiceView {
  @query("form") private form!: HTMLFormElement;

  private readonly audiences = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => bodyOf(this.console.api.GET("/v1/campaigns:audiences", { signal })),
  });

  override render() {
    const { t } = this;
    const words = t.campaigns.fields;
    const errors = errorsByField(this.problem);
    const field = (id: (typeof TEXTS)[number] | (typeof GROUPS)[number]) =>
      textField({
        id,
        label: words[id],
        error: errors[id],
        rows: id === "text" ? 6 : id === "quote" ? 2 : undefined,
      });
    return html`<form class="card" novalidate @submit=${this.save}>
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      ${TEXTS.map(field)}
      <p class="hint">${t.campaigns.groupsHint}</p>
      ${GROUPS.map(field)}
      ${shown(this.console.words, this.audiences, (audiences) => this.choices(audiences))}
      <div>
        <button class="primary" type="submit" ?disabled=${this.saving}>
          ${t.campaigns.create}
        </button>
      </div>
    </form>`;
  }

  private choices(audiences: readonly Schemas["AudienceOut"][]) {
    return html`<fieldset>
      <legend>${this.t.campaigns.audiences}</legend>
      <div class="choices">
        ${audiences.map(
          ({ id, name }) =>
            html`<label><input type="checkbox" name="audiences" value=${id} />${name}</label>`,
        )}
      </div>
    </fieldset>`;
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(this.form);
    const texts = Object.fromEntries(TEXTS.map((id) => [id, values[id] ?? ""]));
    const groups = Object.fromEntries(GROUPS.map((id) => [id, values[id] || null]));
    const audiences = new FormData(this.form).getAll("audiences").map(String);
    const body = { ...texts, ...groups, audiences } as Schemas["CampaignIn"];
    await this.attempt(async () => {
      const made = await bodyOf(this.console.api.POST("/v1/campaigns", { body }));
      this.console.tell(this.t.campaigns.created);
      window.location.hash = hrefTo("campaigns", made.id);
    });
  };
}
