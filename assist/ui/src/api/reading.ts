/** Values out of what other programs sent: whatever is not of the type is empty. */
export type Raw = Record<string, unknown>;

export const record = (value: unknown): Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Raw) : {};
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const optional = (value: unknown): string | null => text(value) || null;
export const number = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
