import { css } from "lit";

/** The frame of the sidebar: one column, however narrow or wide. */
export const sidebarStyles = css`
  :host {
    background: var(--v-page);
    container-type: inline-size;
  }
  header {
    align-items: center;
    background: var(--v-raised);
    border-bottom: 1px solid var(--v-line);
    border-top: 4px solid var(--v-primary);
    display: flex;
    gap: var(--v-sm);
    justify-content: space-between;
    padding: var(--v-sm) var(--v-base);
  }
  header h2 {
    font-size: 1.125rem;
    font-weight: 700;
    line-height: 1.25;
  }
  .column {
    display: grid;
    gap: var(--v-base);
    grid-template-columns: minmax(0, 1fr);
    margin: 0 auto;
    max-width: 46rem;
    padding: var(--v-base);
  }
  .tools {
    display: grid;
    gap: var(--v-sm);
  }
  .results {
    display: grid;
    gap: var(--v-base);
    grid-template-columns: minmax(0, 1fr);
  }
  .results > * {
    min-width: 0;
  }
  /* Live regions stay when they are empty, but take no room. */
  .results > [role="alert"]:empty {
    position: absolute;
  }
  .working {
    align-items: center;
    color: var(--v-muted);
    display: flex;
    gap: var(--v-sm);
  }
  .empty {
    border: 1px dashed var(--v-neutral);
    border-radius: var(--v-radius);
    padding: var(--v-base);
    text-align: center;
  }
  .empty p:first-child {
    font-weight: 600;
  }
  footer {
    border-top: 1px solid var(--v-line);
    padding-top: var(--v-sm);
  }
  @container (min-width: 56rem) {
    .column {
      max-width: 76rem;
    }
    .column.split {
      align-items: start;
      grid-template-columns: minmax(18rem, 2fr) minmax(0, 3fr);
    }
    .split > footer {
      grid-column: 1 / -1;
    }
    .split > .results {
      grid-row: 1 / span 2;
      grid-column: 2;
    }
  }
`;
