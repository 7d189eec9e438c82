import { html, nothing, type TemplateResult } from "lit";

import type { Schemas } from "../console/api.js";
import { count } from "../console/format.js";
import type { ServiceWords } from "../i18n/service/index.js";

/** How many would be told, by which way, and in which order of groups. */
export function recipients(
  t: ServiceWords,
  language: string,
  { citizens, by_channel, by_audience }: Schemas["Recipients"],
): TemplateResult {
  const words = t.notices;
  const groups = Object.entries(by_audience);
  return html`<section class="card" aria-labelledby="recipients">
    <h2 id="recipients">${words.recipients}</h2>
    <p role="status">${words.citizens(count(citizens, language))}</p>
    <dl class="facts">
      ${Object.entries(by_channel).map(
        ([way, people]) =>
          html`<dt>${words.ways[way] ?? way}</dt>
            <dd>${count(people, language)}</dd>`,
      )}
    </dl>
    ${groups.length
      ? html`<h3>${words.order}</h3>
          <ol>
            ${groups.map(([group, people]) => html`<li>${group}: ${count(people, language)}</li>`)}
          </ol>`
      : nothing}
  </section>`;
}
