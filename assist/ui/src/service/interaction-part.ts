import { property } from "lit/decorators.js";

import type { Schemas } from "../console/api.js";
import { ServiceView } from "./view.js";

/** A part of the view of one interaction. Sends `changed` when the interaction changed. */
export abstract class InteractionPart extends ServiceView {
  @property({ attribute: false }) interaction!: Schemas["InteractionDetail"];
  /** Whether the interaction is being loaded anew: the version that is shown may be past. */
  @property({ attribute: false }) reloading = false;

  /** Whether what changes the shown version has to wait. */
  protected get busy(): boolean {
    return this.saving || this.reloading;
  }
}
