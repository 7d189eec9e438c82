import { View } from "../console/view.js";
import { qualityWords, type QualityWords } from "../i18n/quality/index.js";

/** A view of the quality console. */
export abstract class QualityView extends View {
  protected get t(): QualityWords {
    return qualityWords(this.console.language);
  }
}
