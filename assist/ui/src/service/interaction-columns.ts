import { html, nothing } from "lit";

import type { Schemas } from "../console/api.js";
import { moment, relative } from "../console/format.js";
import { officeName } from "../console/office.js";
import { hrefTo } from "../console/route.js";
import type { Column } from "../console/table.js";
import type { ServiceWords } from "../i18n/service/index.js";
import { INTERACTION_TONES } from "./tones.js";

type Interaction = Schemas["InteractionOut"];

/** How interactions look in a list: of the inbox, or of one person. */
export function interactionColumns(t: ServiceWords, language: string): Column<Interaction>[] {
  return [
    { heading: t.inbox.who, kind: "name", cell: (interaction) => subjectOf(t, interaction) },
    { heading: t.fields.state, cell: (interaction) => stateOf(t, interaction) },
    { heading: t.fields.channel, cell: ({ channel }) => t.channel[channel] ?? channel },
    { heading: t.fields.office, cell: ({ office }) => officeName(office) },
    { heading: t.fields.due, cell: (interaction) => dueOf(t, interaction, language) },
    {
      heading: t.inbox.last,
      cell: ({ last_message_at }) => (last_message_at ? relative(last_message_at, language) : "–"),
    },
  ];
}

function subjectOf(t: ServiceWords, { id, subject, procedure_title, duplicate_of }: Interaction) {
  return html`<a href=${hrefTo("inbox", id)}>${subject || procedure_title || t.inbox.noSubject}</a>
    ${subject && procedure_title
      ? html`<p class="small muted plain">${procedure_title}</p>`
      : nothing}
    ${duplicate_of
      ? html`<p class="plain"><span class="badge">${t.inbox.possibleDuplicate}</span></p>`
      : nothing}`;
}

export function stateOf(t: ServiceWords, { state, assignee }: Interaction) {
  return html`<div class="stack tight">
    <span><span class="badge tone-${INTERACTION_TONES[state]}">${t.state[state]}</span></span>
    ${assignee ? html`<span class="small">${assignee}</span>` : nothing}
  </div>`;
}

function dueOf(t: ServiceWords, { due_at, overdue }: Interaction, language: string) {
  if (!due_at) return "–";
  return html`<span title=${moment(due_at, language)}>${relative(due_at, language)}</span>
    ${overdue ? html`<span class="badge tone-alert">${t.fields.overdue}</span>` : nothing}`;
}
