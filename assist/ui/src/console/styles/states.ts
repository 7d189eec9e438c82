import { css } from "lit";

/** Waiting, empty, and the space between things. */
export const states = css`
  .stack {
    align-content: start;
    display: grid;
    gap: var(--v-base);
    grid-template-columns: minmax(0, 1fr);
  }
  .stack.tight {
    gap: var(--v-xs);
  }
  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--v-sm);
  }
  .row.apart {
    justify-content: space-between;
  }
  .waiting {
    align-items: center;
    color: var(--v-muted);
    display: flex;
    gap: var(--v-sm);
    padding: var(--v-base) 0;
  }
  .empty {
    border: 1px dashed var(--v-neutral);
    border-radius: var(--v-radius);
    padding: var(--v-lg) var(--v-base);
    text-align: center;
  }
  .empty .title {
    font-weight: 600;
  }
`;
