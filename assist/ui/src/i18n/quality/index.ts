import { en } from "./en.js";
import { es, type QualityWords } from "./es.js";

export type { QualityWords };

/** The words for a language of the interface; Spanish where there is none. */
export function qualityWords(language: string): QualityWords {
  return language === "en" ? en : es;
}
