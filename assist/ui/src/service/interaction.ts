import { Task, TaskStatus } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/reason-form.js";
import "./classification.js";
import "./duplicates.js";
import "./reply.js";
import "./second-level.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { count, moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { hrefTo } from "../console/route.js";
import { conversation } from "./conversation.js";
import { stateOf } from "./interaction-columns.js";
import { ServiceView } from "./view.js";

type Interaction = Schemas["InteractionDetail"];
type Step = "assign" | "wait" | "resume" | "resolve" | "reopen";

const STEPS: readonly Step[] = ["assign", "wait", "resume", "resolve", "reopen"];

/** One interaction: who, what and until when; the talk, the reply, and what can be done with it. */
@customElement("service-interaction")
export class InteractionView extends ServiceView {
  @state() private escalating = false;

  private readonly interaction = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { interaction_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/interactions/{interaction_id}", { params, signal }),
      );
      this.console.name(this.t.interaction.title(found.subject || (found.procedure_title ?? "")));
      return found;
    },
  });

  private get reloading(): boolean {
    return this.interaction.status === TaskStatus.PENDING;
  }

  /** Whether what changes the shown version has to wait: it may be past. */
  private get busy(): boolean {
    return this.saving || this.reloading;
  }

  override render() {
    const { words } = this.console;
    return html`<div class="stack">
      <p><a href=${hrefTo("inbox")}>← ${words.back}</a></p>
      ${shown(words, this.interaction, (interaction) => this.detail(interaction))}
    </div>`;
  }

  private detail(interaction: Interaction) {
    const { t, console } = this;
    const again = () => void this.interaction.run();
    return html`
      ${this.facts(interaction)}
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${this.merged(interaction)} ${this.steps(interaction)}
      ${this.escalating ? this.escalation(interaction) : nothing}
      <service-second-level
        .console=${console}
        .interaction=${interaction}
        .reloading=${this.reloading}
        @changed=${again}
      ></service-second-level>
      <h2>${t.interaction.thread}</h2>
      ${conversation(t, console.language, interaction.messages)}
      <service-reply
        .console=${console}
        .interaction=${interaction}
        .reloading=${this.reloading}
        @changed=${again}
      ></service-reply>
      <service-duplicates
        .console=${console}
        .interaction=${interaction}
        .reloading=${this.reloading}
        @changed=${again}
      ></service-duplicates>
      <service-classification
        .console=${console}
        .interaction=${interaction}
        .reloading=${this.reloading}
        @changed=${again}
      ></service-classification>
      ${this.changes(interaction)}
    `;
  }

  private facts(interaction: Interaction) {
    const { t } = this;
    const { language } = this.console;
    const { channel, office, due_at, overdue, citizen } = interaction;
    return html`<div class="row">
      ${stateOf(t, interaction)}
      <span>${t.channel[channel] ?? channel} · ${officeName(office)}</span>
      ${due_at ? html`<span>${t.fields.due} ${moment(due_at, language)}</span>` : nothing}
      ${overdue ? html`<span class="badge tone-alert">${t.fields.overdue}</span>` : nothing}
      ${citizen
        ? html`<a href=${hrefTo("timeline", citizen)}>${t.interaction.history}</a>`
        : html`<span class="muted">${t.interaction.anonymous}</span>`}
    </div>`;
  }

  private merged(interaction: Interaction) {
    const words = this.t.interaction;
    const { merged, merged_into } = interaction;
    if (merged_into) {
      return html`<div class="notice tone-neutral">
        <div>
          <p>${words.mergedInto}</p>
          <div class="row">
            <a class="button" href=${hrefTo("inbox", merged_into)}>${words.seeMerged}</a>
            <button
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.unmerge(interaction)}
            >
              ${words.unmerge}
            </button>
          </div>
        </div>
      </div>`;
    }
    if (!merged.length) return nothing;
    return html`<p class="small">
      ${words.mergedFrom(count(merged.length + 1, this.console.language))}
    </p>`;
  }

  private steps(interaction: Interaction) {
    const words = this.t.interaction.actions;
    const possible = STEPS.filter((step) => interaction.actions.includes(step));
    return html`<div class="row">
      ${possible.map(
        (step) =>
          html`<button
            type="button"
            ?disabled=${this.busy}
            @click=${() => void this.step(interaction, step)}
          >
            ${words[step]}
          </button>`,
      )}
      ${interaction.actions.includes("escalate")
        ? html`<button type="button" @click=${() => (this.escalating = true)}>
            ${words["escalate"]}
          </button>`
        : nothing}
    </div>`;
  }

  private escalation(interaction: Interaction) {
    const words = this.t.interaction;
    return html`<console-reason-form
      .words=${this.console.words}
      .heading=${words.escalateTitle}
      .explanation=${words.escalateText}
      .confirm=${words.actions["escalate"]}
      @confirm=${(event: CustomEvent<string>) => void this.escalate(interaction, event.detail)}
      @give-up=${() => (this.escalating = false)}
    ></console-reason-form>`;
  }

  private changes({ changes }: Interaction) {
    const { t } = this;
    if (!changes.length) return nothing;
    return html`<details>
      <summary>${t.interaction.changes}</summary>
      <ul>
        ${changes.map(
          ({ at, by, to_state, reason }) =>
            html`<li>
              ${moment(at, this.console.language)}:
              ${t.interaction.movedTo(t.state[to_state] ?? to_state, by)}${reason
                ? html`. ${reason}`
                : nothing}
            </li>`,
        )}
      </ul>
    </details>`;
  }

  private async step(interaction: Interaction, step: Step): Promise<void> {
    await this.attempt(async () => {
      const { api } = this.console;
      const params = this.paramsOf(interaction);
      const { state: to } = await bodyOf(
        api.POST(`/v1/interactions/{interaction_id}:${step}`, { params }),
      );
      await this.interaction.run();
      this.console.tell(this.t.interaction.moved(this.t.state[to] ?? to));
    });
  }

  private async unmerge(interaction: Interaction): Promise<void> {
    await this.attempt(async () => {
      const params = this.paramsOf(interaction);
      await bodyOf(
        this.console.api.POST("/v1/interactions/{interaction_id}:unmerge", { params }),
      );
      await this.interaction.run();
      this.console.tell(this.t.interaction.unmerged);
    });
  }

  private async escalate(interaction: Interaction, reason: string): Promise<void> {
    await this.attempt(async () => {
      const asked = interaction.messages.filter(({ direction }) => direction === "in").at(-1);
      const suggestion_id = interaction.messages
        .map((message) => message.suggestion_id)
        .filter(Boolean)
        .at(-1);
      const body: Schemas["EscalationIn"] = {
        interaction_id: interaction.id,
        reason,
        question: asked?.text || interaction.subject,
        ...(suggestion_id && { suggestion_id }),
        ...(interaction.office && { office: interaction.office }),
        ...(interaction.theme && { theme: interaction.theme }),
      };
      await bodyOf(this.console.api.POST("/v1/escalations", { body }));
      this.escalating = false;
      await this.interaction.run();
      this.console.tell(this.t.interaction.escalated);
    });
  }

  private paramsOf({ id, version }: Interaction) {
    return { path: { interaction_id: id }, header: { "if-match": `"${version}"` } };
  }
}
