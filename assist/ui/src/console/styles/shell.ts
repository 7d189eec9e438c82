import { css } from "lit";

import { base } from "../../styles/base.js";
import { button } from "../../styles/button.js";
import { notice } from "../../styles/notice.js";
import { tokens } from "../../styles/tokens.js";
import { states } from "./states.js";

/** The frame of a console: a bar above, the sections beside (above where it is narrow), the view. */
const layout = css`
  :host {
    background: var(--v-page);
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
    height: 1px;
    min-height: 0;
    overflow: hidden;
    padding: 0;
    position: absolute;
    width: 1px;
  }
  header {
    align-items: center;
    background: var(--v-surface);
    border-bottom: 1px solid var(--v-line);
    border-top: 4px solid var(--v-primary);
    display: flex;
    flex-wrap: wrap;
    gap: var(--v-xs) var(--v-base);
    padding: var(--v-sm) var(--v-base);
  }
  .brand {
    font-size: 1.125rem;
  }
  .brand strong {
    font-weight: 700;
  }
  .brand span {
    border-inline-start: 2px solid var(--v-primary);
    margin-inline-start: var(--v-xs);
    padding-inline-start: var(--v-sm);
  }
  .organisation {
    color: var(--v-muted);
    flex: 1 1 100%;
    font-size: 0.875rem;
  }
  .tools {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font-size: 0.875rem;
    gap: var(--v-xs) var(--v-base);
  }
  .tools a {
    padding: var(--v-xs) 0;
  }
  .layout {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: max-content 1fr;
  }
  main {
    display: grid;
    gap: var(--v-base);
    grid-auto-rows: max-content;
    grid-template-columns: minmax(0, 1fr);
    padding: var(--v-base);
  }
  .alone {
    grid-template-rows: 1fr;
  }
  .alone main {
    background: var(--v-surface);
    border: 1px solid var(--v-line);
    border-radius: var(--v-radius);
    margin: var(--v-lg) auto;
    max-width: 32rem;
    width: calc(100% - 2 * var(--v-base));
    height: max-content;
  }
  h1 {
    font-size: 1.5rem;
    font-weight: 700;
    line-height: 1.25;
    margin: 0;
  }
  nav {
    background: var(--v-surface);
    border-bottom: 1px solid var(--v-line);
    padding: var(--v-sm) var(--v-base);
  }
  nav .menu {
    justify-content: space-between;
    width: 100%;
  }
  nav .menu::after {
    content: "▾" / "";
  }
  nav .menu[aria-expanded="true"]::after {
    content: "▴" / "";
  }
  #groups {
    display: none;
    padding-top: var(--v-sm);
  }
  #groups.open {
    display: block;
  }
  .group {
    color: var(--v-muted);
    font-size: 0.875rem;
    padding: var(--v-sm) var(--v-sm) var(--v-xs);
  }
  nav li a {
    border-inline-start: 4px solid transparent;
    color: var(--v-text);
    display: block;
    padding: 0.375rem var(--v-sm);
    text-decoration: none;
  }
  nav li a:hover {
    background: var(--v-neutral-soft);
    text-decoration: underline;
  }
  nav li a[aria-current="page"] {
    background: var(--v-primary-soft);
    border-inline-start-color: var(--v-primary);
    font-weight: 600;
  }
  nav li a:focus-visible {
    background: var(--v-focus);
    color: var(--v-focus-ink);
  }
  .toast {
    bottom: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
    position: sticky;
  }
  .toast > div {
    align-items: center;
    background: var(--v-text);
    border: 1px solid transparent;
    border-radius: var(--v-radius);
    color: var(--v-page);
    display: flex;
    flex-wrap: wrap;
    gap: var(--v-sm) var(--v-base);
    margin: var(--v-base);
    max-width: 44rem;
    padding: var(--v-sm) var(--v-base);
    pointer-events: auto;
  }
  .toast p {
    flex: 1 1 12rem;
  }
  .toast .quiet {
    color: inherit;
  }
  .toast .quiet:hover {
    background: transparent;
    border-color: currentColor;
  }
  .toast .quiet:focus-visible {
    color: var(--v-focus-ink);
  }
  @media (min-width: 40rem) {
    .organisation {
      flex: 1;
    }
  }
  @media (min-width: 62rem) {
    .layout:not(.alone) {
      grid-template-columns: 15rem minmax(0, 1fr);
      grid-template-rows: 1fr;
    }
    nav {
      border-bottom: 0;
      border-inline-end: 1px solid var(--v-line);
      padding: var(--v-sm) 0;
    }
    nav .menu {
      display: none;
    }
    #groups {
      display: block;
      padding: 0;
      position: sticky;
      top: var(--v-sm);
    }
    .group,
    nav li a {
      padding-inline: var(--v-base);
    }
    main {
      padding: var(--v-base) var(--v-lg) var(--v-lg);
    }
  }
`;

export const shellStyles = [tokens, base, button, notice, states, layout];
