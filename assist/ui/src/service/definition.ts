import { bodyOf, type Api } from "../console/api.js";
import type { ConsoleDefinition } from "../console/context.js";
import { serviceWords } from "../i18n/service/index.js";

/** What the service console is made of. A view loads when it is opened. */
export function serviceConsole(language: string): ConsoleDefinition {
  const t = serviceWords(language);
  return {
    name: t.name,
    intro: t.intro,
    forbidden: t.forbidden,
    others: [
      { label: t.others.knowledge, href: "./knowledge" },
      { label: t.others.quality, href: "./quality" },
    ],
    probe: (api) => bodyOf(api.GET("/v1/escalations:queues")).catch(() => figures(api)),
    groups: [
      {
        heading: t.groups.desk,
        entries: [
          {
            path: "inbox",
            label: t.views.inbox,
            tag: "service-inbox",
            load: () => import("./inbox.js"),
          },
        ],
      },
      {
        heading: t.groups.second,
        entries: [
          {
            path: "escalations",
            label: t.views.escalations,
            tag: "service-escalations",
            load: () => import("./escalations.js"),
          },
          {
            path: "approvals",
            label: t.views.approvals,
            tag: "service-approvals",
            load: () => import("./approvals.js"),
          },
        ],
      },
      {
        heading: t.groups.citizens,
        entries: [
          {
            path: "timeline",
            label: t.views.timeline,
            tag: "service-timeline",
            load: () => import("./timeline.js"),
          },
          {
            path: "consents",
            label: t.views.consents,
            tag: "service-consents",
            load: () => import("./consents.js"),
          },
        ],
      },
      {
        heading: t.groups.notices,
        entries: [
          {
            path: "notices",
            label: t.views.notices,
            tag: "service-notices",
            load: () => import("./notices.js"),
          },
          {
            path: "campaigns",
            label: t.views.campaigns,
            tag: "service-campaigns",
            load: () => import("./campaigns.js"),
          },
          {
            path: "deliveries",
            label: t.views.deliveries,
            tag: "service-deliveries",
            load: () => import("./deliveries.js"),
          },
        ],
      },
      {
        heading: t.groups.measure,
        entries: [
          {
            path: "indicators",
            label: t.views.indicators,
            tag: "service-indicators",
            load: () => import("./indicators.js"),
          },
          {
            path: "audit",
            label: t.views.audit,
            tag: "service-audit",
            load: () => import("./audit.js"),
          },
        ],
      },
    ],
    hidden: [],
  };
}

/** Who only looks at figures sees nothing that a citizen wrote. */
const figures = (api: Api) => bodyOf(api.GET("/v1/indicators/volume"));
