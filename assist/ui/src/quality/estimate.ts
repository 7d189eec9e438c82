import { html, nothing, type TemplateResult } from "lit";

import { decimal, percent } from "../console/format.js";
import { isShare, type Estimate } from "./metrics.js";

/** A value as people read it: a share of a hundred, or a plain figure. */
export function valueText(measure: string, value: number, language: string): string {
  return isShare(measure) ? percent(value, language) : decimal(value, language, 3);
}

/** "de 1,2 % a 3,4 %": the 95 % interval; empty where there is none. */
export function intervalText(measure: string, estimate: Estimate, language: string): string {
  const { low, high } = estimate;
  if (typeof low !== "number" || typeof high !== "number") return "";
  return `${valueText(measure, low, language)} – ${valueText(measure, high, language)}`;
}

/** The value with its interval under it. */
export function estimateText(
  measure: string,
  estimate: Estimate | undefined,
  language: string,
): TemplateResult | string {
  if (!estimate || estimate.value === null) return "–";
  const interval = intervalText(measure, estimate, language);
  return html`<div class="stack tight">
    <span>${valueText(measure, estimate.value, language)}</span>
    ${interval ? html`<span class="small muted">${interval}</span>` : nothing}
  </div>`;
}
