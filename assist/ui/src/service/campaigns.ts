import { Task } from "@lit/task";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";

import "./campaign-form.js";
import { bodyOf, type Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import { emptyNote, problemNotice, shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { recipients } from "./recipients.js";
import { ServiceView } from "./view.js";

type Campaign = Schemas["CampaignOut"];

const NEW = "new";

/** Notices to groups of citizens, the most vulnerable first. */
@customElement("service-campaigns")
export class CampaignsView extends ServiceView {
  private readonly campaigns = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) =>
      id ? [] : bodyOf(this.console.api.GET("/v1/campaigns", { signal })),
  });

  private readonly campaign = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      if (!id || id === NEW) return null;
      const params = { path: { campaign_id: id } };
      const found = await bodyOf(
        this.console.api.GET("/v1/campaigns/{campaign_id}", { params, signal }),
      );
      this.console.name(found.name);
      return found;
    },
  });

  override render() {
    const { t, console, itemId } = this;
    const { words } = console;
    if (!itemId) return this.list();
    return html`<div class="stack">
      <p><a href=${hrefTo("campaigns")}>← ${words.back}</a></p>
      ${itemId === NEW
        ? html`<service-campaign-form .console=${console}></service-campaign-form>`
        : shown(words, this.campaign, (one) => (one ? this.detail(one) : nothing))}
      ${this.problem ? problemNotice(words, this.problem) : nothing}
      ${itemId === NEW ? html`<p class="small">${t.campaigns.nothingSent}</p>` : nothing}
    </div>`;
  }

  private list() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.campaigns.lead}</p>
      <p><a class="button" href=${hrefTo("campaigns", NEW)}>${t.campaigns.add}</a></p>
      ${shown(console.words, this.campaigns, (campaigns) =>
        campaigns.length
          ? html`<ul class="stack">
              ${campaigns.map(
                ({ id, name, title, state }) =>
                  html`<li class="card">
                    <p>
                      <a href=${hrefTo("campaigns", id)}>${name}</a>
                      <span class="badge">${t.campaigns.states[state]}</span>
                    </p>
                    <p class="small">${title}</p>
                  </li>`,
              )}
            </ul>`
          : emptyNote(t.campaigns.none, t.campaigns.noneHint),
      )}
    </div>`;
  }

  private detail(campaign: Campaign) {
    const { t } = this;
    const { language } = this.console;
    const words = t.campaigns;
    return html`
      <p><span class="badge">${words.states[campaign.state]}</span></p>
      <section class="card" aria-labelledby="words">
        <h2 id="words">${campaign.title}</h2>
        <p class="said">${campaign.text}</p>
      </section>
      ${campaign.recipients ? recipients(t, language, campaign.recipients) : nothing}
      ${campaign.state === "draft"
        ? html`<div>
            <button class="primary" type="button" @click=${() => void this.launch(campaign)}>
              ${words.launch}
            </button>
            <p class="hint">${words.launchHint}</p>
          </div>`
        : html`<p>
            ${words.launchedBy(
              campaign.launched_by,
              campaign.launched_at ? moment(campaign.launched_at, language) : "",
            )}
          </p>`}
      ${campaign.notice_id
        ? html`<p><a href=${hrefTo("notices", campaign.notice_id)}>${words.notice}</a></p>`
        : nothing}
    `;
  }

  private async launch({ id, version }: Campaign): Promise<void> {
    await this.attempt(async () => {
      const params = { path: { campaign_id: id }, header: { "if-match": `"${version}"` } };
      await bodyOf(this.console.api.POST("/v1/campaigns/{campaign_id}:launch", { params }));
      await this.campaign.run();
      this.console.tell(this.t.campaigns.launched);
    });
  }
}
