import { html, nothing, type TemplateResult } from "lit";

import type { Schemas } from "../console/api.js";
import { moment } from "../console/format.js";
import type { ServiceWords } from "../i18n/service/index.js";

type Message = Schemas["MessageOut"];

/** What was said, the oldest first. Screen readers hear who speaks before what is said. */
export function conversation(
  t: ServiceWords,
  language: string,
  messages: readonly Message[],
): TemplateResult {
  return html`<ol class="stack talk">
    ${messages.map(
      (message) => html`<li class="card ${message.direction}">
        <p class="small muted">
          <strong>${t.interaction.from[message.direction]}</strong> ·
          ${t.channel[message.channel] ?? message.channel} · ${moment(message.at, language)}
          ${message.author ? html` · ${message.author}` : nothing}
          ${message.status ? html` · ${t.interaction.status[message.status]}` : nothing}
        </p>
        <p class="said">${message.text}</p>
        ${attachments(t, message)}
      </li>`,
    )}
  </ol>`;
}

function attachments(t: ServiceWords, { attachments: files }: Message) {
  if (!files.length) return nothing;
  const names = files.map(({ name, type }) => name || type).join(", ");
  return html`<p class="small">${t.interaction.attachments}: ${names}</p>`;
}
