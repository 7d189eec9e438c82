import { describe, expect, it } from "vitest";

import { parseEvents, type ServerEvent } from "../src/api/sse.js";

function streamOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      }
      controller.close();
    },
  });
}

async function read(...chunks: (string | Uint8Array)[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of parseEvents(streamOf(...chunks))) events.push(event);
  return events;
}

describe("parseEvents", () => {
  it("names an event and joins its data lines", async () => {
    expect(await read('event: status\ndata: {"a":\ndata: 1}\n\n')).toEqual([
      { event: "status", data: '{"a":\n1}' },
    ]);
  });

  it("gives the default name to an event without one", async () => {
    expect(await read("data: x\n\ndata: y\n\n")).toEqual([
      { event: "message", data: "x" },
      { event: "message", data: "y" },
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("takes %j as the end of a line", async (end) => {
    const text = ["event: a", "data: 1", "", "data: 2", "", ""].join(end);
    expect(await read(text)).toEqual([
      { event: "a", data: "1" },
      { event: "message", data: "2" },
    ]);
  });

  it("survives any split of the bytes, inside a CRLF or a letter too", async () => {
    const bytes = new TextEncoder().encode("event: draft.delta\r\ndata: año – 19,73 €\r\n\r\n");
    const whole = [{ event: "draft.delta", data: "año – 19,73 €" }];
    for (let at = 1; at < bytes.length; at++) {
      expect(await read(bytes.slice(0, at), bytes.slice(at))).toEqual(whole);
    }
    expect(await read(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it("ignores comments, ids, retries and events without data", async () => {
    expect(await read(": ping\nid: 3\nretry: 100\nevent: empty\n\ndata:only\n\n")).toEqual([
      { event: "message", data: "only" },
    ]);
  });

  it("takes one space off the value and no more", async () => {
    expect(await read("data:  two\n\ndata\n\n")).toEqual([
      { event: "message", data: " two" },
      { event: "message", data: "" },
    ]);
  });

  it("drops an event that the stream cuts short", async () => {
    expect(await read("data: whole\n\ndata: ha")).toEqual([{ event: "message", data: "whole" }]);
    expect(await read("data: half\n")).toEqual([]);
  });

  it("cancels the stream when the reader stops early", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("data: x\n\n")),
      cancel: () => void (cancelled = true),
    });
    for await (const event of parseEvents(endless)) {
      expect(event.data).toBe("x");
      break;
    }
    expect(cancelled).toBe(true);
  });
});
