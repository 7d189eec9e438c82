import { html, nothing } from "lit";

import type { Schemas } from "../console/api.js";
import { decimal } from "../console/format.js";
import { dataTable } from "../console/table.js";
import type { KnowledgeWords } from "../i18n/knowledge/index.js";

type Explanation = Schemas["Explanation"];
type Candidate = Schemas["CandidateOut"];

/** What was understood of a query, and which procedures it may be about: point by point. */
export function explanationOf(t: KnowledgeWords, language: string, explained: Explanation) {
  const words = t.explain;
  return html`<section class="card" aria-labelledby="explained">
    <h2 id="explained">${words.title}</h2>
    ${understood(t, explained)}
    ${explained.candidates.length
      ? html`<p>${words.candidates}</p>
          <ol class="stack">
            ${explained.candidates.map((one) => html`<li>${candidate(t, language, one)}</li>`)}
          </ol>`
      : html`<p>${words.none}</p>`}
  </section>`;
}

function understood(t: KnowledgeWords, { understood: found, stopped }: Explanation) {
  const words = t.explain;
  const rows: [string, string][] = found
    ? [
        [words.topic, found.topic.join(", ")],
        [words.aspects, found.aspects.map((aspect) => t.aspect[aspect] ?? aspect).join(", ")],
        [words.codes, found.codes.join(", ")],
      ]
    : [];
  return html`<dl class="facts">
    ${rows.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}
    ${stopped ? html`<dt>${words.stopped}</dt><dd>${words.status[stopped] ?? stopped}</dd>` : nothing}
  </dl>`;
}

/** The features that add most stand first; those that add nothing are left out. */
function candidate(t: KnowledgeWords, language: string, { rank, title, score, features }: Candidate) {
  const words = t.explain;
  const adding = features.filter(({ adds }) => adds > 0).sort((a, b) => b.adds - a.adds);
  const number = (value: number) => decimal(value, language, 2);
  return html`<details>
    <summary>${rank}. ${title} <span class="small muted">${words.score(number(score))}</span></summary>
    ${dataTable(
      words.why(title),
      [
        { heading: words.feature, kind: "name", cell: ({ name }) => words.features[name] ?? name },
        { heading: words.value, kind: "number", cell: ({ value }) => number(value) },
        { heading: words.weight, kind: "number", cell: ({ weight }) => number(weight) },
        { heading: words.adds, kind: "number", cell: ({ adds }) => number(adds) },
      ],
      adding,
    )}
  </details>`;
}
