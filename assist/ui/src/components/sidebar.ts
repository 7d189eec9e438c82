import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import "./ask-form.js";
import "./shortcuts.js";
import "./sign-in.js";
import { VentanillaClient } from "../api/client.js";
import { parseChannel, parseContext, type HostContext } from "../api/context.js";
import { Problem } from "../api/problem.js";
import { replyOf, type AgentAction, type Office } from "../api/types.js";
import { copyText } from "../controllers/clipboard.js";
import { EmbeddingController } from "../controllers/embedding.js";
import { Interaction } from "../controllers/interaction.js";
import { Session } from "../controllers/session.js";
import type { Command } from "../controllers/shortcuts.js";
import { SuggestionController } from "../controllers/suggestion.js";
import { plainText } from "../draft/plain-text.js";
import { catalogueFor, type Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { notice } from "../styles/notice.js";
import { sidebarStyles } from "../styles/sidebar.js";
import { tokens } from "../styles/tokens.js";
import type { AskFormElement } from "./ask-form.js";
import type { CitationsElement } from "./citations.js";
import type { DraftElement } from "./draft.js";
import { renderResults } from "./results.js";

/** The module is served at …/ui/sidebar.js, beside …/v1. */
const OWN_ADDRESS = import.meta.url;
const DEFAULT_BASE = new URL("..", OWN_ADDRESS).href;

/**
 * The agent's sidebar. Attributes: `api-base` (where the service is; where this module came from
 * when absent), `office`, `channel`, `lang`, `theme` (light or dark; the system's when absent),
 * `framed` (it is the whole page of a frame), `manual` (suggest only when told). Properties, for
 * a page that holds it without a frame: `context`, `token`.
 * Events, also posted to the parent window: `ventanilla:ready`, `ventanilla:insert`
 * {text, suggestion_id}, `ventanilla:resize` {height}.
 */
@customElement("ventanilla-sidebar")
export class SidebarElement extends LitElement {
  static override styles = [tokens, base, button, notice, sidebarStyles];

  @property({ attribute: "api-base" }) apiBase = DEFAULT_BASE;
  @property() office = "";
  @property() channel = "";
  @property() override lang = "";
  @property({ reflect: true }) theme = "";
  @property({ type: Boolean }) framed = false;
  @property({ type: Boolean }) manual = false;

  @state() private organisation = "";
  @state() private offices: readonly Office[] = [];
  @state() private rejection = "";
  @state() private note = "";
  @state() private announcement = "";
  @query("ventanilla-ask-form") private form!: AskFormElement | null;
  @query("ventanilla-draft") private draft!: DraftElement | null;
  @query("ventanilla-citations") private sources!: CitationsElement | null;

  private readonly session = new Session();
  private readonly job = new SuggestionController(this);
  private readonly interaction = new Interaction();
  private readonly embedding = new EmbeddingController(this, {
    client: () => this.client,
    onContext: (context) => this.enter(context),
    onToken: (token) => (this.token = token),
    onConfig: (config) => {
      this.organisation = config.organisation;
      if (!this.offices.length) this.offices = config.offices;
    },
    onCommand: (command) => this.obey(command),
  });
  /** A question that waits for a key. */
  private waiting = false;

  /** The access key, from the host page: kept in memory, never in an address. */
  set token(key: string) {
    this.session.lend(key);
    void this.begin();
  }

  /** The interaction on the agent's screen, as `ventanilla:context` carries it. */
  set context(value: unknown) {
    this.enter(parseContext(value));
  }

  protected override firstUpdated(): void {
    if (this.session.key) void this.begin();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("channel")) this.channel = parseChannel(this.channel) ?? "email";
  }

  override render() {
    const t = this.t;
    const split = this.session.key && this.job.phase !== "idle" ? "split" : "";
    return html`
      <section aria-label=${t.sidebar.region} lang=${this.language}>
        <header>
          <div>
            <h2>${t.sidebar.name}</h2>
            <p class="small muted">${this.organisation}</p>
          </div>
          ${this.session.key
            ? html`<button class="quiet small" type="button" @click=${this.leave}>
                ${t.sidebar.signOut}
              </button>`
            : nothing}
        </header>
        <p class="unseen" role="status">${this.announcement}</p>
        <div class="column ${split}">
          ${this.session.key ? this.renderWork() : this.renderSignIn()}
          <footer><ventanilla-shortcuts .t=${t}></ventanilla-shortcuts></footer>
        </div>
      </section>
    `;
  }

  private renderSignIn() {
    return html`
      <ventanilla-sign-in
        .t=${this.t}
        .rejection=${this.rejection}
        @sign-in=${(event: CustomEvent<string>) => this.signIn(event.detail)}
      ></ventanilla-sign-in>
    `;
  }

  private renderWork() {
    const { t, job } = this;
    return html`
      <ventanilla-ask-form
        .t=${t}
        .question=${this.interaction.question}
        .fromConversation=${this.interaction.isPending && this.interaction.question !== ""}
        .channel=${parseChannel(this.channel)}
        .office=${this.office}
        .offices=${this.offices}
        .working=${job.phase === "working"}
        .asked=${job.phase === "done"}
        @ask=${() => this.ask()}
        @cancel-ask=${() => this.cancel()}
        @edit-question=${(event: CustomEvent<string>) => this.write(event.detail)}
        @choose-channel=${(event: CustomEvent<string>) => (this.channel = event.detail)}
        @choose-office=${(event: CustomEvent<string>) => (this.office = event.detail)}
      ></ventanilla-ask-form>
      ${renderResults({
        t,
        language: this.language,
        job,
        offices: this.offices,
        note: this.note,
        onCite: (n) => void this.sources?.show(n),
        onBack: (n) => this.draft?.focusMarker(n),
        onInsert: () => this.insert(),
        onCopy: () => void this.copy(),
        onDiscard: () => this.discard(),
        onRetry: () => void this.ask(),
      })}
    `;
  }

  /** Suggest a reply to the question in the form. */
  async ask(): Promise<void> {
    if (!this.interaction.question.trim()) return;
    this.waiting = !this.session.key;
    if (this.waiting) return;
    this.note = "";
    this.announcement = this.t.working;
    const place = { channel: parseChannel(this.channel) ?? "email", office: this.office };
    const request = this.interaction.request(place);
    const end = await this.job.ask(this.client, request);
    if (end === "done") this.present();
    if (end === "failed") this.explain();
  }

  private present(): void {
    const { suggestion } = this.job;
    if (!suggestion) return;
    const title = this.t.status[suggestion.status].title;
    this.announcement = this.t.announce.ready(title, suggestion.citations.length);
    this.report("displayed");
  }

  private explain(): void {
    this.announcement = "";
    if (this.job.problem?.kind !== "unauthorized") return;
    this.waiting = true;
    this.reject(this.t.signIn.rejected);
  }

  private insert(): void {
    const { suggestion } = this.job;
    const reply = replyOf(suggestion);
    if (!suggestion || !reply) return;
    const text = plainText(reply, suggestion.citations);
    this.embedding.emit("ventanilla:insert", { text, suggestion_id: suggestion.id });
    this.note = this.t.draft.inserted;
    this.report("inserted");
  }

  private async copy(): Promise<void> {
    const { suggestion } = this.job;
    const reply = replyOf(suggestion);
    if (!suggestion || !reply) return;
    const copied = await copyText(plainText(reply, suggestion.citations));
    this.note = copied ? this.t.draft.copied : this.t.draft.copyFailed;
    if (copied) this.report("copied");
  }

  private discard(): void {
    this.report("discarded");
    this.job.clear();
    this.announcement = this.t.draft.discarded;
    this.form?.focus();
  }

  private cancel(): boolean {
    if (this.job.phase !== "working") return false;
    this.job.clear();
    this.announcement = this.t.announce.cancelled;
    return true;
  }

  private report(action: AgentAction): void {
    if (this.job.suggestion) this.client.report(this.job.suggestion.id, action);
  }

  private enter(context: HostContext): void {
    const { isOther, hasNewQuestion } = this.interaction.enter(context);
    if (context.channel) this.channel = context.channel;
    if (context.office) this.office = context.office;
    if (isOther) this.job.clear();
    this.requestUpdate();
    if (hasNewQuestion && !this.manual) void this.ask();
  }

  private write(question: string): void {
    this.interaction.question = question;
    this.requestUpdate();
  }

  private async signIn(key: string): Promise<void> {
    try {
      this.offices = await new VentanillaClient(this.apiBase, key).offices();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return this.reject(this.reasonOf(error));
    }
    this.session.keep(key);
    this.rejection = "";
    await this.resume();
    this.form?.focus();
  }

  private reasonOf({ kind }: Problem): string {
    if (kind === "unauthorized") return this.t.signIn.rejected;
    if (kind === "forbidden") return this.t.signIn.forbidden;
    return `${this.t.problem.title[kind]}.`;
  }

  private reject(reason: string): void {
    this.session.forget();
    this.job.clear();
    // The same words twice would not be read out again: they are set anew.
    this.rejection = "";
    void this.updateComplete.then(() => (this.rejection = reason));
  }

  private readonly leave = (): void => {
    this.session.forget();
    this.job.clear();
    this.rejection = "";
    this.write("");
  };

  /** With a key at hand: learn the offices, and answer what waited. */
  private async begin(): Promise<void> {
    await this.resume();
    try {
      this.offices = await this.client.offices();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.kind === "unauthorized") this.reject(this.t.signIn.rejected);
      // Any other failure leaves the list as it is: the question itself will tell.
    }
  }

  private async resume(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    if (this.waiting) void this.ask();
  }

  private obey(command: Command): boolean {
    if (command === "cancel") return this.cancel();
    if (!replyOf(this.job.suggestion)) return false;
    if (command === "insert") this.insert();
    else void this.copy();
    return true;
  }

  private get client(): VentanillaClient {
    return new VentanillaClient(this.apiBase, this.session.key);
  }

  private get language(): string {
    return (this.lang || document.documentElement.lang || "es").toLowerCase().split("-")[0] ?? "es";
  }

  private get t(): Catalogue {
    return catalogueFor(this.language);
  }
}
