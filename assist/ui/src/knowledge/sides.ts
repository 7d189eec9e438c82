import type { Schemas } from "../console/api.js";

export type Side = Schemas["Side"];

/** What a side states, each value once, as it is printed. */
export function valuesOf({ values }: Side): string {
  const byForm = new Map(values.map(({ normalised, value }) => [normalised, value]));
  return [...byForm.values()].join(" · ");
}

/** The sentences that state it, each once. */
export function sentencesOf({ values }: Side): string[] {
  return [...new Set(values.map(({ sentence }) => sentence))];
}
