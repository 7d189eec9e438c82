import { css } from "lit";

/** DESY's tables; where there is no room, every row is a card with its headings beside the values. */
export const table = css`
  table {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-collapse: collapse;
    border-radius: var(--v-radius);
    width: 100%;
  }
  th,
  td {
    border-bottom: 1px solid var(--v-line);
    overflow-wrap: break-word;
    padding: var(--v-sm) var(--v-md);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    background: var(--v-raised);
    font-size: 0.875rem;
    font-weight: 600;
    vertical-align: bottom;
  }
  td .stack {
    grid-template-columns: auto;
  }
  tbody th {
    font-weight: 600;
    min-width: 11rem;
  }
  tbody th .plain {
    font-weight: 400;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  thead th.number {
    white-space: normal;
  }
  thead th.actions {
    color: transparent;
  }
  .actions {
    white-space: nowrap;
    width: 1%;
  }
  td.actions > .row {
    flex-wrap: nowrap;
    justify-content: end;
  }
  @container (max-width: 52rem) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    table {
      background: none;
      border: 0;
    }
    thead {
      clip-path: inset(50%);
      height: 1px;
      overflow: hidden;
      position: absolute;
      width: 1px;
    }
    tbody {
      display: grid;
      gap: var(--v-sm);
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    }
    tr {
      background: var(--v-surface);
      border: 1px solid var(--v-line);
      border-radius: var(--v-radius);
      padding: var(--v-sm) var(--v-md);
    }
    th,
    td,
    td.number,
    td.actions {
      border: 0;
      padding: var(--v-xs) 0;
      text-align: start;
      white-space: normal;
      width: auto;
    }
    td:not(.actions)::before {
      color: var(--v-muted);
      content: attr(data-label) ": ";
      font-size: 0.875rem;
    }
    td:not(.actions):has(> .stack)::before {
      display: block;
    }
    td.actions > .row {
      flex-wrap: wrap;
      justify-content: start;
      padding-top: var(--v-xs);
    }
  }
`;
