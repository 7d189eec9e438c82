import { html } from "lit";

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
            load: () => import("./inbox.js"),
            render: (console, id, query) =>
              html`<service-inbox
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></service-inbox>`,
          },
        ],
      },
      {
        heading: t.groups.second,
        entries: [
          {
            path: "escalations",
            label: t.views.escalations,
            load: () => import("./escalations.js"),
            render: (console, id, query) =>
              html`<service-escalations
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></service-escalations>`,
          },
          {
            path: "approvals",
            label: t.views.approvals,
            load: () => import("./approvals.js"),
            render: (console, _, query) =>
              html`<service-approvals
                .console=${console}
                .query=${query}
              ></service-approvals>`,
          },
        ],
      },
      {
        heading: t.groups.citizens,
        entries: [
          {
            path: "timeline",
            label: t.views.timeline,
            load: () => import("./timeline.js"),
            render: (console, id, query) =>
              html`<service-timeline
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></service-timeline>`,
          },
          {
            path: "consents",
            label: t.views.consents,
            load: () => import("./consents.js"),
            render: (console, _, query) =>
              html`<service-consents
                .console=${console}
                .query=${query}
              ></service-consents>`,
          },
        ],
      },
      {
        heading: t.groups.notices,
        entries: [
          {
            path: "notices",
            label: t.views.notices,
            load: () => import("./notices.js"),
            render: (console, id, query) =>
              html`<service-notices
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></service-notices>`,
          },
          {
            path: "campaigns",
            label: t.views.campaigns,
            load: () => import("./campaigns.js"),
            render: (console, id, query) =>
              html`<service-campaigns
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></service-campaigns>`,
          },
          {
            path: "deliveries",
            label: t.views.deliveries,
            load: () => import("./deliveries.js"),
            render: (console, _, query) =>
              html`<service-deliveries
                .console=${console}
                .query=${query}
              ></service-deliveries>`,
          },
        ],
      },
      {
        heading: t.groups.measure,
        entries: [
          {
            path: "indicators",
            label: t.views.indicators,
            load: () => import("./indicators.js"),
            render: (console, _, query) =>
              html`<service-indicators
                .console=${console}
                .query=${query}
              ></service-indicators>`,
          },
          {
            path: "audit",
            label: t.views.audit,
            load: () => import("./audit.js"),
            render: (console, _, query) =>
              html`<service-audit
                .console=${console}
                .query=${query}
              ></service-audit>`,
          },
        ],
      },
    ],
    hidden: [],
  };
}

/** Who only looks at figures sees nothing that a citizen wrote. */
const figures = (api: Api) => bodyOf(api.GET("/v1/indicators/volume"));
