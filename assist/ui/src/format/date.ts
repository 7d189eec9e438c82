const LONG: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };

/**
 * "2026-11-21" or an ISO instant as "21 de noviembre de 2026"; null when it is no date. A bare
 * date is a calendar day and never moves with the time zone.
 */
export function longDate(value: string | null, language = "es"): string | null {
  if (!value) return null;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const options = isDay ? { ...LONG, timeZone: "UTC" } : LONG;
  return new Intl.DateTimeFormat(language === "es" ? "es-ES" : language, options).format(date);
}
