import { LitElement, type CSSResultGroup } from "lit";
import { property } from "lit/decorators.js";

import type { ConsoleContext, Query } from "./context.js";
import { viewStyles } from "./styles/index.js";

/** What the views have in common: the console around them, and their place in it. */
export abstract class View extends LitElement {
  static override styles: CSSResultGroup = viewStyles;

  @property({ attribute: false }) console!: ConsoleContext;
  /** Of the thing that is shown; "" for the list. */
  @property({ attribute: false }) itemId = "";
  @property({ attribute: false }) query: Query = {};
}
