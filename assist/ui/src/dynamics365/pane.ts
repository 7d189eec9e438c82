/** The page of the side pane: the sidebar in a frame, between the case's form and the service. */
import { channelOf, conversationOf } from "./conversation.js";
import type { ChannelName, Message, RecordShown, Settings } from "./messages.js";
import type { Xrm } from "./xrm.js";

const xrm = (window.parent as unknown as { readonly Xrm: Xrm }).Xrm;
const settings = JSON.parse(
  new URLSearchParams(window.location.search).get("data") ?? "{}",
) as Settings;
const service = new URL(settings.service);
const frame = document.querySelector("iframe") as HTMLIFrameElement;
const problem = document.querySelector("p") as HTMLParagraphElement;
const channel = new BroadcastChannel(channelName());
const RETRY_MS = 30_000;
const EARLY_S = 60; // a token is renewed this long before it ends

let shown: RecordShown | null = null;
let isReady = false;
let renewal: ReturnType<typeof setTimeout> | undefined;

channel.onmessage = ({ data }: MessageEvent<Message>) => {
  if (data.type !== "record") return;
  shown = data;
  void turnTo(data);
};

window.addEventListener("message", (event: MessageEvent<Record<string, unknown>>) => {
  if (event.source !== frame.contentWindow || event.origin !== service.origin) return;
  const { type, text } = event.data;
  if (type === "ventanilla:ready") begin();
  if (type === "ventanilla:insert" && shown) {
    channel.postMessage({ type: "insert", id: shown.id, text: String(text) } satisfies Message);
  }
});

function begin(): void {
  isReady = true;
  channel.postMessage({ type: "asked" } satisfies Message);
}

/** Each case has a token of its own: with it, only what belongs to the case can be read. */
async function turnTo(record: RecordShown): Promise<void> {
  if (!isReady) return;
  const [lent, conversation] = await Promise.all([lendToken(record), conversationOf(record, xrm)]);
  if (!lent || record !== shown) return; // the agent is at another case by now
  const place = { channel: channelOf(record), office: settings.office ?? null };
  post({ type: "ventanilla:context", interaction_id: record.id, conversation, ...place });
}

/** Tokens are short-lived: a new one is lent before the old one ends. */
async function lendToken(record: RecordShown): Promise<boolean> {
  clearTimeout(renewal);
  let wait = RETRY_MS;
  try {
    const { token, expires_in: seconds } = await readToken(record.id);
    if (record !== shown) return false;
    post({ type: "ventanilla:token", token });
    wait = Math.max(RETRY_MS, (seconds - EARLY_S) * 1000);
    problem.hidden = true;
  } catch {
    problem.hidden = false; // the page says that it tries again, which it does
  }
  renewal = setTimeout(() => void (problem.hidden ? lendToken(record) : turnTo(record)), wait);
  return problem.hidden;
}

async function readToken(interaction: string): Promise<{ token: string; expires_in: number }> {
  const response = await xrm.WebApi.online.execute({
    Interaction: interaction,
    getMetadata: () => ({
      boundParameter: null,
      operationType: 0,
      operationName: settings.tokenApi,
      parameterTypes: { Interaction: { typeName: "Edm.String", structuralProperty: 1 } },
    }),
  });
  if (!response.ok) throw new Error("no token");
  return (await response.json()) as { token: string; expires_in: number };
}

function post(message: Readonly<Record<string, unknown>>): void {
  frame.contentWindow?.postMessage(message, service.origin);
}

/** The form was there first: it has named the tab. */
function channelName(): ChannelName {
  return `ventanilla:${sessionStorage.getItem("ventanilla.tab") ?? ""}`;
}

frame.src = new URL("ui/sidebar", service).href;
