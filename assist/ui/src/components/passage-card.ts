import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Citation } from "../api/types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { mark } from "../styles/mark.js";
import { excerpt, quoteWith } from "./quote.js";

/** A quote longer than this is cut around the fact: the whole stands among the sources. */
const ROOM = 360;

/** The passage behind a fact: page, section and the exact quote, with the fact marked in it. */
@customElement("ventanilla-passage-card")
export class PassageCardElement extends LitElement {
  static override styles = [
    base,
    mark,
    css`
      :host {
        background: var(--v-surface);
        border: 1px solid var(--v-control);
        border-radius: var(--v-radius);
        box-shadow: 0 4px 12px rgb(0 0 0 / 25%);
        padding: var(--v-md);
      }
      .title {
        font-weight: 600;
        line-height: 1.35;
      }
      .quote {
        border-inline-start: 3px solid var(--v-line);
        margin-top: var(--v-xs);
        padding-inline-start: var(--v-sm);
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) citation!: Citation;
  @property({ attribute: false }) value = "";

  override render() {
    const { title, section, quote } = this.citation;
    return html`
      <p class="title small">${title}</p>
      ${section ? html`<p class="small muted">${section}</p>` : nothing}
      <p class="quote small">${quoteWith(excerpt(quote, this.value, ROOM), this.value)}</p>
    `;
  }
}
