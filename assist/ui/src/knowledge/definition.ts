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
            tag: "knowledge-todo",
            load: () => import("./todo.js"),
          },
        ],
      },
      {
        heading: t.groups.origin,
        entries: [
          {
            path: "sources",
            label: t.views.sources,
            tag: "knowledge-sources",
            load: () => import("./sources.js"),
          },
          {
            path: "changes",
            label: t.views.changes,
            tag: "knowledge-changes",
            load: () => import("./changes.js"),
          },
          {
            path: "jobs",
            label: t.views.jobs,
            tag: "knowledge-jobs",
            load: () => import("./jobs.js"),
          },
        ],
      },
      {
        heading: t.groups.truth,
        entries: [
          {
            path: "conflicts",
            label: t.views.conflicts,
            tag: "knowledge-conflicts",
            load: () => import("./conflicts.js"),
          },
          {
            path: "canonical",
            label: t.views.canonical,
            tag: "knowledge-canonical",
            load: () => import("./canonical-list.js"),
          },
          {
            path: "cases",
            label: t.views.cases,
            tag: "knowledge-cases",
            load: () => import("./cases.js"),
          },
        ],
      },
      {
        heading: t.groups.content,
        entries: [
          {
            path: "gaps",
            label: t.views.gaps,
            tag: "knowledge-gaps",
            load: () => import("./gaps.js"),
          },
          {
            path: "articles",
            label: t.views.articles,
            tag: "knowledge-articles",
            load: () => import("./articles.js"),
          },
          {
            path: "content-quality",
            label: t.views.contentQuality,
            tag: "knowledge-content-quality",
            load: () => import("./content-quality.js"),
          },
        ],
      },
      {
        heading: t.groups.index,
        entries: [
          {
            path: "search",
            label: t.views.search,
            tag: "knowledge-search",
            load: () => import("./search.js"),
          },
          {
            path: "snapshots",
            label: t.views.snapshots,
            tag: "knowledge-snapshots",
            load: () => import("./snapshots.js"),
          },
        ],
      },
    ],
    hidden: [
      {
        path: "documents",
        label: t.views.documents,
        tag: "knowledge-document",
        load: () => import("./document.js"),
      },
    ],
  };
}
