import type {
  IdentifierCheck,
  OfficePlace,
  PageBlock,
  SearchHit,
  Term,
  TermRequest,
} from "./desk-types.js";
import { parseBlocks, parseHits, parseIdentifier, parsePlaces, parseTerm } from "./parse-desk.js";
import { parseCitations, parseConfig, parseOffices, parseStatus, parseSuggestion } from "./parse.js";
import { Problem, problemFrom, problemOf } from "./problem.js";
import { parseEvents, type ServerEvent } from "./sse.js";
import type {
  AgentEvent,
  Citation,
  Office,
  Redraft,
  Status,
  Suggestion,
  SuggestionRequest,
  UiConfig,
} from "./types.js";

/** What becomes known of a suggestion while it is being made. */
export interface Progress {
  readonly stage?: string;
  readonly status?: Status;
  readonly citations?: readonly Citation[];
  readonly delta?: string;
}

/** After this long without an end, the connection is taken for lost. */
const PATIENCE_MS = 60_000;

export interface SuggestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The calls the sidebar makes. The key travels in a header, never in an address. */
export class VentanillaClient {
  constructor(
    private readonly base: string,
    private readonly key: string = "",
  ) {}

  /**
   * Ask for a suggestion, streamed where the service streams and as one JSON body where not.
   * Throws a `Problem`; an abort by the caller's signal throws the signal's own error.
   */
  async suggest(request: SuggestionRequest, options: SuggestOptions = {}): Promise<Suggestion> {
    const init: RequestInit = {
      method: "POST",
      headers: this.headers({
        Accept: "text/event-stream, application/json;q=0.5",
        "Content-Type": "application/json",
      }),
      body: JSON.stringify(request),
    };
    const patience = AbortSignal.timeout(PATIENCE_MS);
    init.signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
    const work = async () => {
      const response = await this.send("v1/suggestions", init);
      return readSuggestion(response, options.onProgress);
    };
    return this.guarded(work, options.signal);
  }

  /** The same question again, drafted otherwise. Throws as `suggest` does. */
  async redraft(id: string, change: Redraft, signal: AbortSignal): Promise<Suggestion> {
    const path = `v1/suggestions/${encodeURIComponent(id)}/redraft`;
    const patient = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const init = { ...this.posting(change), signal: patient };
    return this.guarded(async () => required(await (await this.send(path, init)).json()), signal);
  }

  /** Tell the service what the agent did. Never fails: the record must not slow the agent. */
  report(suggestionId: string, event: AgentEvent): void {
    const path = `v1/suggestions/${encodeURIComponent(suggestionId)}/events`;
    void this.send(path, { ...this.posting(event), keepalive: true }).catch(() => undefined);
  }

  async search(query: string): Promise<SearchHit[]> {
    const path = `v1/search?${new URLSearchParams({ q: query, limit: "8" })}`;
    return parseHits(await this.read(path, { headers: this.headers({}) }));
  }

  /** The page that a citation comes from, in reading order. */
  async page(documentId: string): Promise<PageBlock[]> {
    const path = `v1/documents/${encodeURIComponent(documentId)}`;
    return parseBlocks(await this.read(path, { headers: this.headers({}) }));
  }

  async places(): Promise<OfficePlace[]> {
    return parsePlaces(await this.read("v1/offices", { headers: this.headers({}) }));
  }

  async term(request: TermRequest): Promise<Term> {
    return parseTerm(await this.read("v1/tools/term", this.posting(request)));
  }

  async identifier(value: string): Promise<IdentifierCheck> {
    return parseIdentifier(await this.read("v1/tools/identifier", this.posting({ value })));
  }

  async offices(): Promise<Office[]> {
    return parseOffices(await this.read("v1/offices", { headers: this.headers({}) }));
  }

  async config(): Promise<UiConfig> {
    return parseConfig(await this.read("ui/config.json", {}));
  }

  private read(path: string, init: RequestInit): Promise<unknown> {
    return this.guarded(async () => (await this.send(path, init)).json());
  }

  private posting(body: unknown): RequestInit {
    const headers = this.headers({ "Content-Type": "application/json" });
    return { method: "POST", headers, body: JSON.stringify(body) };
  }

  private headers(extra: Record<string, string>): Record<string, string> {
    return this.key ? { ...extra, Authorization: `Bearer ${this.key}` } : extra;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.base.replace(/\/+$/, "")}/${path}`, init);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** Whatever breaks underneath is the network, unless the caller itself gave up. */
  private async guarded<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || error instanceof Problem) throw error;
      throw new Problem("network", error instanceof Error ? error.message : "");
    }
  }
}

async function readSuggestion(
  response: Response,
  onProgress: SuggestOptions["onProgress"],
): Promise<Suggestion> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.includes("text/event-stream") || !response.body) {
    return required(await response.json());
  }
  for await (const event of parseEvents(response.body)) {
    const data = jsonOf(event);
    if (event.event === "suggestion") return required(data);
    if (event.event === "error" || event.event === "problem") throw problemFrom(data, "server");
    const progress = progressOf(event.event, data);
    if (progress) onProgress?.(progress);
  }
  throw new Problem("network", "The stream ended before the suggestion.");
}

function required(body: unknown): Suggestion {
  const suggestion = parseSuggestion(body);
  if (!suggestion) throw new Problem("server", "The answer is not a suggestion.");
  return suggestion;
}

function jsonOf(event: ServerEvent): unknown {
  try {
    return JSON.parse(event.data);
  } catch {
    return event.data;
  }
}

function progressOf(name: string, data: unknown): Progress | null {
  const fields = (typeof data === "object" && data !== null ? data : {}) as Record<string, unknown>;
  if (name === "sources") return { citations: parseCitations(data) };
  if (name === "draft.delta") {
    const delta = typeof data === "string" ? data : fields["text"];
    return typeof delta === "string" ? { delta } : null;
  }
  if (name !== "status") return null;
  const status = parseStatus(typeof data === "string" ? data : fields["status"]);
  const stage = fields["stage"];
  return { ...(status && { status }), ...(typeof stage === "string" && { stage }) };
}
