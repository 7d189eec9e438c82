import { css } from "lit";

/** DESY's buttons: plain, primary and transparent. */
export const button = css`
  button {
    align-items: center;
    background: var(--v-surface);
    border: 1px solid var(--v-primary);
    border-radius: var(--v-radius);
    color: var(--v-primary);
    cursor: pointer;
    display: inline-flex;
    font: 600 1rem/1.5 var(--v-font);
    gap: var(--v-sm);
    justify-content: center;
    min-height: 2.75rem;
    padding: var(--v-sm) var(--v-md);
    transition: background-color 100ms ease-out;
  }
  button:hover {
    background: var(--v-neutral-soft);
  }
  button:focus-visible {
    background: var(--v-focus);
    border-color: var(--v-focus);
    box-shadow: 0 0 0 3px var(--v-focus-ring);
    color: var(--v-focus-ink);
    outline: 2px solid transparent;
  }
  button:active {
    position: relative;
    top: 1px;
  }
  button.primary {
    background: var(--v-primary);
    color: var(--v-on-primary);
  }
  button.primary:hover {
    background: var(--v-primary-strong);
    border-color: var(--v-primary-strong);
  }
  button.primary:focus-visible {
    background: var(--v-focus);
    border-color: var(--v-focus);
    color: var(--v-focus-ink);
  }
  button.quiet {
    background: transparent;
    border-color: transparent;
    min-height: 2rem;
    padding: var(--v-xs) var(--v-sm);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  button.quiet:hover {
    border-color: var(--v-control);
  }
  button.quiet:focus-visible {
    background: var(--v-focus);
    text-decoration: none;
  }
  button.small {
    font-size: 0.875rem;
  }
  @media (forced-colors: active) {
    button.primary {
      border-width: 2px;
    }
  }
`;
