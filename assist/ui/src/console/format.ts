/** Numbers and times as people read them. `language` is the interface's, BCP 47. */
const locale = (language: string): string => (language === "es" ? "es-ES" : language);

export function count(value: number, language: string): string {
  return new Intl.NumberFormat(locale(language), { useGrouping: "always" }).format(value);
}

export function decimal(value: number, language: string, digits = 1): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale(language), options).format(value);
}

export function percent(value: number, language: string, digits = 1): string {
  const options = { style: "percent", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale(language), options).format(value);
}

/** "21 nov 2026, 16:20" */
export function moment(iso: string, language: string): string {
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(new Date(iso));
}

/** "21 nov 2026"; a bare date never moves with the time zone. */
export function day(iso: string, language: string): string {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const options = { dateStyle: "medium", ...(bare && { timeZone: "UTC" }) } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(new Date(iso));
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "hace 2 horas", "dentro de 3 días". */
export function relative(iso: string, language: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: "auto" });
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", 60];
  return format.format(Math.round(seconds / size), unit);
}

/** "45 s", "3 min", "1 h 20 min". */
export function lasting(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ""}`;
}
