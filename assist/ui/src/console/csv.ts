const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV for a spreadsheet: with a mark, so that accents open well, and without what it would
 * take for a formula.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): Blob {
  const lines = rows.map((row) => row.map(cell).join(","));
  return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function json(value: unknown): Blob {
  return new Blob([JSON.stringify(value, null, 1)], { type: "application/json" });
}
