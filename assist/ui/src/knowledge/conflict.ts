import { Task } from "@lit/task";
import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";

import "./ruling-form.js";
import "./side.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import type { Choice, RulingForm } from "./ruling-form.js";
import { areOfOnePage, groupsOf, valuesOf, type Group, type Side } from "./sides.js";
import { KnowledgeView } from "./view.js";

type Conflict = Schemas["ConflictOut"];
type RulingIn = Schemas["RulingIn"];

/** One inconsistency: the pages side by side, and a ruling in two clicks. */
@customElement("knowledge-conflict")
export class ConflictElement extends KnowledgeView {
  static override styles = [
    viewStyles,
    css`
      .sides {
        align-items: stretch;
        display: grid;
        gap: var(--v-base);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
      }
      .sides li {
        display: grid;
        gap: var(--v-sm);
        grid-template-rows: 1fr max-content;
      }
    `,
  ];

  @state() private choice: Choice | null = null;
  @query("knowledge-ruling-form") private form!: RulingForm | null;
  @query("a") private back!: HTMLElement;
  /** Where the reader comes back to who gives a ruling up. */
  private opener: HTMLElement | null = null;

  private readonly conflict = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const params = { path: { conflict_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/conflicts/{conflict_id}", { params, signal }),
      );
      this.choice = null;
      this.console.name(this.nameOf(found));
      return found;
    },
  });

  override render() {
    const { t, console } = this;
    return html`
      <div class="stack">
        <p><a href=${hrefTo("conflicts")}>← ${console.words.back}</a></p>
        ${shown(console.words, this.conflict, (conflict) => this.detail(conflict, t))}
      </div>
    `;
  }

  private detail(conflict: Conflict, t = this.t) {
    return html`
      ${conflict.state === "open"
        ? html`<p>${this.why(conflict)}</p>`
        : html`<p><span class="badge tone-success">${t.conflicts.state[conflict.state]}</span></p>`}
      ${conflict.reopened ? html`<p><strong>${t.conflicts.reopened}</strong></p>` : nothing}
      <ul class="sides">
        ${groupsOf(conflict.sides).map((group, index) => this.side(group, index === 0, conflict))}
      </ul>
      ${conflict.state === "resolved" ? nothing : this.ruling(conflict)}
      ${this.history(conflict)}
    `;
  }

  private why({ reason, preferred, sides }: Conflict): string {
    const words = this.t.conflicts;
    if (areOfOnePage(sides)) return words.whyOfOnePage;
    return words.why(valuesOf(preferred), words.reason[reason] ?? reason);
  }

  private side({ side, same }: Group, first: boolean, { sides }: Conflict) {
    const words = this.t.conflicts;
    return html`<li>
      <knowledge-side
        .console=${this.console}
        .side=${side}
        .same=${same}
        .preferred=${first && !areOfOnePage(sides)}
      ></knowledge-side>
      <button type="button" @click=${(event: Event) => this.choose(event, side, sides)}>
        ${words.choose(valuesOf(side))}
      </button>
    </li>`;
  }

  private ruling({ sides }: Conflict) {
    return html`
      <div>
        <button type="button" @click=${(event: Event) => this.choose(event, null, sides)}>
          ${this.t.conflicts.neither}
        </button>
      </div>
      ${this.choice
        ? html`<knowledge-ruling-form
            .console=${this.console}
            .choice=${this.choice}
            @rule=${(event: CustomEvent<RulingIn>) => void this.rule(event.detail)}
            @give-up=${this.giveUp}
          ></knowledge-ruling-form>`
        : nothing}
      ${this.problem ? problemNotice(this.console.words, this.problem) : nothing}
    `;
  }

  private history({ rulings }: Conflict) {
    const words = this.t.conflicts;
    const { language } = this.console;
    if (!rulings.length) return nothing;
    return html`
      <section class="card" aria-labelledby="history">
        <h2 id="history">${words.history}</h2>
        <ol class="stack">
          ${rulings.map(
            ({ value, by, at, reason, in_force }) => html`<li class="stack tight">
              <p class="row">
                <span class="badge ${in_force ? "tone-success" : ""}"
                  >${in_force ? words.inForce : words.past}</span
                >
                ${words.ruling(value, by, moment(at, language))}
              </p>
              <p>${reason}</p>
            </li>`,
          )}
        </ol>
      </section>
    `;
  }

  private async choose(event: Event, side: Side | null, sides: readonly Side[]): Promise<void> {
    this.opener = event.currentTarget as HTMLElement;
    this.choice = { side, ofOnePage: areOfOnePage(sides) };
    this.problem = null;
    await this.updateComplete;
    await this.form?.updateComplete;
    this.form?.focus();
  }

  private giveUp(): void {
    this.choice = null;
    this.opener?.focus();
  }

  private async rule(body: RulingIn): Promise<void> {
    const params = { path: { conflict_id: this.itemId } };
    await this.attempt(async () => {
      await bodyOf(
        this.console.api.POST("/v1/conflicts/{conflict_id}/ruling", { params, body }),
      );
      await this.conflict.run();
      this.console.tell(this.t.conflicts.ruled);
      await this.updateComplete;
      this.back.focus(); // the form is gone, and the list is what comes next
    });
  }

  private nameOf({ slot, procedure_title }: Conflict): string {
    return this.t.conflicts.title(this.t.slot[slot] ?? slot, procedure_title);
  }
}
