import { en } from "./en.js";
import { es, type Catalogue } from "./es.js";

export type { Catalogue };

const CATALOGUES: Readonly<Record<string, Catalogue>> = { es, en };

/** The catalogue for a BCP 47 tag ("es-ES"); Spanish where there is none. */
export function catalogueFor(language: string): Catalogue {
  return CATALOGUES[language.toLowerCase().split("-")[0] ?? ""] ?? es;
}
