import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Schemas } from "../console/api.js";
import { shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { ESCALATION_TONES } from "./tones.js";
import { InteractionPart } from "./interaction-part.js";

const AGAIN_MS = 3_000; // after the connection was lost

/** What the second level says to an interaction, as soon as it says it. Sends `changed`. */
@customElement("service-second-level")
export class SecondLevel extends InteractionPart {
  private leaving = new AbortController();

  private readonly escalations = new Task(this, {
    args: () => [this.interaction.id, this.interaction.version] as const,
    task: async ([interaction], { signal }) => {
      const asked = { params: { query: { interaction, limit: 20 } }, signal };
      const { items } = await bodyOf(this.console.api.GET("/v1/escalations", asked));
      const details = items.map(({ id }) =>
        this.console.api.GET("/v1/escalations/{escalation_id}", {
          params: { path: { escalation_id: id } },
          signal,
        }),
      );
      return Promise.all(details.map(bodyOf));
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.leaving = new AbortController();
    void this.listen(this.leaving.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaving.abort();
  }

  override render() {
    return shown(this.console.words, this.escalations, (found) =>
      found.length ? html`${found.map((one) => this.escalation(one))}` : nothing,
    );
  }

  private escalation(one: Schemas["EscalationDetail"]) {
    const { t } = this;
    return html`<section class="card" aria-label=${t.interaction.secondLevel}>
      <p class="row">
        <strong>${t.interaction.secondLevel}</strong>
        <span class="badge tone-${ESCALATION_TONES[one.state]}"
          >${t.escalations.states[one.state]}</span
        >
        <span>${one.queue_name}</span>
        <a href=${hrefTo("escalations", one.id)}>${t.interaction.seeEscalation}</a>
      </p>
      ${one.answer ? html`<p class="said">${one.answer}</p>` : nothing}
      ${one.close_reason ? html`<p>${one.close_reason}</p>` : nothing}
    </section>`;
  }

  /** Until the view is left, whatever becomes of the connection. */
  private async listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const { type, data } of this.console.api.events(signal)) this.take(type, data);
      } catch {
        // Told where something is asked for; here the next try is all that helps.
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  private take(type: string, data: Readonly<Record<string, unknown>>): void {
    const isOurs = this.escalations.value?.some(({ id }) => id === data["id"]);
    if (!type.startsWith("escalation.") || !isOurs) return;
    void this.escalations.run();
    if (type !== "escalation.answered") return;
    this.console.tell(this.t.interaction.answerArrived);
    this.dispatchEvent(new CustomEvent("changed"));
  }
}
