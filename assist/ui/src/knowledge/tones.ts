/** In which tone a state is shown: never the only thing that tells it. */
export const ARTICLE_TONES = {
  draft: "neutral",
  review: "primary",
  published: "success",
  expired: "warning",
} as const;

export const CANONICAL_TONES = {
  proposed: "primary",
  approved: "success",
  rejected: "neutral",
  superseded: "neutral",
  expired: "warning",
} as const;
