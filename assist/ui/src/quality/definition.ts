import type { ConsoleDefinition } from "../console/context.js";
import { bodyOf } from "../console/api.js";
import { qualityWords } from "../i18n/quality/index.js";

/** What the quality console is made of. A view loads when it is opened. */
export function qualityConsole(language: string): ConsoleDefinition {
  const t = qualityWords(language);
  return {
    name: t.name,
    intro: t.intro,
    forbidden: t.forbidden,
    others: [
      { label: t.others.service, href: "./service" },
      { label: t.others.knowledge, href: "./knowledge" },
    ],
    probe: (api) => bodyOf(api.GET("/v1/evaluations")),
    groups: [
      {
        heading: t.groups.measures,
        entries: [
          {
            path: "runs",
            label: t.views.runs,
            tag: "quality-runs",
            load: () => import("./runs.js"),
          },
        ],
      },
      {
        heading: t.groups.office,
        entries: [
          {
            path: "drift",
            label: t.views.drift,
            tag: "quality-drift",
            load: () => import("./drift.js"),
          },
          {
            path: "feedback",
            label: t.views.feedback,
            tag: "quality-feedback",
            load: () => import("./feedback.js"),
          },
        ],
      },
    ],
    hidden: [],
  };
}
