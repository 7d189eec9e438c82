import createClient, { type Client } from "openapi-fetch";

import { Problem, problemOf } from "../api/problem.js";
import type { components, paths } from "../api/schema.js";
import { parseEvents } from "../api/sse.js";

export type Schemas = components["schemas"];
export type Job = Schemas["JobOut"];

/** `data.id`: what it is about. */
export interface LiveEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The calls of the service, typed by its OpenAPI document. Every refusal throws a `Problem`. */
export type Api = Client<paths> & {
  /** Follow a job until it ends; the last value yielded is the final one. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<Job, void, void>;
  /** What happens from now on and concerns whoever holds the key, until `signal` ends it. */
  events(signal: AbortSignal): AsyncGenerator<LiveEvent, void, void>;
  /** Take back what was done, as the answer to it says. */
  undo(action: Schemas["Undo"]): Promise<void>;
  /** A file that the service keeps behind the key. */
  file(path: string, signal?: AbortSignal): Promise<Blob>;
};

/**
 * `base` is the address that `/v1/…` is appended to. The key travels in a header, never in an
 * address; `onUnauthorised` is told when it is good no longer.
 */
export function createApi(base: string, key: string, onUnauthorised: () => void): Api {
  const fetching = guarded(key, onUnauthorised);
  const client = createClient<paths>({ baseUrl: base, fetch: fetching });
  const send = (path: string, init: RequestInit) => fetching(new Request(`${base}${path}`, init));
  return Object.assign(client, {
    follow: (id: string, signal: AbortSignal) => follow(send, id, signal),
    events: (signal: AbortSignal) => liveEvents(send, signal),
    undo: async ({ method = "POST", href }: Schemas["Undo"]) => void (await send(href, { method })),
    file: async (path: string, signal?: AbortSignal) =>
      (await send(path, signal ? { signal } : {})).blob(),
  });
}

/** The body of an answer. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call;
  if (data === undefined || data === null) throw new Problem("server", "The answer is empty.");
  return data;
}

function guarded(key: string, onUnauthorised: () => void) {
  return async (request: Request): Promise<Response> => {
    request.headers.set("Authorization", `Bearer ${key}`);
    const response = await fetch(request).catch((error: unknown) => {
      throw networkProblem(error);
    });
    if (response.status === 401) onUnauthorised();
    if (!response.ok) throw await problemOf(response);
    return response;
  };
}

async function* liveEvents(
  send: (path: string, init: RequestInit) => Promise<Response>,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent, void, void> {
  const response = await send("/v1/events", { signal });
  if (!response.body) return;
  for await (const { event, data } of parseEvents(response.body)) {
    yield { type: event, data: JSON.parse(data) as LiveEvent["data"] };
  }
}

async function* follow(
  send: (path: string, init: RequestInit) => Promise<Response>,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<Job, void, void> {
  const response = await send(`/v1/jobs/${encodeURIComponent(id)}/events`, { signal });
  if (!response.body) throw new Problem("network", "The stream is empty.");
  for await (const { data } of parseEvents(response.body)) yield JSON.parse(data) as Job;
}

/** What breaks underneath is the network, unless the caller gave up. */
function networkProblem(error: unknown): Error {
  if (error instanceof DOMException && error.name === "AbortError") return error;
  return new Problem("network", error instanceof Error ? error.message : "");
}
