import { LitElement, type CSSResultGroup } from "lit";
import { property, state } from "lit/decorators.js";

import type { Problem } from "../api/problem.js";
import type { ConsoleContext, Query } from "./context.js";
import { focusFirstError } from "./field.js";
import { asProblem } from "./loading.js";
import { viewStyles } from "./styles/index.js";

/** What the views have in common: the console around them, and their place in it. */
export abstract class View extends LitElement {
  static override styles: CSSResultGroup = viewStyles;

  @property({ attribute: false }) console!: ConsoleContext;
  /** Of the thing that is shown; "" for the list. */
  @property({ attribute: false }) itemId = "";
  @property({ attribute: false }) query: Query = {};
  /** Why what was last attempted failed. */
  @state() protected problem: Problem | null = null;
  /** Whether something is being attempted. */
  @state() protected saving = false;

  /** Does `work`, and tells whether it succeeded; where not, the first field at fault has the focus. */
  protected async attempt(work: () => Promise<void>): Promise<boolean> {
    this.saving = true;
    this.problem = null;
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      await this.updateComplete;
      focusFirstError(this.renderRoot);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
