import { en } from "./en.js";
import { es, type KnowledgeWords } from "./es.js";

export type { KnowledgeWords };

/** The words for a language of the interface; Spanish where there is none. */
export function knowledgeWords(language: string): KnowledgeWords {
  return language === "en" ? en : es;
}
