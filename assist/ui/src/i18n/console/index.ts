import { en } from "./en.js";
import { es, type ConsoleWords } from "./es.js";

export type { ConsoleWords };

/** The words for a language of the interface; Spanish where there is none. */
export function consoleWords(language: string): ConsoleWords {
  return language === "en" ? en : es;
}
