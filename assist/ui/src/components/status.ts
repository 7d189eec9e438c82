import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Status } from "../api/types.js";
import { confidenceLevel } from "../format/confidence.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { notice } from "../styles/notice.js";
import { icons } from "./icons.js";

interface Look {
  readonly tone: "success" | "warning" | "primary" | "neutral" | "alert";
  readonly icon: TemplateResult;
}

const LOOKS: Readonly<Record<Status, Look>> = {
  answered: { tone: "success", icon: icons.check },
  partial: { tone: "warning", icon: icons.part },
  clarify: { tone: "primary", icon: icons.question },
  conflict: { tone: "warning", icon: icons.differ },
  needs_consent: { tone: "warning", icon: icons.lock },
  out_of_scope: { tone: "neutral", icon: icons.elsewhere },
  no_evidence: { tone: "neutral", icon: icons.none },
  unsafe: { tone: "alert", icon: icons.refuse },
  unavailable: { tone: "alert", icon: icons.warning },
};

/** Only where facts are given does it matter how sure they are. */
const WITH_CONFIDENCE: ReadonlySet<Status> = new Set(["answered", "partial", "conflict"]);

/** The status of a suggestion, the confidence and what is missing, in words and with its tone. */
@customElement("ventanilla-status")
export class StatusElement extends LitElement {
  static override styles = [
    base,
    notice,
    css`
      .headline {
        align-items: baseline;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--v-sm);
      }
      .missing {
        margin-top: var(--v-xs);
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) status!: Status;
  @property({ attribute: false }) confidence = 0;
  /** Aspects of the question that no source answers. */
  @property({ attribute: false }) missing: readonly string[] = [];
  @property({ attribute: false }) language = "es";

  override render() {
    const { tone, icon } = LOOKS[this.status];
    const words = this.t.status[this.status];
    return html`
      <div class="notice tone-${tone}">
        ${icon}
        <div>
          <p class="headline">
            <span class="title">${words.title}</span>
            ${WITH_CONFIDENCE.has(this.status)
              ? html`<span class="small">${this.t.confidence[confidenceLevel(this.confidence)]}</span>`
              : nothing}
          </p>
          <p class="small">${words.text}</p>
          ${this.missing.length ? html`<p class="missing">${this.missingWords()}</p>` : nothing}
        </div>
      </div>
    `;
  }

  private missingWords() {
    const names = this.missing.map((aspect) => this.t.aspect[aspect] ?? aspect);
    const list = new Intl.ListFormat(this.language).format(names);
    return html`${this.t.draft.missing} <strong>${list}</strong>.`;
  }
}
