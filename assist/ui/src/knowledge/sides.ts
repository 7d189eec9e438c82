import type { Schemas } from "../console/api.js";

export type Side = Schemas["Side"];

/** What a side states, each value once, as it is printed. */
export function valuesOf({ values }: Side): string {
  const byForm = new Map(values.map(({ normalised, value }) => [normalised, value]));
  return [...byForm.values()].join(" · ");
}

/** The same as normal forms: it tells two sides of one page apart. */
export function formsOf({ values }: Side): string {
  return [...new Set(values.map(({ normalised }) => normalised))].sort().join(", ");
}

/** The sentences that state it, each once. */
export function sentencesOf({ values }: Side): string[] {
  return [...new Set(values.map(({ sentence }) => sentence))];
}

/** Where it says it: a page that contradicts itself is told apart by that alone. */
export function placeOf({ values }: Side): string {
  return values[0]?.section?.join(" › ") ?? "";
}

/** Whether one page says all of it, so that no source is more competent than another. */
export function areOfOnePage(sides: readonly Side[]): boolean {
  return new Set(sides.map(({ document_id }) => document_id)).size === 1;
}

export interface Group {
  readonly side: Side;
  /** Others that state the same. */
  readonly same: readonly Side[];
}

/** Sides that state the same stand together, the preferred one first. */
export function groupsOf(sides: readonly Side[]): Group[] {
  const groups = new Map<string, Side[]>();
  for (const side of sides) {
    const form = formsOf(side);
    groups.set(form, [...(groups.get(form) ?? []), side]);
  }
  return [...groups.values()].flatMap(([side, ...same]) => (side ? [{ side, same }] : []));
}
