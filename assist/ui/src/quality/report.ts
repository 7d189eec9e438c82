import { Task } from "@lit/task";
import { css, html } from "lit";
import { customElement, query } from "lit/decorators.js";

import { shown } from "../console/loading.js";
import { viewStyles } from "../console/styles/index.js";
import { QualityView } from "./view.js";

/**
 * The whole report in a frame of its own: no script runs in it, and what it may load its own policy
 * says. The frame's page is empty; the report, which the key protects, is written into it.
 */
@customElement("quality-report")
export class ReportElement extends QualityView {
  static override styles = [
    viewStyles,
    css`
      iframe {
        background: #ffffff;
        border: 1px solid var(--v-line);
        display: block;
        height: 80vh;
        width: 100%;
      }
    `,
  ];

  @query("iframe") private frame!: HTMLIFrameElement | null;

  private readonly report = new Task(this, {
    args: () => [this.itemId] as const,
    task: async ([id], { signal }) => {
      const path = `/v1/evaluations/${encodeURIComponent(id)}/report.html`;
      return (await this.console.api.file(path, signal)).text();
    },
  });

  override render() {
    const words = this.t.report;
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      ${shown(
        this.console.words,
        this.report,
        (report) => html`<iframe
          title=${words.title}
          src="./report"
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          @load=${() => this.fill(report)}
        ></iframe>`,
      )}
    </section>`;
  }

  private fill(report: string): void {
    const inside = this.frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!inside) return;
    const page = inside.document;
    // The frame's own parser: what is parsed here would stand under the policy of this page.
    const parsed = new inside.DOMParser().parseFromString(report, "text/html");
    page.replaceChild(page.adoptNode(parsed.documentElement), page.documentElement);
    // Links within the report move in it; all others open beside the console.
    for (const link of page.querySelectorAll<HTMLAnchorElement>("a[href]")) {
      if (!link.getAttribute("href")?.startsWith("#")) link.target = "_blank";
    }
  }
}
