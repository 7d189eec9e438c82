import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf } from "../console/api.js";
import { count } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { consentList } from "./consent-list.js";
import { ServiceView } from "./view.js";

/** What citizens agreed to; those of one person are in the person's history. */
@customElement("service-consents")
export class ConsentsView extends ServiceView {
  private readonly page = new Task(this, {
    args: () => [this.query] as const,
    task: ([query], { signal }) => {
      const params = { query: { offset: offsetOf(query), limit: PAGE } };
      return bodyOf(this.console.api.GET("/v1/consents", { params, signal }));
    },
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.consents.lead}</p>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${shown(console.words, this.page, ({ total, items }) => html`
        <p role="status">${t.consents.total(count(total, console.language))}</p>
        ${consentList(t, console.language, items, (id) => void this.withdraw(id))}
        ${pager(console.words, "consents", this.query, total)}
      `)}
    </div>`;
  }

  private async withdraw(consent_id: string): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { consent_id } };
      await bodyOf(this.console.api.POST("/v1/consents/{consent_id}:withdraw", { params }));
      await this.page.run();
      this.console.tell(this.t.consents.withdrawn);
    });
  }
}
