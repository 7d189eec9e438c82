import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { OfficePlace } from "../api/desk-types.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { field } from "../styles/field.js";
import { tool } from "../styles/tool.js";

/** Find an office: address, telephone and hours. Sends `append` (detail: the text). */
@customElement("ventanilla-tool-offices")
export class OfficesToolElement extends LitElement {
  static override styles = [base, button, field, disclosure, tool];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) canAppend = false;
  @property({ attribute: false }) list!: () => Promise<readonly OfficePlace[]>;
  @state() private places: readonly OfficePlace[] | null = null;
  @state() private failed = false;
  @state() private wanted = "";

  override render() {
    const words = this.t.desk.offices;
    const found = (this.places ?? []).filter((place) => matches(place, this.wanted));
    return html`
      <details @toggle=${this.toggle}>
        <summary>${words.title}</summary>
        <div class="inside">
          <div>
            <label for="wanted">${words.label}</label>
            <input
              id="wanted"
              type="search"
              autocomplete="off"
              @input=${(event: InputEvent) => (this.wanted = (event.target as HTMLInputElement).value)}
            />
          </div>
          <p class="small" role="status">
            ${this.failed ? words.failed : this.places ? words.found(found.length) : nothing}
          </p>
          <ul tabindex="0" aria-label=${words.title}>
            ${found.map((place) => html`<li class="small">${this.item(place)}</li>`)}
          </ul>
        </div>
      </details>
    `;
  }

  private item(place: OfficePlace) {
    const rows = rowsOf(place);
    return html`
      <p><strong>${place.name}</strong></p>
      ${rows.map((row) => html`<p>${row}</p>`)}
      ${this.canAppend && rows.length
        ? html`<button
            class="quiet small"
            type="button"
            aria-label="${this.t.desk.append}: ${place.name}"
            @click=${() => this.offer(place)}
          >
            ${this.t.desk.append}
          </button>`
        : nothing}
    `;
  }

  private readonly toggle = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.places) return;
    try {
      this.places = await this.list();
      this.failed = false;
    } catch {
      this.failed = true; // opening it again tries again
    }
  };

  private offer(place: OfficePlace): void {
    const detail = [place.name, ...rowsOf(place)].join("\n");
    this.dispatchEvent(new CustomEvent("append", { detail }));
  }
}

const rowsOf = ({ address, municipality, phone, hours }: OfficePlace): string[] =>
  [[address, municipality].filter(Boolean).join(", "), phone, hours].filter(Boolean);

const folded = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function matches({ name, municipality, address }: OfficePlace, wanted: string): boolean {
  return folded(`${name} ${municipality} ${address}`).includes(folded(wanted.trim()));
}
