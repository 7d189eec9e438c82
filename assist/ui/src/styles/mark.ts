import { css } from "lit";

/** A value where it stands in its page. */
export const mark = css`
  mark {
    background: var(--v-warning-soft);
    border-bottom: 2px solid var(--v-warning);
    color: inherit;
  }
`;
