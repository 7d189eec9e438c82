import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Warning } from "../api/types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { notice } from "../styles/notice.js";
import { icons } from "./icons.js";

/** What must be known before the draft is used may not look like what is good to know. */
const TONES: Readonly<Record<string, string>> = {
  deadline_closed: "alert",
  conflict: "warning",
  source_stale: "warning",
  precedent_stale: "warning",
};

/** The warnings of a suggestion, the gravest first. */
@customElement("ventanilla-warnings")
export class WarningsElement extends LitElement {
  static override styles = [
    base,
    notice,
    css`
      ul {
        display: grid;
        gap: var(--v-sm);
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) warnings: readonly Warning[] = [];

  override render() {
    const ranks = ["alert", "warning", "info"];
    const tone = (warning: Warning) => TONES[warning.code] ?? "info";
    const sorted = [...this.warnings].sort(
      (a, b) => ranks.indexOf(tone(a)) - ranks.indexOf(tone(b)),
    );
    return html`
      <ul aria-label=${this.t.warnings.title}>
        ${sorted.map(
          (warning) => html`
            <li class="notice tone-${tone(warning)}">
              ${tone(warning) === "info" ? icons.info : icons.warning}
              <div class="small">
                <p class="title">${this.t.warnings.code[warning.code] ?? this.t.warnings.other}</p>
                <p>${warning.message}</p>
              </div>
            </li>
          `,
        )}
      </ul>
    `;
  }
}
