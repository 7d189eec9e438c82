import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

import type { FieldError, Problem } from "../api/problem.js";

export interface FieldOptions {
  /** Also the name under which a form sends it. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  readonly type?: "text" | "url" | "number" | "date" | "search" | undefined;
  /** As many lines; one when it is left out. */
  readonly rows?: number | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** A labelled field with its hint and its error, which screen readers get told together. */
export function textField(options: FieldOptions): TemplateResult {
  const { id, hint, error, value = "", type = "text", rows, disabled = false } = options;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const described = ifDefined(describedBy || undefined);
  const invalid = error ? "true" : "false";
  return labelled(
    options,
    rows
      ? html`<textarea
          id=${id}
          name=${id}
          rows=${rows}
          aria-describedby=${described}
          aria-invalid=${invalid}
          ?disabled=${disabled}
          .value=${value}
        ></textarea>`
      : html`<input
          id=${id}
          name=${id}
          type=${type}
          autocomplete="off"
          aria-describedby=${described}
          aria-invalid=${invalid}
          ?disabled=${disabled}
          .value=${value}
        />`,
  );
}

export type Choices = readonly (readonly [value: string, label: string])[];

export function selectField(options: FieldOptions, choices: Choices): TemplateResult {
  const { id, hint, value = "", disabled = false } = options;
  return labelled(
    options,
    html`<select
      id=${id}
      name=${id}
      aria-describedby=${ifDefined(hint ? `${id}-hint` : undefined)}
      ?disabled=${disabled}
    >
      ${choices.map(
        ([choice, label]) =>
          html`<option value=${choice} ?selected=${choice === value}>${label}</option>`,
      )}
    </select>`,
  );
}

function labelled({ id, label, hint, error }: FieldOptions, control: TemplateResult) {
  return html`<div>
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
    ${control}
  </div>`;
}

/** What was typed into a form, by the names of its fields. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** The lines of a text, without the empty ones. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? "").split("\n").flatMap((line) => line.trim() || []);
}

/** The errors of a refused form by its fields: `body.start_urls.0` is of `start_urls`. */
export function errorsByField(problem: Problem | null): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { field, message } of problem?.fields ?? []) {
    const name = nameOf({ field, message });
    errors[name] = errors[name] ? `${errors[name]} ${message}` : message;
  }
  return errors;
}

function nameOf({ field }: FieldError): string {
  const parts = field.split(".");
  return (parts[0] === "body" ? parts[1] : parts[0]) ?? field;
}

/** After a refusal: to the first field that has to be changed. */
export function focusFirstError(root: ParentNode): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
