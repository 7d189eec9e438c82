import { LitElement, css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { PageBlock } from "../api/desk-types.js";
import type { Citation } from "../api/types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { mark } from "../styles/mark.js";
import { quoteWith } from "./quote.js";

const AROUND = 2;

/** A quote where it stands: what the page says before and after it. Read when it is opened. */
@customElement("ventanilla-page-context")
export class PageContextElement extends LitElement {
  static override styles = [
    base,
    button,
    disclosure,
    mark,
    css`
      :host {
        width: 100%;
      }
      summary {
        font-size: 0.875rem;
      }
      .inside {
        gap: var(--v-sm);
        max-height: 20rem;
        overflow-y: auto;
      }
      .heading {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) citation!: Citation;
  @property({ attribute: false }) read!: (documentId: string) => Promise<readonly PageBlock[]>;
  @state() private blocks: readonly PageBlock[] | null = null;
  @state() private failed = false;

  override render() {
    return html`
      <details @toggle=${this.toggle}>
        <summary>${this.t.desk.inPage}</summary>
        <div class="inside small" tabindex="0" role="group" aria-label=${this.t.desk.inPage}>
          ${this.failed ? html`<p role="alert">${this.t.desk.pageFailed}</p>` : nothing}
          ${this.blocks ? this.around(this.blocks) : nothing}
        </div>
      </details>
    `;
  }

  private readonly toggle = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.blocks) return;
    this.failed = false;
    try {
      this.blocks = await this.read(this.citation.document_id);
    } catch {
      this.failed = true; // the quote itself is still shown: only its surroundings are missing
    }
  };

  private around(blocks: readonly PageBlock[]) {
    const at = blocks.findIndex(({ text }) => shares(text, this.citation.quote));
    if (at < 0) return html`<p>${this.t.desk.pageChanged}</p>`;
    let heading = "";
    return blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).map((block) => {
      const own = block.heading.at(-1) ?? "";
      const isNew = own !== heading;
      heading = own;
      return html`
        ${own && isNew ? html`<p class="heading">${own}</p>` : nothing}
        <p>${quoteWith(block.text, this.citation.quote.split("\n", 1)[0] ?? "")}</p>
      `;
    });
  }
}

/** A quote is of several blocks, or a part of one. */
function shares(text: string, quote: string): boolean {
  const [block, cited] = [text, quote].map((value) => value.replace(/\s+/g, " ").trim());
  if (!block || !cited) return false;
  return block.includes(cited) || cited.startsWith(block);
}
