import { html } from "lit";

import "./hand-search.js";
import "./tool-identifier.js";
import "./tool-offices.js";
import "./tool-term.js";
import type { VentanillaClient } from "../api/client.js";
import type { Catalogue } from "../i18n/index.js";

export interface ToolsView {
  readonly t: Catalogue;
  readonly language: string;
  readonly office: string;
  /** There is a reply that what is found can be added to. */
  readonly canAppend: boolean;
  readonly client: () => VentanillaClient;
  readonly onAppend: (text: string) => void;
}

/** What the agent does by hand beside a suggestion. */
export function renderTools({ t, language, office, canAppend, client, onAppend }: ToolsView) {
  const append = (event: CustomEvent<string>) => onAppend(event.detail);
  return html`
    <section class="tools" aria-label=${t.desk.tools}>
      <ventanilla-hand-search
        .t=${t}
        .canAppend=${canAppend}
        .search=${(query: string) => client().search(query)}
        @append=${append}
      ></ventanilla-hand-search>
      <ventanilla-tool-term
        .t=${t}
        .language=${language}
        .office=${office}
        .canAppend=${canAppend}
        .count=${(request: Parameters<VentanillaClient["term"]>[0]) => client().term(request)}
        @append=${append}
      ></ventanilla-tool-term>
      <ventanilla-tool-identifier
        .t=${t}
        .check=${(value: string) => client().identifier(value)}
      ></ventanilla-tool-identifier>
      <ventanilla-tool-offices
        .t=${t}
        .canAppend=${canAppend}
        .list=${() => client().places()}
        @append=${append}
      ></ventanilla-tool-offices>
    </section>
  `;
}
