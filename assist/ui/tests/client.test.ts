import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { VentanillaClient, type Progress } from "../src/api/client.js";
import { Problem } from "../src/api/problem.js";

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const SUGGESTION = {
  id: "sug_1",
  status: "answered",
  confidence: 0.9,
  draft: { opening: "", text: "Son 19,73 € [1].", closing: "", format: "plain", language: "es" },
  citations: [{ n: 1, document_id: "doc_1", kind: "procedure", title: "Tasa", quote: "19,73 €" }],
};

let server: Server;
let base: string;
let seen: Seen[];
let answer: (request: Seen, response: ServerResponse) => void;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const record = { method, url, headers, body };
      seen.push(record);
      answer(record, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(status: number, body: unknown) {
  return (_: Seen, response: ServerResponse) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
}

function stream(...events: [string, unknown][]) {
  return (_: Seen, response: ServerResponse) => {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    for (const [name, data] of events) {
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    }
    response.end();
  };
}

const client = () => new VentanillaClient(`${base}/`, "clave");

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`no problem, but ${String(error)}`);
  return error;
}

describe("suggest", () => {
  it("follows the stream to the suggestion", async () => {
    answer = stream(
      ["status", { stage: "retrieve" }],
      ["novelty", { of: "a newer service" }],
      ["sources", { citations: SUGGESTION.citations }],
      ["draft.delta", { text: "Son " }],
      ["draft.delta", { text: "19,73 €" }],
      ["suggestion", SUGGESTION],
    );
    const progress: Progress[] = [];
    const onProgress = (step: Progress) => void progress.push(step);
    const suggestion = await client().suggest({ query: "¿Cuánto?" }, { onProgress });
    expect(suggestion).toMatchObject({ id: "sug_1", status: "answered", warnings: [] });
    expect(progress).toMatchObject([
      { stage: "retrieve" },
      { citations: [{ n: 1, title: "Tasa", url: null }] },
      { delta: "Son " },
      { delta: "19,73 €" },
    ]);
  });

  it("sends the key in a header and the question in the body", async () => {
    answer = stream(["suggestion", SUGGESTION]);
    await client().suggest({ query: "¿Cuánto?", channel: "phone" });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "POST", url: "/v1/suggestions" });
    expect(seen[0]?.headers["authorization"]).toBe("Bearer clave");
    expect(seen[0]?.headers["accept"]).toContain("text/event-stream");
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ query: "¿Cuánto?", channel: "phone" });
  });

  it("takes JSON where the service does not stream", async () => {
    answer = json(200, SUGGESTION);
    expect((await client().suggest({ query: "a" })).draft?.text).toBe("Son 19,73 € [1].");
  });

  it.each([
    [401, "unauthorized", false],
    [403, "forbidden", false],
    [413, "invalid", false],
    [422, "invalid", false],
    [429, "busy", true],
    [500, "server", true],
    [503, "unavailable", true],
  ])("turns %d into a problem of the kind %s", async (status, kind, retryable) => {
    answer = json(status, { title: "Título", detail: "Motivo", status });
    const problem = await problemOf(client().suggest({ query: "a" }));
    expect(problem).toMatchObject({ kind, retryable, status, detail: "Motivo" });
  });

  it("reads the fields of a refused request", async () => {
    answer = json(422, { detail: "Revise", errors: [{ field: "body.query", message: "largo" }] });
    const problem = await problemOf(client().suggest({ query: "a" }));
    expect(problem.fields).toEqual([{ field: "body.query", message: "largo" }]);
  });

  it("understands an error page that is not JSON", async () => {
    answer = (_, response) => response.writeHead(502).end("<h1>Bad gateway</h1>");
    expect((await problemOf(client().suggest({ query: "a" }))).kind).toBe("unavailable");
  });

  it("is a network problem when nobody answers", async () => {
    const nobody = new VentanillaClient("http://127.0.0.1:1", "clave");
    expect((await problemOf(nobody.suggest({ query: "a" }))).kind).toBe("network");
  });

  it("is a network problem when the stream ends before the suggestion", async () => {
    answer = stream(["draft.delta", { text: "Son " }]);
    expect((await problemOf(client().suggest({ query: "a" }))).kind).toBe("network");
  });

  it("is a network problem when the connection breaks in the stream", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write("event: status\ndata: {}\n\n", () => response.destroy());
    };
    expect((await problemOf(client().suggest({ query: "a" }))).kind).toBe("network");
  });

  it("takes a problem out of the stream", async () => {
    answer = stream(["error", { title: "Sin servicio", status: 503 }]);
    const problem = await problemOf(client().suggest({ query: "a" }));
    expect(problem).toMatchObject({ kind: "unavailable", detail: "Sin servicio" });
  });

  it("refuses an answer that is no suggestion", async () => {
    answer = json(200, { ok: true });
    expect((await problemOf(client().suggest({ query: "a" }))).kind).toBe("server");
  });

  it("never shows an unknown status as an answer", async () => {
    answer = json(200, { ...SUGGESTION, status: "sure" });
    expect((await client().suggest({ query: "a" })).status).toBe("unavailable");
  });

  it("stops when the caller aborts", async () => {
    const abort = new AbortController();
    answer = (_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write("event: status\ndata: {}\n\n");
    };
    const asked = client().suggest(
      { query: "a" },
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("report", () => {
  it("posts what the agent did", async () => {
    const reported = new Promise<void>((resolve) => {
      answer = (_, response) => {
        response.writeHead(204).end();
        resolve();
      };
    });
    client().report("sug_1", { type: "inserted" });
    await reported;
    expect(seen[0]).toMatchObject({
      method: "POST",
      url: "/v1/suggestions/sug_1/events",
      body: '{"type":"inserted"}',
    });
  });

  it("never fails", async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", listener);
    new VentanillaClient("http://127.0.0.1:1", "clave").report("sug_1", { type: "copied" });
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.off("unhandledRejection", listener);
    expect(unhandled).toEqual([]);
  });
});

describe("config and offices", () => {
  it("reads the configuration without a key", async () => {
    answer = json(200, {
      organisation: "Gobierno de Aragón",
      allowed_origins: ["https://crm.example.es", 3],
      offices: [{ id: "huesca", name: "Huesca" }, { name: "sin identificador" }],
    });
    expect(await new VentanillaClient(base).config()).toEqual({
      organisation: "Gobierno de Aragón",
      allowed_origins: ["https://crm.example.es"],
      offices: [{ id: "huesca", name: "Huesca" }],
    });
    expect(seen[0]?.headers["authorization"]).toBeUndefined();
  });

  it("lists the offices", async () => {
    answer = json(200, [{ id: "teruel", name: "Teruel", phone: null }]);
    expect(await client().offices()).toEqual([{ id: "teruel", name: "Teruel" }]);
  });
});
