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

export const APPROVAL_TONES = {
  waiting: "warning",
  approved: "success",
  returned: "neutral",
} as const;

export const NOTICE_TONES = {
  proposed: "warning",
  approved: "primary",
  sent: "success",
  rejected: "neutral",
  expired: "neutral",
} as const;

export const DELIVERY_TONES = {
  pending: "primary",
  delivering: "primary",
  delivered: "success",
  failed: "alert",
  cancelled: "neutral",
} as const;
