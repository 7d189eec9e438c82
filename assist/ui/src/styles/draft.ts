import { css } from "lit";

/** The draft as a sheet of paper, its markers and its row of buttons. */
export const draftStyles = css`
  section {
    display: grid;
    gap: var(--v-sm);
  }
  .head {
    align-items: baseline;
    display: flex;
    gap: var(--v-sm);
    justify-content: space-between;
  }
  .pill {
    background: var(--v-primary-soft);
    border: 1px solid var(--v-primary);
    border-radius: 1rem;
    font-weight: 600;
    padding: 0 var(--v-sm);
    white-space: nowrap;
  }
  .paper {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-radius: var(--v-radius);
    display: grid;
    gap: var(--v-md);
    padding: var(--v-base);
    position: relative;
  }
  .own {
    white-space: pre-line;
  }
  textarea {
    field-sizing: content;
    max-height: 28rem;
    min-height: 8rem;
    resize: vertical;
  }
  .start {
    justify-self: start;
  }
  mark {
    background: none;
    border-bottom: 2px dotted var(--v-primary);
    color: inherit;
    cursor: help;
  }
  mark:hover {
    background: var(--v-primary-soft);
  }
  #passage {
    inset-inline: var(--v-sm);
    position: absolute;
    z-index: 2;
  }
  .frame {
    color: var(--v-muted);
    white-space: pre-line;
  }
  .paper ul,
  .paper ol {
    display: grid;
    gap: var(--v-xs);
    padding-inline-start: 1.5rem;
  }
  .paper ul {
    list-style: disc;
  }
  .paper ol {
    list-style: decimal;
  }
  .marker {
    background: var(--v-primary-soft);
    border: 1px solid var(--v-primary);
    border-radius: 1rem;
    color: var(--v-primary-strong);
    display: inline-block;
    font-size: 0.75rem;
    line-height: 1.25rem;
    margin: 0 0.125rem;
    min-height: 1.5rem;
    min-width: 1.5rem;
    padding: 0 0.25rem;
    text-align: center;
    vertical-align: 0.125rem;
  }
  [data-writing]::after {
    animation: blink 1s steps(2) infinite;
    background: var(--v-primary);
    content: "";
    height: 1.25rem;
    width: 0.5rem;
  }
  @keyframes blink {
    50% {
      opacity: 0;
    }
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--v-sm);
  }
  /* In a pane that scrolls, the buttons of a long draft stay in reach. */
  @media (min-height: 30rem) {
    .actions {
      background: var(--v-page);
      bottom: 0;
      padding: var(--v-xs) 0;
      position: sticky;
    }
    .paper :is(a, button) {
      scroll-margin-bottom: 7rem;
    }
  }
  .actions .primary {
    flex: 1 1 auto;
  }
  .note {
    font-weight: 600;
  }
  .note:empty {
    position: absolute;
  }
`;
