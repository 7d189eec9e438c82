/** The colours of states: what waits for somebody stands out. */
export const INTERACTION_TONES = {
  new: "warning",
  assigned: "primary",
  waiting: "neutral",
  resolved: "success",
  reopened: "warning",
  escalated: "primary",
} as const;

export const ESCALATION_TONES = {
  open: "warning",
  assigned: "primary",
  answered: "success",
  closed: "neutral",
} as const;
