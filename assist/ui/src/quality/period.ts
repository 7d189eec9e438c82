import type { Query } from "../console/context.js";

/** The part of the query that says of when, as the calls take it. */
export function periodOf({ since, until }: Query): { since?: string; until?: string } {
  return {
    ...(since && { since: `${since}T00:00:00Z` }),
    ...(until && { until: `${until}T23:59:59Z` }),
  };
}
