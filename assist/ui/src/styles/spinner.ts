import { css } from "lit";

/** What turns while something is awaited. */
export const spinner = css`
  .spinner {
    animation: turn 700ms linear infinite;
    border: 0.1875rem solid var(--v-primary);
    border-radius: 50%;
    border-right-color: transparent;
    flex: none;
    height: 1.25rem;
    width: 1.25rem;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
`;
