import { html, nothing } from "lit";

import type { Schemas } from "../console/api.js";
import { outLink } from "../console/link.js";
import type { ConsoleWords } from "../i18n/console/index.js";
import type { KnowledgeWords } from "../i18n/knowledge/index.js";

/** The facts that a text rests on, and the pages that state them. */
export function groundsList(
  t: KnowledgeWords,
  words: ConsoleWords,
  grounds: readonly Schemas["Ground"][],
) {
  if (!grounds.length) return nothing;
  return html`<section class="card" aria-labelledby="grounds">
    <h2 id="grounds">${t.grounds.title}</h2>
    <ul class="stack tight">
      ${grounds.map(
        ({ slot, value, documents }) => html`<li>
          ${t.slot[slot] ?? slot}: <strong>${value}</strong>
          <span class="small"
            >${documents.map(({ title, url }) => html` · ${outLink(words, url, title)}`)}</span
          >
        </li>`,
      )}
    </ul>
  </section>`;
}
