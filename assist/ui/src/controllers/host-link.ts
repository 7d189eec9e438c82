import { parseContext, type HostContext } from "../api/context.js";

export interface HostHandlers {
  readonly onContext: (context: HostContext) => void;
  readonly onToken: (token: string) => void;
  /** The host sent a reply that rests on a suggestion: its text as it went out. */
  readonly onSent: (suggestionId: string, text: string) => void;
}

export interface Outgoing extends Readonly<Record<string, unknown>> {
  readonly type: `ventanilla:${"ready" | "insert" | "escalate" | "resize"}`;
}

/**
 * The postMessage link with the page around. It listens to the parent window and to its own, and
 * only to the page's own origin and the allowed ones; it speaks to the parent alone. What comes
 * before the allowed origins are known waits for them.
 */
export class HostLink {
  private origins: ReadonlySet<string> | null = null;
  private waiting: MessageEvent<unknown>[] = [];

  constructor(
    private readonly handlers: HostHandlers,
    private readonly here: Window = window,
  ) {}

  connect(): void {
    this.here.addEventListener("message", this.receive);
  }

  disconnect(): void {
    this.here.removeEventListener("message", this.receive);
  }

  allow(origins: readonly string[]): void {
    this.origins = new Set([...origins, this.here.location.origin]);
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach(this.receive);
  }

  send(message: Outgoing): void {
    if (this.here.parent === this.here || !this.origins) return;
    for (const origin of this.targets()) this.here.parent.postMessage(message, origin);
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.here && event.source !== this.here.parent) return;
    const data = event.data;
    if (typeof data !== "object" || data === null || !("type" in data)) return;
    if (!this.origins) {
      if (event.origin !== this.here.location.origin) return void this.waiting.push(event);
    } else if (!this.origins.has(event.origin)) return;
    if (data.type === "ventanilla:context") this.handlers.onContext(parseContext(data));
    if (data.type === "ventanilla:sent") this.takeSent(data);
    const token = "token" in data ? data.token : null;
    if (data.type === "ventanilla:token" && typeof token === "string" && token) {
      this.handlers.onToken(token);
    }
  };

  private takeSent(data: object): void {
    const { suggestion_id: id, text } = data as Record<string, unknown>;
    if (typeof id === "string" && typeof text === "string" && text) this.handlers.onSent(id, text);
  }

  /** The parent's origin where the browser tells it; all allowed ones where not: the browser
   * delivers a message only to the origin it is addressed to. */
  private targets(): string[] {
    const allowed = [...(this.origins ?? [])].filter((origin) => URL.canParse(origin));
    const parent = this.here.location.ancestorOrigins?.[0];
    return parent === undefined ? allowed : allowed.filter((origin) => origin === parent);
  }
}
