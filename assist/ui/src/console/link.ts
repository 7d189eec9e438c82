import { html, nothing, type TemplateResult } from "lit";

import { icons } from "../components/icons.js";
import { safeLink } from "../format/link.js";
import type { ConsoleWords } from "../i18n/console/index.js";

/** A link to a page of somebody else, in a tab of its own; the bare text where it is no address. */
export function outLink(
  words: ConsoleWords,
  address: string,
  text: string,
): TemplateResult | typeof nothing {
  const href = safeLink(address);
  if (!href) return html`<span class="address">${address}</span>`;
  return html`<a class="out address" href=${href} target="_blank" rel="noopener noreferrer"
    >${text}${icons.external}<span class="unseen"> (${words.newTab})</span></a
  >`;
}
