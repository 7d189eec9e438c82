import { css } from "lit";

/** What every component's shadow root needs: box model, text, links, focus. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--v-text);
    font: 400 1rem/1.5 var(--v-font);
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h3 {
    font-size: 1rem;
    font-weight: 700;
    line-height: 1.25;
  }
  strong {
    font-weight: 600;
  }
  a {
    color: var(--v-primary);
    text-underline-offset: 0.15em;
  }
  a:hover {
    color: var(--v-primary-strong);
    text-decoration-thickness: 2px;
  }
  a:focus-visible,
  summary:focus-visible,
  [tabindex="-1"]:focus-visible {
    background: var(--v-focus);
    box-shadow: inset 0 -2px 0 0 var(--v-focus-ink);
    color: var(--v-focus-ink);
    outline: 2px solid transparent; /* drawn in forced colours, where shadows are not */
    text-decoration: none;
  }
  svg {
    flex: none;
    height: 1.25rem;
    width: 1.25rem;
  }
  .muted {
    color: var(--v-muted);
  }
  .small {
    font-size: 0.875rem;
  }
  .unseen {
    border: 0;
    clip-path: inset(50%);
    height: 1px;
    margin: -1px;
    overflow: hidden;
    padding: 0;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      scroll-behavior: auto !important;
      transition: none !important;
    }
  }
`;
