import { css } from "lit";

/** DESY's labels, hints, errors and fields. */
export const field = css`
  label {
    display: block;
    font-weight: 600;
  }
  .hint {
    color: var(--v-muted);
    font-size: 0.875rem;
  }
  .error {
    color: var(--v-alert);
    font-weight: 600;
  }
  input,
  textarea,
  select {
    background: var(--v-surface);
    border: 1px solid var(--v-control);
    border-radius: var(--v-radius);
    color: var(--v-text);
    display: block;
    font: 400 1rem/1.5 var(--v-font);
    margin-top: var(--v-xs);
    padding: var(--v-sm) var(--v-md);
    width: 100%;
  }
  select {
    min-height: 2.75rem;
    padding-inline-end: var(--v-xs);
    text-overflow: ellipsis;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    box-shadow:
      inset 0 0 0 2px var(--v-focus-ring),
      0 0 0 3px var(--v-focus);
    outline: 2px solid transparent;
  }
  [aria-invalid="true"] {
    border-color: var(--v-alert);
    box-shadow: 0 0 0 1px var(--v-alert);
  }
  ::placeholder {
    color: var(--v-muted);
    opacity: 1;
  }
`;
