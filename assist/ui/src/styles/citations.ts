import { css } from "lit";

/** Numbered sources with their quotes. */
export const citationStyles = css`
  section,
  ol {
    display: grid;
    gap: var(--v-sm);
  }
  li {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-radius: var(--v-radius);
    display: flex;
    gap: var(--v-sm);
    padding: var(--v-md);
    scroll-margin: var(--v-base);
  }
  li:focus-visible {
    background: var(--v-surface);
    box-shadow: none;
    color: inherit;
  }
  li[data-visited] {
    border-color: var(--v-focus-ring);
    box-shadow: 0 0 0 3px var(--v-focus);
  }
  li > div {
    display: grid;
    flex: 1;
    gap: var(--v-xs);
    justify-items: start;
    min-width: 0;
  }
  li button {
    margin-inline-start: calc(-1 * var(--v-sm));
  }
  .number {
    background: var(--v-primary-soft);
    border: 1px solid var(--v-primary);
    border-radius: 1rem;
    color: var(--v-primary-strong);
    flex: none;
    font-size: 0.75rem;
    font-weight: 600;
    height: 1.5rem;
    line-height: 1.375rem;
    min-width: 1.5rem;
    padding: 0 0.25rem;
    text-align: center;
  }
  .title {
    font-weight: 600;
    line-height: 1.35;
  }
  .title svg {
    height: 0.875rem;
    vertical-align: -0.0625rem;
    width: 0.875rem;
  }
  blockquote {
    border-inline-start: 3px solid var(--v-line);
    padding-inline-start: var(--v-sm);
    white-space: pre-line;
  }
  blockquote[data-short] {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
  }
`;
