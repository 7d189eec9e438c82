import { en } from "./en.js";
import { es, type ServiceWords } from "./es.js";

export type { ServiceWords };

/** The words for a language of the interface; Spanish where there is none. */
export function serviceWords(language: string): ServiceWords {
  return language === "en" ? en : es;
}
