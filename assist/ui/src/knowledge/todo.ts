import { Task } from "@lit/task";
import { css, html } from "lit";
import { customElement } from "lit/decorators.js";

import { bodyOf, type Api } from "../console/api.js";
import { count } from "../console/format.js";
import { shown } from "../console/loading.js";
import { hrefTo } from "../console/route.js";
import { viewStyles } from "../console/styles/index.js";
import { KnowledgeView } from "./view.js";

type Matter =
  | "sources"
  | "conflicts"
  | "cases"
  | "proposals"
  | "canonical"
  | "gaps"
  | "articles"
  | "changes";

interface Pending {
  readonly matter: Matter;
  readonly pending: number;
  readonly href: string;
}

const TROUBLED = ["partial", "truncated", "empty", "failing", "late", "invalid"];
const WEEK_MS = 7 * 86_400_000;

/** What waits for an editor, each with the way to it. */
@customElement("knowledge-todo")
export class TodoView extends KnowledgeView {
  static override styles = [
    viewStyles,
    css`
      .matters {
        display: grid;
        gap: var(--v-sm);
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
      }
      .matters a {
        align-content: start;
        color: inherit;
        height: 100%;
        text-decoration: none;
      }
      .matters a:hover {
        border-color: var(--v-primary);
      }
      .matters a:hover strong {
        text-decoration: underline;
      }
      .figure {
        font-size: 1.75rem;
        font-weight: 700;
        line-height: 1.2;
      }
    `,
  ];

  private readonly pending = new Task(this, {
    args: () => [],
    task: (_, { signal }) => findPending(this.console.api, signal),
  });

  override render() {
    const { t, console } = this;
    return html`<div class="stack">
      <p class="lead">${t.todo.lead}</p>
      ${shown(
        console.words,
        this.pending,
        (matters) => html`<ul class="matters">
          ${matters.map((one) => html`<li>${this.matter(one)}</li>`)}
        </ul>`,
      )}
    </div>`;
  }

  private matter({ matter, pending, href }: Pending) {
    const words = this.t.todo.matters[matter];
    return html`<a class="card" href=${href}>
      <span class="figure">${count(pending, this.console.language)}</span>
      <strong>${words.title}</strong>
      <span class="small muted">${pending ? words.todo : words.none}</span>
    </a>`;
  }
}

async function findPending(api: Api, signal: AbortSignal): Promise<Pending[]> {
  const since = new Date(Date.now() - WEEK_MS).toISOString();
  const query = <Q extends object>(asked: Q) => ({ params: { query: { ...asked, limit: 1 } }, signal });
  const [sources, conflicts, cases, proposals, canonical, gaps, articles, changes] = await Promise.all([
    bodyOf(api.GET("/v1/sources", { signal })),
    bodyOf(api.GET("/v1/conflicts", query({ state: "open" as const }))),
    bodyOf(api.GET("/v1/cases", query({ stale: true, retired: false }))),
    bodyOf(api.GET("/v1/canonical-answers", query({ state: "proposed" as const }))),
    bodyOf(api.GET("/v1/canonical-answers", query({ state: "approved" as const, stale: true }))),
    bodyOf(api.GET("/v1/gaps", query({}))),
    bodyOf(api.GET("/v1/articles", query({ state: "review" as const }))),
    bodyOf(api.GET("/v1/changes", query({ since, kind: "changed" as const }))),
  ]);
  const troubled = sources.filter(({ health }) => TROUBLED.includes(health.state)).length;
  const matter = (name: Matter, pending: number, href: string) => ({ matter: name, pending, href });
  return [
    matter("conflicts", conflicts.total, hrefTo("conflicts")),
    matter("cases", cases.total, hrefTo("cases")),
    matter("proposals", proposals.total, hrefTo("canonical", "", { state: "proposed" })),
    matter("canonical", canonical.total, hrefTo("canonical", "", { state: "approved", stale: "true" })),
    matter("gaps", gaps.total, hrefTo("gaps")),
    matter("articles", articles.total, hrefTo("articles", "", { state: "review" })),
    matter("changes", changes.total, hrefTo("changes", "", { kind: "changed", since: since.slice(0, 10) })),
    matter("sources", troubled, hrefTo("sources")),
  ];
}
