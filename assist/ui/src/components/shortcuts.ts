import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";

import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";

/** The small help: which keys do what. */
@customElement("ventanilla-shortcuts")
export class ShortcutsElement extends LitElement {
  static override styles = [
    base,
    css`
      summary {
        color: var(--v-primary);
        cursor: pointer;
        display: inline-block;
        padding: var(--v-xs) 0;
        text-decoration: underline;
        text-underline-offset: 0.15em;
      }
      dl {
        display: grid;
        gap: var(--v-xs) var(--v-base);
        grid-template-columns: max-content 1fr;
        padding: var(--v-xs) 0 var(--v-sm);
      }
      kbd {
        background: var(--v-surface);
        border: 1px solid var(--v-control);
        border-radius: var(--v-radius);
        font: 600 0.8125rem/1.4 var(--v-font);
        padding: 0 var(--v-xs);
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;

  override render() {
    const words = this.t.help;
    const { keys: desk } = this.t.desk;
    const others = {
      M: desk.edit,
      B: desk.brief,
      L: desk.plain,
      S: desk.without,
      N: desk.next,
      K: desk.search,
      X: desk.escalate,
      R: desk.wrong,
      Z: desk.undo,
    };
    const keys = (...names: string[]) =>
      names.map((name, index) => html`${index ? " + " : ""}<kbd>${name}</kbd>`);
    return html`
      <details class="small">
        <summary>${words.title}</summary>
        <dl>
          <dt>${keys("Ctrl", words.enter)}</dt>
          <dd>${words.ask}</dd>
          <dt>${keys("Alt", "I")}</dt>
          <dd>${words.insert}</dd>
          <dt>${keys("Alt", "C")}</dt>
          <dd>${words.copy}</dd>
          ${Object.entries(others).map(
            ([key, label]) => html`
              <dt>${keys("Alt", key)}</dt>
              <dd>${label}</dd>
            `,
          )}
          <dt>${keys("Esc")}</dt>
          <dd>${words.cancel}</dd>
        </dl>
      </details>
    `;
  }
}
