import { html } from "lit";

import { bodyOf } from "../console/api.js";
import type { ConsoleDefinition } from "../console/context.js";
import { knowledgeWords } from "../i18n/knowledge/index.js";

/** What the knowledge console is made of. A view loads when it is opened. */
export function knowledgeConsole(language: string): ConsoleDefinition {
  const t = knowledgeWords(language);
  return {
    name: t.name,
    intro: t.intro,
    forbidden: t.forbidden,
    others: [
      { label: t.others.service, href: "./service" },
      { label: t.others.quality, href: "./quality" },
    ],
    probe: (api) => bodyOf(api.GET("/v1/sources")),
    groups: [
      {
        heading: t.groups.today,
        entries: [
          {
            path: "todo",
            label: t.views.todo,
            load: () => import("./todo.js"),
            render: (console) => html`<knowledge-todo .console=${console}></knowledge-todo>`,
          },
        ],
      },
      {
        heading: t.groups.origin,
        entries: [
          {
            path: "sources",
            label: t.views.sources,
            load: () => import("./sources.js"),
            render: (console, id) =>
              html`<knowledge-sources .console=${console} .itemId=${id}></knowledge-sources>`,
          },
          {
            path: "changes",
            label: t.views.changes,
            load: () => import("./changes.js"),
            render: (console, _, query) =>
              html`<knowledge-changes .console=${console} .query=${query}></knowledge-changes>`,
          },
          {
            path: "jobs",
            label: t.views.jobs,
            load: () => import("./jobs.js"),
            render: (console, id) =>
              html`<knowledge-jobs .console=${console} .itemId=${id}></knowledge-jobs>`,
          },
        ],
      },
      {
        heading: t.groups.truth,
        entries: [
          {
            path: "conflicts",
            label: t.views.conflicts,
            load: () => import("./conflicts.js"),
            render: (console, id, query) =>
              html`<knowledge-conflicts
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></knowledge-conflicts>`,
          },
          {
            path: "canonical",
            label: t.views.canonical,
            load: () => import("./canonical-list.js"),
            render: (console, id, query) =>
              html`<knowledge-canonical
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></knowledge-canonical>`,
          },
          {
            path: "cases",
            label: t.views.cases,
            load: () => import("./cases.js"),
            render: (console, id, query) =>
              html`<knowledge-cases
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></knowledge-cases>`,
          },
        ],
      },
      {
        heading: t.groups.content,
        entries: [
          {
            path: "gaps",
            label: t.views.gaps,
            load: () => import("./gaps.js"),
            render: (console, _, query) =>
              html`<knowledge-gaps .console=${console} .query=${query}></knowledge-gaps>`,
          },
          {
            path: "articles",
            label: t.views.articles,
            load: () => import("./articles.js"),
            render: (console, id, query) =>
              html`<knowledge-articles
                .console=${console}
                .itemId=${id}
                .query=${query}
              ></knowledge-articles>`,
          },
          {
            path: "content-quality",
            label: t.views.contentQuality,
            load: () => import("./content-quality.js"),
            render: (console) =>
              html`<knowledge-content-quality .console=${console}></knowledge-content-quality>`,
          },
        ],
      },
      {
        heading: t.groups.index,
        entries: [
          {
            path: "search",
            label: t.views.search,
            load: () => import("./search.js"),
            render: (console, _, query) =>
              html`<knowledge-search .console=${console} .query=${query}></knowledge-search>`,
          },
          {
            path: "snapshots",
            label: t.views.snapshots,
            load: () => import("./snapshots.js"),
            render: (console) =>
              html`<knowledge-snapshots .console=${console}></knowledge-snapshots>`,
          },
        ],
      },
    ],
    hidden: [
      {
        path: "documents",
        label: t.views.documents,
        load: () => import("./document.js"),
        render: (console, id) =>
          html`<knowledge-document .console=${console} .itemId=${id}></knowledge-document>`,
      },
    ],
  };
}
