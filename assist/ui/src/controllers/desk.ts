import type { ReactiveControllerHost } from "lit";

import type { VentanillaClient } from "../api/client.js";
import {
  replyOf,
  type AgentEvent,
  type Redraft,
  type Suggestion,
  type SuggestionRequest,
} from "../api/types.js";
import { plainText } from "../draft/plain-text.js";
import type { Catalogue } from "../i18n/index.js";
import { copyText } from "./clipboard.js";
import type { Outgoing } from "./host-link.js";
import { SuggestionController } from "./suggestion.js";

/** A suggestion as it stood on the desk: `edited` is the agent's own text, if any. */
export interface Version {
  readonly suggestion: Suggestion;
  readonly edited: string | null;
}

export interface DeskHost {
  readonly client: () => VentanillaClient;
  readonly words: () => Catalogue;
  readonly announce: (text: string) => void;
  readonly emit: (type: Outgoing["type"], detail: Record<string, unknown>) => void;
}

const KEPT_VERSIONS = 20;

/**
 * What lies on the agent's desk: the suggestion, the text as the agent left it, and what was
 * there before. Nothing that the agent wrote is lost: what replaces it can be undone.
 */
export class Desk {
  readonly job: SuggestionController;
  /** The agent's own text; null while the proposal stands as it came. */
  edited: string | null = null;
  /** What became of the last action. */
  note = "";
  private past: Version[] = [];

  constructor(
    private readonly view: ReactiveControllerHost,
    private readonly host: DeskHost,
  ) {
    this.job = new SuggestionController(view);
  }

  get suggestion(): Suggestion | null {
    return this.job.suggestion;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** The agent's text waits in what can be undone. */
  get keepsOwnText(): boolean {
    return this.past.at(-1)?.edited != null;
  }

  /** What is inserted or copied; "" where there is no reply. */
  get text(): string {
    if (this.edited !== null) return this.edited;
    const reply = replyOf(this.suggestion);
    return reply ? plainText(reply, this.suggestion?.citations ?? []) : "";
  }

  async ask(request: SuggestionRequest) {
    this.put();
    return this.job.ask(this.host.client(), request);
  }

  async redraft(change: Redraft) {
    const { suggestion } = this;
    if (!suggestion) return "idle";
    this.put();
    return this.job.redraft(this.host.client(), suggestion.id, change);
  }

  edit(text: string): void {
    this.edited = text;
    this.note = "";
    this.view.requestUpdate();
  }

  /** Back to the proposal as it came; the agent's text can be had again. */
  restoreProposal(): void {
    const { suggestion } = this;
    if (!suggestion || this.edited === null) return;
    this.put();
    this.say(this.words.desk.restored);
  }

  /** Add a piece at the end, before the signature is the agent's to move. */
  append(piece: string): void {
    this.edit(this.text ? `${this.text}\n\n${piece}` : piece);
    this.say(this.words.desk.appended);
  }

  insert(): void {
    const { suggestion, text } = this;
    if (!suggestion || !text) return;
    this.host.emit("ventanilla:insert", { text, suggestion_id: suggestion.id });
    this.say(this.words.draft.inserted);
    this.report({ type: "inserted" });
  }

  async copy(): Promise<void> {
    if (!this.suggestion || !this.text) return;
    const copied = await copyText(this.text);
    this.say(copied ? this.words.draft.copied : this.words.draft.copyFailed);
    if (copied) this.report({ type: "copied" });
  }

  rate(rating: number, reason = ""): void {
    this.report({ type: "rated", rating, ...(reason && { reason }) });
    this.say(this.words.desk.rated);
  }

  /** Hand it to the second level: the host opens its queue with what it is told here. */
  escalate(question: string, reason: string): void {
    const { suggestion } = this;
    if (!suggestion) return;
    const detail = { suggestion_id: suggestion.id, question, reason, text: this.text };
    this.host.emit("ventanilla:escalate", detail);
    this.report({ type: "escalated", reason });
    this.say(this.words.desk.escalated);
  }

  discard(): void {
    this.report({ type: "discarded" });
    this.put();
    this.job.clear();
  }

  /** What lay here before the last redraft, question, discard or reset. */
  undo(): boolean {
    const before = this.past.pop();
    if (!before) return false;
    this.show(before);
    this.host.announce(this.words.desk.undone);
    return true;
  }

  /** Clear the desk for another interaction; what lay on it is handed out to be kept. */
  take(): Version | null {
    const { suggestion, edited } = this;
    this.past = [];
    this.edited = null;
    this.note = "";
    this.job.clear();
    return suggestion && { suggestion, edited };
  }

  show(version: Version): void {
    this.edited = version.edited;
    this.note = "";
    this.job.restore(version.suggestion);
  }

  report(event: AgentEvent): void {
    if (this.suggestion) this.host.client().report(this.suggestion.id, event);
  }

  /** Put what lies here where undo finds it. */
  private put(): void {
    const { suggestion, edited } = this;
    if (suggestion) this.past = [...this.past, { suggestion, edited }].slice(-KEPT_VERSIONS);
    this.edited = null;
    this.note = "";
  }

  private say(note: string): void {
    this.note = note;
    this.view.requestUpdate();
  }

  private get words(): Catalogue {
    return this.host.words();
  }
}
