import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

export interface Column<T> {
  readonly heading: string;
  readonly cell: (row: T) => unknown;
  /** `name`: the cell names its row. `number`: aligned by its units. `actions`: no heading shown. */
  readonly kind?: "name" | "number" | "actions" | undefined;
}

/**
 * A table whose rows become cards where it has no room. The roles are written out, since a browser
 * forgets them once the rows are not laid out as a table any more.
 */
export function dataTable<T>(
  caption: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  keyOf: (row: T) => unknown = (row) => row,
): TemplateResult {
  return html`
    <table role="table">
      <caption class="unseen">${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(
            ({ heading, kind }) =>
              html`<th role="columnheader" scope="col" class=${kind ?? nothing}>${heading}</th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(rows, keyOf, (row) => tableRow(columns, row))}
      </tbody>
    </table>
  `;
}

function tableRow<T>(columns: readonly Column<T>[], row: T): TemplateResult {
  return html`
    <tr role="row">
      ${columns.map(({ heading, kind, cell }) =>
        kind === "name"
          ? html`<th role="rowheader" scope="row" class="name">${cell(row)}</th>`
          : html`<td role="cell" class=${kind ?? nothing} data-label=${heading}>${cell(row)}</td>`,
      )}
    </tr>
  `;
}
