import { css } from "lit";

/** A part that is opened when it is wanted. */
export const disclosure = css`
  details {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-radius: var(--v-radius);
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    list-style-position: outside;
    margin-inline-start: 1.75rem;
    padding: var(--v-sm) var(--v-md) var(--v-sm) 0;
  }
  summary::marker {
    color: var(--v-primary);
  }
  .inside {
    border-top: 1px solid var(--v-line);
    display: grid;
    gap: var(--v-md);
    padding: var(--v-md);
  }
`;
