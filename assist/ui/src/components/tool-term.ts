import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import { TERM_UNITS, type Term, type TermRequest, type TermUnit } from "../api/desk-types.js";
import { Problem } from "../api/problem.js";
import { longDate } from "../format/date.js";
import { safeLink } from "../format/link.js";
import type { Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { disclosure } from "../styles/disclosure.js";
import { field } from "../styles/field.js";
import { tool } from "../styles/tool.js";

/** When a term ends, counted by law on the office's calendar. Sends `append` (detail: the text). */
@customElement("ventanilla-tool-term")
export class TermToolElement extends LitElement {
  static override styles = [base, button, field, disclosure, tool];

  @property({ attribute: false }) t!: Catalogue;
  @property({ attribute: false }) language = "es";
  @property({ attribute: false }) office = "";
  @property({ attribute: false }) canAppend = false;
  @property({ attribute: false }) count!: (request: TermRequest) => Promise<Term>;
  @state() private term: Term | null = null;
  @state() private error = "";

  override render() {
    const words = this.t.desk.term;
    return html`
      <details>
        <summary>${words.title}</summary>
        <div class="inside">
          <form @submit=${this.submit}>
            <div>
              <label for="start">${words.start}</label>
              <input id="start" name="start" type="date" required aria-describedby="start-hint" />
              <p id="start-hint" class="hint">${words.startHint}</p>
            </div>
            <div class="pair">
              <div>
                <label for="amount">${words.amount}</label>
                <input id="amount" name="amount" type="number" min="1" max="1000" value="10" required />
              </div>
              <div>
                <label for="unit">${words.unit}</label>
                <select id="unit" name="unit">
                  ${TERM_UNITS.map((unit) => html`<option value=${unit}>${words.units[unit]}</option>`)}
                </select>
              </div>
            </div>
            <button type="submit">${words.count}</button>
          </form>
          <div role="status">
            ${this.error ? html`<p class="error">${this.error}</p>` : nothing}
            ${this.term ? this.answer(this.term) : nothing}
          </div>
        </div>
      </details>
    `;
  }

  private answer(term: Term) {
    const words = this.t.desk.term;
    const day = longDate(term.ends, this.language) ?? term.ends;
    return html`
      <p><strong>${words.ends(day)}</strong></p>
      <p class="small muted">
        ${term.municipality ? words.calendar(term.municipality) : words.noCalendar}
      </p>
      ${term.warnings.map((warning) => html`<p class="small warned">${warning}</p>`)}
      <ol class="small steps">
        ${term.steps.map(({ text, law, url }) => html`<li>${text}${law ? cite(law, url) : nothing}</li>`)}
      </ol>
      ${this.canAppend
        ? html`<button class="quiet small" type="button" @click=${() => this.offer(day)}>
            ${this.t.desk.append}
          </button>`
        : nothing}
    `;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const answers = new FormData(event.target as HTMLFormElement);
    const request: TermRequest = {
      start: String(answers.get("start")),
      amount: Number(answers.get("amount")),
      unit: String(answers.get("unit")) as TermUnit,
      ...(this.office && { office: this.office }),
    };
    this.term = null;
    this.error = "";
    try {
      this.term = await this.count(request);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.error = error.fields[0]?.message ?? this.t.problem.title[error.kind];
    }
  };

  private offer(day: string): void {
    const detail = `${this.t.desk.term.ends(day)}.`;
    this.dispatchEvent(new CustomEvent("append", { detail }));
  }
}

function cite(law: string, url: string | null) {
  const href = safeLink(url);
  return href
    ? html` (<a href=${href} target="_blank" rel="noopener noreferrer">${law}</a>)`
    : html` (${law})`;
}
