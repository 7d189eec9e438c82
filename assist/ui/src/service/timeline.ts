import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";

import "../console/reason-form.js";
import "./consent-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { json } from "../console/csv.js";
import { download } from "../console/download.js";
import { textField, valuesOf } from "../console/field.js";
import { count, moment } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { officeName } from "../console/office.js";
import { offsetOf, PAGE, pager } from "../console/pager.js";
import { hrefTo } from "../console/route.js";
import { consentList } from "./consent-list.js";
import { INTERACTION_TONES } from "./tones.js";
import { ServiceView } from "./view.js";

type Item = Schemas["TimelineItem"];

/** All that one person said and was told, on every channel, and what the person agreed to. */
@customElement("service-timeline")
export class TimelineView extends ServiceView {
  @state() private erasing = false;

  private readonly timeline = new Task(this, {
    args: () => [this.itemId, this.query] as const,
    task: async ([ref, query], { signal }) => {
      if (!ref) return null;
      const params = { path: { ref }, query: { offset: offsetOf(query), limit: PAGE } };
      return bodyOf(this.console.api.GET("/v1/citizens/{ref}/timeline", { params, signal }));
    },
  });

  private readonly consents = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([citizen], { signal }) => {
      if (!citizen) return [];
      const params = { query: { citizen } };
      const page = await bodyOf(this.console.api.GET("/v1/consents", { params, signal }));
      return page.items;
    },
  });

  override render() {
    const { t, console, itemId } = this;
    return html`<div class="stack">
      <p class="lead">${t.timeline.lead}</p>
      <form class="card" novalidate @submit=${this.look}>
        ${textField({ id: "ref", label: t.timeline.ref, hint: t.timeline.refHint })}
        <div><button class="primary" type="submit">${t.timeline.show}</button></div>
      </form>
      ${this.problem ? problemNotice(console.words, this.problem) : nothing}
      ${itemId
        ? shown(console.words, this.timeline, (found) => (found ? this.found(found) : nothing))
        : nothing}
    </div>`;
  }

  private found({ items, total }: Schemas["Timeline"]) {
    const { t, console } = this;
    if (!total) return emptyNote(t.timeline.none, t.timeline.noneHint);
    return html`
      <p role="status">${t.timeline.total(count(total, console.language))}</p>
      <ol class="stack talk">
        ${items.map((item) => this.item(item))}
      </ol>
      ${pager(console.words, `timeline/${encodeURIComponent(this.itemId)}`, this.query, total)}
      <h2>${t.consents.title}</h2>
      ${shown(console.words, this.consents, (consents) =>
        consentList(t, console.language, consents, (id) => void this.withdraw(id)),
      )}
      <service-consent-form
        .console=${console}
        .citizen=${this.itemId}
        @changed=${() => void this.consents.run()}
      ></service-consent-form>
      ${this.rights()}
    `;
  }

  private item({ message, interaction }: Item) {
    const { t } = this;
    const { state: now, subject, id } = interaction;
    return html`<li class="card ${message.direction}">
      <p class="row small">
        <strong>${t.interaction.from[message.direction]}</strong>
        <span
          >${t.channel[message.channel] ?? message.channel} · ${officeName(interaction.office)} ·
          ${moment(message.at, this.console.language)}</span
        >
        <span class="badge tone-${INTERACTION_TONES[now]}">${t.state[now]}</span>
        <a href=${hrefTo("inbox", id)}>${subject || interaction.procedure_title || t.inbox.noSubject}</a>
      </p>
      <p class="said">${message.text}</p>
    </li>`;
  }

  private rights() {
    const words = this.t.timeline;
    return html`<section class="card" aria-labelledby="rights">
      <h2 id="rights">${words.rights}</h2>
      <div class="row">
        <button type="button" @click=${() => void this.hand()}>${words.data}</button>
        <button type="button" @click=${() => (this.erasing = true)}>${words.erase}</button>
      </div>
      ${this.erasing
        ? html`<div class="notice tone-alert" role="alert">
            <div class="stack tight">
              <p>${words.eraseText}</p>
              <div class="row">
                <button type="button" @click=${() => void this.erase()}>${words.eraseNow}</button>
                <button type="button" @click=${() => (this.erasing = false)}>
                  ${this.console.words.cancel}
                </button>
              </div>
            </div>
          </div>`
        : nothing}
    </section>`;
  }

  private readonly look = (event: Event): void => {
    event.preventDefault();
    const { ref = "" } = valuesOf(event.currentTarget as HTMLFormElement);
    if (ref.trim()) window.location.hash = hrefTo("timeline", ref.trim());
  };

  private async hand(): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { ref: this.itemId } };
      const data = await bodyOf(this.console.api.GET("/v1/citizens/{ref}/data", { params }));
      download(json(data), `datos-${data.citizen}.json`);
    });
  }

  private async erase(): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { ref: this.itemId } };
      const { proof } = await bodyOf(
        this.console.api.DELETE("/v1/citizens/{ref}", { params }),
      );
      this.erasing = false;
      await this.timeline.run();
      this.console.tell(this.t.timeline.erased(proof));
    });
  }

  private async withdraw(consent_id: string): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { consent_id } };
      await bodyOf(this.console.api.POST("/v1/consents/{consent_id}:withdraw", { params }));
      await this.consents.run();
      this.console.tell(this.t.consents.withdrawn);
    });
  }
}
