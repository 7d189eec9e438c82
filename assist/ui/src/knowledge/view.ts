import { View } from "../console/view.js";
import { knowledgeWords, type KnowledgeWords } from "../i18n/knowledge/index.js";

/** A view of the knowledge console. */
export abstract class KnowledgeView extends View {
  protected get t(): KnowledgeWords {
    return knowledgeWords(this.console.language);
  }
}
