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
const RENEW_MS = 60_000;

let shown: RecordShown | null = null;
let isReady = false;

channel.onmessage = ({ data }: MessageEvent<Message>) => {
  if (data.type !== "record") return;
  shown = data;
  void tellContext();
};

window.addEventListener("message", (event: MessageEvent<Record<string, unknown>>) => {
  if (event.source !== frame.contentWindow || event.origin !== service.origin) return;
  const { type, text } = event.data;
  if (type === "ventanilla:ready") void begin();
  if (type === "ventanilla:insert" && shown) {
    channel.postMessage({ type: "insert", id: shown.id, text: String(text) } satisfies Message);
  }
});

async function begin(): Promise<void> {
  isReady = true;
  await lendToken();
  channel.postMessage({ type: "asked" } satisfies Message);
}

/** Tokens are short-lived: a new one is lent before the old one ends. */
async function lendToken(): Promise<void> {
  try {
    const { token, expires_in: seconds } = await readToken();
    post({ type: "ventanilla:token", token });
    problem.hidden = true;
    setTimeout(() => void lendToken(), Math.max(RENEW_MS, (seconds - 60) * 1000));
  } catch {
    problem.hidden = false; // the page says that it tries again, which it does
    setTimeout(() => void lendToken(), RENEW_MS);
  }
}

async function readToken(): Promise<{ token: string; expires_in: number }> {
  const response = await xrm.WebApi.online.execute({
    getMetadata: () => ({
      boundParameter: null,
      operationType: 0,
      operationName: settings.tokenApi,
      parameterTypes: {},
    }),
  });
  if (!response.ok) throw new Error("no token");
  return (await response.json()) as { token: string; expires_in: number };
}

async function tellContext(): Promise<void> {
  const record = shown;
  if (!isReady || !record) return;
  const conversation = await conversationOf(record, xrm);
  if (record !== shown) return; // the agent is at another case by now
  const place = { channel: channelOf(record), office: settings.office ?? null };
  post({ type: "ventanilla:context", interaction_id: record.id, conversation, ...place });
}

function post(message: Readonly<Record<string, unknown>>): void {
  frame.contentWindow?.postMessage(message, service.origin);
}

/** The form was there first: it has named the tab. */
function channelName(): ChannelName {
  return `ventanilla:${sessionStorage.getItem("ventanilla.tab") ?? ""}`;
}

frame.src = new URL("ui/sidebar", service).href;
