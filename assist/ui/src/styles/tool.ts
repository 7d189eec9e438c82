import { css } from "lit";

/** A small tool: its form and its answer. */
export const tool = css`
  form,
  [role="status"] {
    display: grid;
    gap: var(--v-sm);
    justify-items: start;
  }
  form > div {
    width: 100%;
  }
  [role="status"]:empty {
    display: none;
  }
  .pair {
    display: grid;
    gap: var(--v-sm) var(--v-md);
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
  }
  .steps {
    display: grid;
    gap: var(--v-xs);
    list-style: decimal;
    padding-inline-start: 1.5rem;
  }
  .warned {
    border-inline-start: 4px solid var(--v-warning);
    padding-inline-start: var(--v-sm);
  }
  ul {
    display: grid;
    gap: var(--v-md);
    max-height: 18rem;
    overflow-y: auto;
  }
`;
