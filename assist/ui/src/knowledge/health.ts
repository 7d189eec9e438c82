import type { Schemas } from "../console/api.js";

export type Source = Schemas["SourceOut"];

export interface PageProblem {
  readonly url: string;
  readonly reason: string;
  readonly remedy: string;
  readonly transient: boolean;
}

/** What a crawl told of one source (`SourceReport` of the service). */
export interface SourceReport {
  readonly source: string;
  readonly fetched: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: readonly string[];
  readonly failed: readonly PageProblem[];
  readonly skipped: readonly PageProblem[];
  readonly truncated: boolean;
  readonly error: string;
}

/** Null before the first crawl. */
export function lastReport(source: Source): SourceReport | null {
  const report = source.last_run as unknown as SourceReport;
  return source.last_run_at && typeof report.fetched === "number" ? report : null;
}

export const HEALTH_TONES: Readonly<Record<Source["health"]["state"], string>> = {
  never: "neutral",
  queued: "primary",
  running: "primary",
  ok: "success",
  partial: "warning",
  truncated: "warning",
  empty: "alert",
  failing: "alert",
  late: "warning",
  invalid: "alert",
};
