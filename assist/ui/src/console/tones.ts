/** In which tone the state of a job is shown: never the only thing that tells it. */
export const JOB_TONES = {
  queued: "neutral",
  running: "primary",
  done: "success",
  failed: "alert",
  cancelled: "neutral",
} as const;
