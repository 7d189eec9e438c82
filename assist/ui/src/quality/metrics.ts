import type { Schemas } from "../console/api.js";

export type Evaluation = Schemas["EvaluationOut"];
export type Estimate = Schemas["EstimateOut"];

/** `metrics.json` of an evaluation: what of it is shown here. */
export interface Metrics {
  readonly offices: readonly string[];
  readonly office_pairs: readonly OfficePair[];
  readonly contradictions: readonly Contradiction[];
}

export interface OfficePair {
  readonly a: string;
  readonly b: string;
  readonly rate: Estimate;
}

export interface Contradiction {
  readonly group: string;
  readonly slot: string;
  readonly procedure: string | null;
  readonly justified: boolean;
  readonly pairs: number;
  readonly offices: readonly string[];
  readonly left: Statement;
  readonly right: Statement;
  readonly official: Official | null;
  readonly wrong: readonly string[];
}

export interface Statement {
  readonly key: string;
  readonly office: string | null;
  readonly channel: string;
  readonly query: string;
  readonly sentence: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly answered_on: string | null;
}

export interface Official {
  readonly value: string;
  readonly title: string;
  readonly url: string;
  readonly section: string;
  readonly quote: string;
}

/** What a person asks first of a run, in this order. */
export const HEADLINES = [
  "divergence",
  "office_divergence",
  "agreement",
  "omission",
  "groundedness",
  "fact_recall",
  "hit@1",
  "false_answers",
] as const;

/** Alpha and the mean of ranks are no shares of a hundred. */
const PLAIN: ReadonlySet<string> = new Set(["agreement", "MRR", "nDCG@10", "confidence_auroc"]);

export const isShare = (measure: string): boolean => !PLAIN.has(measure);

/** The rate between two offices, in whatever order; null where nothing was comparable. */
export function rateBetween(metrics: Metrics, a: string, b: string): Estimate | null {
  const [first, second] = [a, b].sort();
  const found = metrics.office_pairs.find((pair) => pair.a === first && pair.b === second);
  return found && found.rate.value !== null ? found.rate : null;
}

/**
 * Those that two offices have part in, those first whose example is theirs; all of them where no
 * office is named. One contradiction of several offices has the sentences of two as its example.
 */
export function between(
  contradictions: readonly Contradiction[],
  a: string,
  b: string,
): Contradiction[] {
  if (!a || !b) return [...contradictions];
  const theirs = contradictions.filter(({ offices }) => offices.includes(a) && offices.includes(b));
  const isOwn = ({ left, right }: Contradiction) =>
    [left.office, right.office].sort().join() === [a, b].sort().join();
  return [...theirs.filter(isOwn), ...theirs.filter((one) => !isOwn(one))];
}
