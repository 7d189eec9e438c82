import { css } from "lit";

/** Small things that the views are put together from. */
export const parts = css`
  :host {
    container-type: inline-size;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.25;
  }
  .card {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-radius: var(--v-radius);
    display: grid;
    gap: var(--v-sm);
    grid-template-columns: minmax(0, 1fr);
    padding: var(--v-base);
  }
  .card p,
  .card li p {
    max-width: 48rem;
  }
  p.item::before {
    content: "•" / "";
    margin-inline-end: var(--v-sm);
  }
  .said {
    white-space: pre-line;
  }
  .lead {
    color: var(--v-muted);
    max-width: 48rem;
  }
  .badge {
    background: var(--tone-soft, var(--v-neutral-soft));
    border: 1px solid var(--tone, var(--v-neutral));
    border-radius: 0.75rem;
    color: var(--v-text);
    display: inline-block;
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.5;
    padding: 0 var(--v-sm);
    white-space: nowrap;
  }
  a.button {
    border: 1px solid var(--v-primary);
    border-radius: var(--v-radius);
    background: var(--v-surface);
    display: inline-flex;
    align-items: center;
    font-weight: 600;
    min-height: 2.75rem;
    padding: var(--v-sm) var(--v-md);
    text-decoration: none;
  }
  a.button:hover {
    background: var(--v-neutral-soft);
  }
  a.button:focus-visible {
    background: var(--v-focus);
    border-color: var(--v-focus);
    box-shadow: 0 0 0 3px var(--v-focus-ring);
  }
  a.out svg {
    height: 0.875em;
    margin-inline-start: 0.25em;
    vertical-align: -0.1em;
    width: 0.875em;
  }
  .address {
    overflow-wrap: anywhere;
  }
  form.card {
    gap: var(--v-base);
    max-width: 48rem;
  }
  .filters {
    align-items: end;
    display: flex;
    flex-wrap: wrap;
    gap: var(--v-sm) var(--v-base);
  }
  .filters > div {
    flex: 0 1 14rem;
    min-width: 0;
  }
  .filters > .wide {
    flex: 1 1 18rem;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
  }
  legend {
    font-weight: 600;
    padding: 0;
  }
  .choices {
    display: grid;
    gap: 0 var(--v-base);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
  }
  .choices label {
    line-height: 1.25;
    align-items: center;
    display: flex;
    font-weight: 400;
    gap: var(--v-sm);
    min-height: 2.25rem;
  }
  input[type="checkbox"],
  input[type="radio"] {
    accent-color: var(--v-primary);
    flex: none;
    height: 1.25rem;
    margin: 0;
    width: 1.25rem;
  }
  .pager {
    display: flex;
    gap: var(--v-base);
    justify-content: center;
  }
  .pager a {
    padding: var(--v-xs);
  }
  dl.facts {
    display: grid;
    gap: var(--v-xs) var(--v-base);
    grid-template-columns: max-content minmax(0, 1fr);
  }
  dl.facts dt {
    color: var(--v-muted);
  }
  mark {
    font-weight: 600;
  }
  ins,
  del {
    border-radius: 2px;
    padding: 0 0.125rem;
  }
  ins {
    background: var(--v-success-soft);
    text-decoration: underline;
    text-decoration-thickness: 2px;
  }
  del {
    background: var(--v-alert-soft);
  }
  progress {
    accent-color: var(--v-primary);
    height: 0.75rem;
    width: 100%;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
    padding: var(--v-xs) 0;
  }
  pre {
    background: var(--v-raised);
    border: 1px solid var(--v-line);
    font-size: 0.875rem;
    margin: 0;
    overflow-x: auto;
    padding: var(--v-sm);
    white-space: pre-wrap;
  }
  @media (max-width: 29.99rem) {
    dl.facts {
      gap: 0;
      grid-template-columns: minmax(0, 1fr);
    }
    dl.facts dd {
      margin-bottom: var(--v-sm);
    }
  }
`;
