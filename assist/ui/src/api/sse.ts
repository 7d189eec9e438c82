/** One server-sent event: its name (`message` when none was given) and its data lines joined. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Parse a byte stream of server-sent events as the HTML standard says: lines end in LF, CR or
 * CRLF, `:` lines are comments, data lines are joined by LF, a blank line ends the event, and an
 * event that the stream cuts short is dropped.
 */
export async function* parseEvents(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent, void, void> {
  const block = new EventBlock();
  for await (const line of linesOf(stream)) {
    const event = block.take(line);
    if (event) yield event;
  }
}

class EventBlock {
  private name = "";
  private data: string[] = [];

  /** Take one line; returns the event that a blank line completes. */
  take(line: string): ServerEvent | null {
    if (line === "") return this.finish();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    else if (field === "data") this.data.push(value);
    return null;
  }

  private finish(): ServerEvent | null {
    const event = { event: this.name || "message", data: this.data.join("\n") };
    const hasData = this.data.length > 0;
    this.name = "";
    this.data = [];
    return hasData ? event : null;
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the end may be half of a CRLF: it waits for the next chunk.
      const ready = done ? buffer.length : buffer.length - (buffer.endsWith("\r") ? 1 : 0);
      const parts = buffer.slice(0, ready).split(/\r\n|\n|\r/);
      buffer = (parts.pop() ?? "") + buffer.slice(ready);
      yield* parts;
      if (done) return;
    }
  } finally {
    // Whoever stops reading early frees the connection.
    reader.cancel().catch(() => undefined);
  }
}
