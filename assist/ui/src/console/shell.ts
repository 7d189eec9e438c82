import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";

import "../components/sign-in.js";
import { Problem } from "../api/problem.js";
import { catalogueFor } from "../i18n/index.js";
import { consoleWords, type ConsoleWords } from "../i18n/console/index.js";
import { createApi, type Api } from "./api.js";
import type { ConsoleContext, ConsoleDefinition, ViewEntry } from "./context.js";
import { KeyIdentity, type Identity } from "./identity.js";
import { asProblem, emptyNote, problemNotice, waiting } from "./loading.js";
import { hrefTo, parseRoute, type Route } from "./route.js";
import { shellStyles } from "./styles/shell.js";

interface Notice {
  readonly text: string;
  readonly undo: (() => Promise<unknown>) | null;
}

/** The frame of a console: sign-in, navigation, one view at a time, and what has to be told. */
@customElement("ventanilla-console")
export class ConsoleElement extends LitElement {
  static override styles = shellStyles;

  @property({ attribute: false }) definition!: ConsoleDefinition;
  @property({ attribute: false }) language = "es";
  @property({ attribute: false }) identity: Identity = new KeyIdentity();
  /** What `/v1/…` is appended to. */
  @property({ attribute: false }) apiBase = "";
  @property({ attribute: false }) organisation = "";
  @state() private route: Route = parseRoute(window.location.hash);
  @state() private heading = "";
  @state() private loaded: ReadonlySet<ViewEntry> = new Set();
  @state() private failure: Problem | null = null;
  @state() private menuOpen = false;
  @state() private notice: Notice | null = null;
  @state() private rejection = "";
  /** How often something was taken back: each time the view is made anew. */
  @state() private undone = 0;
  @query("h1") private headline!: HTMLElement | null;
  private context: ConsoleContext | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.follow);
  }

  protected override firstUpdated(): void {
    if (this.identity.credential) this.enter();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("heading") || changed.has("route")) document.title = this.pageTitle;
  }

  override render() {
    const { words } = this;
    return html`
      <header>
        <button class="skip" type="button" @click=${() => this.headline?.focus()}>
          ${words.skip}
        </button>
        <p class="brand"><strong>${words.name}</strong> <span>${this.definition.name}</span></p>
        <p class="organisation">${this.organisation}</p>
        <div class="tools">${this.renderTools()}</div>
      </header>
      <div class="layout ${this.context ? "" : "alone"}">
        ${this.context ? this.renderNavigation() : nothing}
        <main id="main">
          <h1 tabindex="-1">${this.heading || this.labelOf(this.entry)}</h1>
          ${this.context ? this.renderView(this.context) : this.renderSignIn()}
        </main>
      </div>
      <div class="toast" role="status">${this.renderNotice()}</div>
    `;
  }

  private renderTools() {
    const { words, definition } = this;
    const { label, code } = words.otherLanguage;
    const search = `?lang=${code}`;
    return html`
      <a href=${`${search}${window.location.hash}`} lang=${code} hreflang=${code}>${label}</a>
      ${this.context
        ? html`${definition.others.map(
              ({ href, label: name }) =>
                html`<a href=${`${href}${window.location.search}`}>${name}</a>`,
            )}
            <button class="quiet small" type="button" @click=${this.leave}>${words.signOut}</button>`
        : nothing}
    `;
  }

  private renderNavigation() {
    const { words } = this;
    return html`
      <nav aria-label=${words.sections}>
        <button
          class="menu"
          type="button"
          aria-expanded=${this.menuOpen ? "true" : "false"}
          aria-controls="groups"
          @click=${() => (this.menuOpen = !this.menuOpen)}
        >
          ${words.menu}: ${this.labelOf(this.entry)}
        </button>
        <div id="groups" class=${this.menuOpen ? "open" : ""}>
          ${this.definition.groups.map(
            ({ heading, entries }, index) => html`
              <p id="group-${index}" class="group">${heading}</p>
              <ul aria-labelledby="group-${index}">
                ${entries.map((entry) => this.renderLink(entry))}
              </ul>
            `,
          )}
        </div>
      </nav>
    `;
  }

  private renderLink(entry: ViewEntry) {
    const current = entry === this.entry;
    return html`<li>
      <a href=${hrefTo(entry.path)} aria-current=${current ? "page" : nothing}>${entry.label}</a>
    </li>`;
  }

  private renderView(context: ConsoleContext) {
    const { entry, words, route } = this;
    if (!entry) return emptyNote(words.unknownView.title, words.unknownView.hint);
    if (this.failure) return problemNotice(words, this.failure, () => void this.open(entry));
    if (!this.loaded.has(entry)) return waiting(words.loading);
    const tag = unsafeStatic(entry.tag);
    const view = staticHtml`<${tag} .console=${context} .itemId=${route.id} .query=${route.query}></${tag}>`;
    return keyed(this.undone, view);
  }

  private renderSignIn() {
    const { words } = this;
    const t = catalogueFor(this.language);
    const signIn = { ...t.signIn, ...words.signIn, forbidden: this.definition.forbidden };
    return html`
      <p>${this.definition.intro}</p>
      <h2 class="unseen">${words.signIn.title}</h2>
      <ventanilla-sign-in
        .t=${{ ...t, signIn }}
        .rejection=${this.rejection}
        @sign-in=${(event: CustomEvent<string>) => void this.signIn(event.detail)}
      ></ventanilla-sign-in>
    `;
  }

  private renderNotice() {
    const { notice, words } = this;
    if (!notice) return nothing;
    return html`<div>
      <p>${notice.text}</p>
      ${notice.undo
        ? html`<button type="button" @click=${() => void this.undo(notice)}>${words.undo}</button>`
        : nothing}
      <button class="quiet" type="button" @click=${() => (this.notice = null)}>
        ${words.close}
      </button>
    </div>`;
  }

  private async undo(notice: Notice): Promise<void> {
    this.notice = null;
    try {
      await notice.undo?.();
      this.undone += 1;
      this.tell(this.words.undone);
    } catch (error) {
      const { kind, detail } = asProblem(error);
      this.tell(detail || this.words.problem.title[kind]);
    }
  }

  private tell(text: string, undo: (() => Promise<unknown>) | null = null): void {
    // The same words twice would not be read out again: they are set anew.
    this.notice = null;
    void this.updateComplete.then(() => (this.notice = { text, undo }));
  }

  private async signIn(key: string): Promise<void> {
    try {
      await this.definition.probe(this.apiFor(key));
    } catch (error) {
      return this.reject(this.reasonOf(asProblem(error)));
    }
    this.identity.accept(key);
    this.enter();
    await this.updateComplete;
    this.headline?.focus();
  }

  private reasonOf({ kind }: Problem): string {
    if (kind === "unauthorized") return catalogueFor(this.language).signIn.rejected;
    if (kind === "forbidden") return this.definition.forbidden;
    return `${this.words.problem.title[kind]}. ${this.words.problem.text[kind]}`;
  }

  private reject(reason: string): void {
    this.rejection = "";
    void this.updateComplete.then(() => (this.rejection = reason));
  }

  /** Signed in: show what the address asks for. */
  private enter(): void {
    this.rejection = "";
    this.context = {
      api: this.apiFor(this.identity.credential),
      words: this.words,
      language: this.language,
      tell: (text, undo) => this.tell(text, undo ?? null),
      name: (heading) => (this.heading = heading),
    };
    if (!this.route.view) window.location.replace(hrefTo(this.entries[0]?.path ?? ""));
    else void this.open(this.entry);
    this.requestUpdate();
  }

  private readonly leave = (): void => {
    this.identity.leave();
    this.context = null;
    this.notice = null;
    this.heading = "";
    this.requestUpdate();
  };

  private apiFor(key: string): Api {
    return createApi(this.apiBase, key, () => {
      if (!this.context) return;
      this.leave();
      this.reject(this.words.problem.title.unauthorized);
    });
  }

  private readonly follow = (): void => {
    const before = this.route;
    this.route = parseRoute(window.location.hash);
    const moved = before.view !== this.route.view || before.id !== this.route.id;
    if (!moved) return;
    this.heading = "";
    this.menuOpen = false;
    void this.open(this.entry).then(() => this.headline?.focus());
  };

  private async open(entry: ViewEntry | undefined): Promise<void> {
    this.failure = null;
    if (!entry || !this.context) return;
    try {
      await entry.load();
      this.loaded = new Set([...this.loaded, entry]);
    } catch (error) {
      this.failure = new Problem("network", String(error));
    }
    await this.updateComplete;
    window.scrollTo(0, 0);
  }

  private get entries(): readonly ViewEntry[] {
    const { groups, hidden } = this.definition;
    return [...groups.flatMap((group) => group.entries), ...hidden];
  }

  private get entry(): ViewEntry | undefined {
    return this.entries.find((entry) => entry.path === this.route.view);
  }

  private labelOf(entry: ViewEntry | undefined): string {
    if (!this.context) return this.definition.name;
    return entry ? entry.label : this.words.unknownView.title;
  }

  private get pageTitle(): string {
    const { name } = this.definition;
    const place = this.heading || this.labelOf(this.entry);
    return [...new Set([place, name, this.words.name])].join(" · ");
  }

  private get words(): ConsoleWords {
    return consoleWords(this.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ventanilla-console": ConsoleElement;
  }
}
