export type ConfidenceLevel = "high" | "medium" | "low";

/** A score in [0, 1] as one of three words: an agent has no use for 0.83 against 0.85. */
export function confidenceLevel(score: number): ConfidenceLevel {
  if (score >= 0.8) return "high";
  return score >= 0.55 ? "medium" : "low";
}
