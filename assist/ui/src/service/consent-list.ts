import { html, nothing, type TemplateResult } from "lit";

import type { Schemas } from "../console/api.js";
import { day, moment } from "../console/format.js";
import type { ServiceWords } from "../i18n/service/index.js";

type Consent = Schemas["ConsentOut"];

/** What somebody agreed to, in which words, and until when. */
export function consentList(
  t: ServiceWords,
  language: string,
  consents: readonly Consent[],
  withdraw: (id: string) => void,
): TemplateResult {
  const words = t.consents;
  if (!consents.length) return html`<p>${words.none}</p>`;
  return html`<ul class="stack">
    ${consents.map(
      (consent) => html`<li class="card">
        <p class="row">
          <span class="badge tone-${consent.in_force ? "success" : "neutral"}"
            >${consent.in_force ? words.inForce : words.over}</span
          >
          <strong>${consent.purpose}</strong>
          <span class="small muted"
            >${words.given(moment(consent.given_at, language), consent.given_by)} ·
            ${t.channel[consent.channel] ?? consent.channel}</span
          >
        </p>
        <p class="said">«${consent.text_shown}»</p>
        <p class="small">${words.evidence}: ${consent.evidence}</p>
        <p class="small muted">
          ${consent.expires_at ? words.until(day(consent.expires_at, language)) : nothing}
          ${consent.withdrawn_at
            ? words.withdrawnOn(moment(consent.withdrawn_at, language))
            : nothing}
        </p>
        ${consent.in_force
          ? html`<div>
              <button
                type="button"
                aria-label="${words.withdraw}: ${consent.purpose}"
                @click=${() => withdraw(consent.id)}
              >
                ${words.withdraw}
              </button>
            </div>`
          : nothing}
      </li>`,
    )}
  </ul>`;
}
