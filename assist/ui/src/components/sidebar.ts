import { LitElement, html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import "./ask-form.js";
import "./shortcuts.js";
import "./sign-in.js";
import { VentanillaClient } from "../api/client.js";
import { parseChannel, parseContext, type HostContext } from "../api/context.js";
import { Problem } from "../api/problem.js";
import { replyOf, type Citation, type Office, type Redraft } from "../api/types.js";
import { ConnectionController } from "../controllers/connection.js";
import { Desk } from "../controllers/desk.js";
import { EmbeddingController } from "../controllers/embedding.js";
import { Interaction } from "../controllers/interaction.js";
import { ParkedInteractions } from "../controllers/parked.js";
import { Session } from "../controllers/session.js";
import type { Command } from "../controllers/shortcuts.js";
import { catalogueFor, type Catalogue } from "../i18n/index.js";
import { base } from "../styles/base.js";
import { button } from "../styles/button.js";
import { notice } from "../styles/notice.js";
import { sidebarStyles } from "../styles/sidebar.js";
import { spinner } from "../styles/spinner.js";
import { tokens } from "../styles/tokens.js";
import type { AskFormElement } from "./ask-form.js";
import type { CitationsElement } from "./citations.js";
import type { DraftElement } from "./draft.js";
import type { HandSearchElement } from "./hand-search.js";
import { icons } from "./icons.js";
import { renderResults } from "./results.js";
import type { SimilarCasesElement } from "./similar-cases.js";
import { renderTools } from "./tools.js";
import type { VerdictElement } from "./verdict.js";

/** The module is served at …/ui/sidebar.js, beside …/v1. */
const OWN_ADDRESS = import.meta.url;
const DEFAULT_BASE = new URL("..", OWN_ADDRESS).href;

/**
 * The agent's sidebar. Attributes: `api-base` (where the service is; where this module came from
 * when absent), `office`, `channel`, `lang`, `theme` (light or dark; the system's when absent),
 * `framed` (it is the whole page of a frame), `manual` (suggest only when told). Properties, for
 * a page that holds it without a frame: `context`, `token`.
 * Events, also posted to the parent window: `ventanilla:ready`, `ventanilla:insert`
 * {text, suggestion_id}, `ventanilla:escalate` {suggestion_id, question, reason, text},
 * `ventanilla:resize` {height}.
 */
@customElement("ventanilla-sidebar")
export class SidebarElement extends LitElement {
  static override styles = [tokens, base, button, notice, spinner, sidebarStyles];

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
  @state() private announcement = "";
  /** The conversation went on while the agent was writing. */
  @state() private overtaken = false;
  @query("ventanilla-ask-form") private form!: AskFormElement | null;
  @query("ventanilla-draft") private draft!: DraftElement | null;
  @query("ventanilla-citations") private sources!: CitationsElement | null;
  @query("ventanilla-similar-cases") private cases!: SimilarCasesElement | null;
  @query("ventanilla-hand-search") private handSearch!: HandSearchElement | null;
  @query("ventanilla-verdict") private verdict!: VerdictElement | null;

  private readonly session = new Session();
  private readonly interaction = new Interaction();
  private readonly parked = new ParkedInteractions();
  private readonly desk = new Desk(this, {
    client: () => this.client,
    words: () => this.t,
    announce: (text) => (this.announcement = text),
    emit: (type, detail) => this.embedding.emit(type, detail),
  });
  private readonly connection = new ConnectionController(
    this,
    () => this.client.config(),
    () => this.comeBack(),
  );
  private readonly embedding = new EmbeddingController(this, {
    client: () => this.client,
    onContext: (context) => this.enter(context),
    onToken: (token) => (this.token = token),
    onSent: (id, text) => this.client.report(id, { type: "sent", final_text: text }),
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
    const split = this.session.key && this.desk.job.phase !== "idle" ? "split" : "";
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
        <div role="alert">${this.connection.lost ? this.renderOffline() : nothing}</div>
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

  private renderOffline() {
    return html`
      <div class="notice tone-warning">
        ${icons.warning}
        <div class="small">
          <p class="title">${this.t.desk.offline}</p>
          <p>${this.t.desk.offlineText}</p>
        </div>
      </div>
    `;
  }

  private renderWork() {
    const { t, desk } = this;
    return html`
      <ventanilla-ask-form
        .t=${t}
        .question=${this.interaction.question}
        .fromConversation=${this.interaction.isPending && this.interaction.question !== ""}
        .channel=${parseChannel(this.channel)}
        .office=${this.office}
        .offices=${this.offices}
        .working=${desk.job.phase === "working"}
        .asked=${desk.job.phase === "done"}
        @ask=${() => this.ask()}
        @cancel-ask=${() => this.cancel()}
        @edit-question=${(event: CustomEvent<string>) => this.write(event.detail)}
        @choose-channel=${(event: CustomEvent<string>) => this.changeChannel(event.detail)}
        @choose-office=${(event: CustomEvent<string>) => (this.office = event.detail)}
      ></ventanilla-ask-form>
      ${renderResults({
        t,
        language: this.language,
        desk,
        offices: this.offices,
        overtaken: this.overtaken,
        readPage: (documentId) => this.client.page(documentId),
        onCite: (n) => void this.sources?.show(n),
        onBack: (n) => this.draft?.focusMarker(n),
        onDiscard: () => this.discard(),
        onRedraft: (change) => void this.redraft(change),
        onWithout: (citation) => this.redraftWithout(citation),
        onEscalate: (reason) => desk.escalate(this.interaction.question, reason),
        onUndo: () => this.undo(),
        onRetry: () => void this.ask(),
      })}
      ${renderTools({
        t,
        language: this.language,
        office: this.office,
        canAppend: replyOf(desk.suggestion) !== null,
        client: () => this.client,
        onAppend: (text) => desk.append(text),
      })}
    `;
  }

  /** Suggest a reply to the question in the form. */
  async ask(): Promise<void> {
    if (!this.interaction.question.trim()) return;
    this.waiting = !this.session.key;
    if (this.waiting) return;
    this.announcement = this.t.working;
    const place = { channel: parseChannel(this.channel) ?? "email", office: this.office };
    this.settle(await this.desk.ask(this.interaction.request(place)));
  }

  private async redraft(change: Redraft): Promise<void> {
    this.announcement = this.t.desk.redrafting;
    const end = await this.desk.redraft(change);
    this.settle(end);
    await this.updateComplete;
    await this.draft?.updateComplete;
    if (end === "done") this.draft?.focus();
  }

  private redraftWithout({ url, document_id }: Citation): void {
    void this.redraft({ exclude_sources: [url ?? document_id] });
  }

  private settle(end: Awaited<ReturnType<Desk["ask"]>>): void {
    if (end === "done") this.present();
    if (end === "failed") this.explain();
  }

  private present(): void {
    const { suggestion } = this.desk;
    if (!suggestion) return;
    const title = this.t.status[suggestion.status].title;
    this.announcement = this.t.announce.ready(title, suggestion.citations.length);
    this.desk.report({ type: "displayed" });
  }

  private explain(): void {
    this.announcement = "";
    const kind = this.desk.job.problem?.kind;
    if (kind === "network") this.connection.lose();
    if (kind !== "unauthorized") return;
    this.waiting = true;
    this.reject(this.t.signIn.rejected);
  }

  /** The service answers again: what failed for want of it is asked again. */
  private comeBack(): void {
    this.announcement = this.t.desk.back;
    if (this.desk.job.phase === "failed") void this.ask();
  }

  private discard(): void {
    this.desk.discard();
    this.announcement = this.t.draft.discarded;
    this.form?.focus();
  }

  private undo(): boolean {
    this.overtaken = false;
    return this.desk.undo();
  }

  private cancel(): boolean {
    if (this.desk.job.phase !== "working") return false;
    this.desk.job.clear();
    this.announcement = this.t.announce.cancelled;
    return true;
  }

  private enter(context: HostContext): void {
    const { id: left, question } = this.interaction;
    const { isOther, hasNewQuestion } = this.interaction.enter(context);
    if (context.channel) this.channel = context.channel;
    if (context.office) this.office = context.office;
    this.requestUpdate();
    if (isOther) this.parked.put(left, question, this.desk.take());
    const kept = isOther ? this.parked.take(this.interaction.id, this.interaction.question) : null;
    this.overtaken = !isOther && (this.overtaken || (hasNewQuestion && this.desk.edited !== null));
    if (kept) this.desk.show(kept);
    else if (hasNewQuestion && !this.manual) void this.ask();
  }

  /** Another channel wants another draft: what is on the desk is made again for it. */
  private changeChannel(channel: string): void {
    this.channel = channel;
    if (this.desk.job.phase === "done") void this.ask();
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
    this.desk.job.clear();
    // The same words twice would not be read out again: they are set anew.
    this.rejection = "";
    void this.updateComplete.then(() => (this.rejection = reason));
  }

  private readonly leave = (): void => {
    this.session.forget();
    this.desk.take();
    this.parked.clear();
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
    if (command === "undo") return this.undo();
    if (command === "search") return this.found(this.handSearch, (search) => search.focus());
    if (command === "next-case") return this.found(this.cases, (cases) => cases.next());
    if (!replyOf(this.desk.suggestion)) return false;
    this.act(command);
    return true;
  }

  private act(command: Command): void {
    if (command === "insert") this.desk.insert();
    if (command === "copy") void this.desk.copy();
    if (command === "edit") void this.draft?.edit();
    if (command === "brief" || command === "plain") void this.redraft({ style: command });
    if (command === "wrong" || command === "escalate") void this.verdict?.open(command);
    const citation = command === "without-source" ? this.sources?.current : null;
    if (citation) this.redraftWithout(citation);
  }

  private found<T>(element: T | null, work: (element: T) => void): boolean {
    if (element) work(element);
    return element !== null;
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
