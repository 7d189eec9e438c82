import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { errorsByField, selectField, textField, valuesOf } from "../console/field.js";
import { problemNotice } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { KnowledgeView } from "./view.js";

/** A canonical answer that somebody writes, to be approved afterwards. */
@customElement("knowledge-canonical-form")
export class CanonicalForm extends KnowledgeView {
  @query("form") private form!: HTMLFormElement;

  protected override firstUpdated(): void {
    this.console.name(this.t.canonical.add);
  }

  override render() {
    const { t, query: seed } = this;
    const errors = errorsByField(this.problem);
    const words = t.canonical;
    const aspects = Object.entries(t.aspect);
    return html`<div class="stack">
      <p><a href=${hrefTo("canonical")}>← ${this.console.words.back}</a></p>
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
      <form class="card" novalidate @submit=${this.submit}>
        ${textField({
          id: "procedure_code",
          label: words.code,
          hint: words.codeHint,
          error: errors["procedure_code"],
          value: seed["procedure"],
        })}
        ${selectField({ id: "aspect", label: words.aspect, value: seed["aspect"] }, aspects)}
        ${textField({
          id: "question",
          label: words.question,
          error: errors["question"],
          value: seed["question"],
        })}
        ${textField({ id: "text", label: words.text, rows: 6, error: errors["text"] })}
        ${textField({ id: "owner", label: t.articles.owner, error: errors["owner"] })}
        <div><button class="primary" type="submit">${words.create}</button></div>
      </form>
    </div>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = valuesOf(this.form);
    const body: Schemas["CanonicalIn"] = {
      procedure_code: (values["procedure_code"] ?? "").trim(),
      aspect: values["aspect"] as Schemas["Aspect"],
      question: values["question"] ?? "",
      text: values["text"] ?? "",
      owner: values["owner"] ?? "",
    };
    await this.attempt(async () => {
      const made = await bodyOf(this.console.api.POST("/v1/canonical-answers", { body }));
      this.console.tell(this.t.canonical.created);
      window.location.hash = hrefTo("canonical", made.id);
    });
  };
}
