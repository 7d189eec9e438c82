import { html, nothing, type TemplateResult } from "lit";

import type { ConsoleWords } from "../i18n/console/index.js";
import { hrefTo } from "./route.js";
import type { Query } from "./context.js";

export const PAGE = 25;

export function offsetOf(query: Query): number {
  return Math.max(0, (Number.parseInt(query["page"] ?? "1", 10) || 1) - 1) * PAGE;
}

/** Links to the page before and after; nothing when all fits one. */
export function pager(
  words: ConsoleWords,
  view: string,
  query: Query,
  total: number,
): TemplateResult | typeof nothing {
  if (total <= PAGE) return nothing;
  const page = offsetOf(query) / PAGE + 1;
  const pages = Math.ceil(total / PAGE);
  const link = (to: number, text: string) =>
    to < 1 || to > pages
      ? nothing
      : html`<a href=${hrefTo(view, "", { ...query, page: String(to) })}>${text}</a>`;
  return html`
    <nav class="pager" aria-label=${words.pages.label}>
      ${link(page - 1, words.pages.before)}
      <span>${words.pages.at(page, pages)}</span>
      ${link(page + 1, words.pages.after)}
    </nav>
  `;
}
