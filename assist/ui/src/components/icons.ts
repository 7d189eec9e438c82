import { svg, type TemplateResult } from "lit";

/** Icons, drawn for this interface on a 20 px grid. They repeat what a text beside them says. */
const icon = (shape: TemplateResult): TemplateResult => svg`
  <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;

export const icons = {
  check: icon(svg`<circle cx="10" cy="10" r="8"/><path d="m6.5 10.5 2.5 2.5 4.5-5.5"/>`),
  part: icon(svg`<circle cx="10" cy="10" r="8"/><path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor"/>`),
  warning: icon(svg`<path d="M10 2.5 18.5 17h-17zM10 8v4m0 2.5v.01"/>`),
  question: icon(
    svg`<circle cx="10" cy="10" r="8"/><path d="M7.8 7.6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.8m0 2.6v.01"/>`,
  ),
  differ: icon(svg`<path d="M3 7h14M3 13h14M13.5 3l-7 14"/>`),
  lock: icon(svg`<rect x="3.5" y="9" width="13" height="8.5" rx="1"/><path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3"/>`),
  elsewhere: icon(svg`<path d="M8 4H3v13h13v-5M11 3h6v6m0-6-8 8"/>`),
  none: icon(svg`<circle cx="8.5" cy="8.5" r="6"/><path d="m13 13 5 5M6.2 6.2l4.6 4.6m0-4.6-4.6 4.6"/>`),
  refuse: icon(svg`<circle cx="10" cy="10" r="8"/><path d="m4.5 4.5 11 11"/>`),
  info: icon(svg`<circle cx="10" cy="10" r="8"/><path d="M10 9v5m0-8v.01"/>`),
  insert: icon(svg`<path d="M10 2v9m-4-4 4 4 4-4M3 12v5h14v-5"/>`),
  copy: icon(svg`<rect x="7" y="7" width="10.5" height="10.5" rx="1"/><path d="M13 7V2.5H2.5V13H7"/>`),
  external: icon(svg`<path d="M8 4H3v13h13v-5M11 3h6v6m0-6-8 8"/>`),
};
