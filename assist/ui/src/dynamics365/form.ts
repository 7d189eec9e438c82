/**
 * Form script for the case (incident). Register `Ventanilla.onLoad` on the form's OnLoad event,
 * "pass execution context" on, with one argument: the settings as JSON text, e.g.
 *   '{"service":"https://ventanilla.example/","tokenApi":"ven_VentanillaToken","office":"huesca","reply":"ven_reply"}'
 */
import type { ChannelName, Message, Settings } from "./messages.js";
import type { ExecutionContext, FormContext, Pane, Xrm } from "./xrm.js";

interface FormSettings extends Settings {
  /** The column that takes the reply. */
  readonly reply?: string;
}

const PANE = "ventanilla";
const PAGE = "ven_/ventanilla/pane.html";
const ICON = "WebResources/ven_/ventanilla/icon.svg";
const WIDTH_PX = 420;
const DEFAULT_REPLY = "ven_reply";
const TAB = "ventanilla.tab";

declare const globalThis: { Xrm: Xrm; Ventanilla?: unknown };

let form: FormContext | null = null;
let reply = DEFAULT_REPLY;
const channel = new BroadcastChannel(channelName());
channel.onmessage = (event: MessageEvent<Message>) => receive(event.data);

async function onLoad(context: ExecutionContext, settings: string): Promise<void> {
  const { reply: column, ...own } = JSON.parse(settings) as FormSettings;
  form = context.getFormContext();
  reply = column ?? DEFAULT_REPLY;
  form.data.addOnLoad(tell); // saved or refreshed: the record may read otherwise now
  await openPane(own);
  tell();
}

/** The pane is opened once and stays beside every record. */
async function openPane(settings: Settings): Promise<Pane> {
  const { sidePanes } = globalThis.Xrm.App;
  const open = sidePanes.getPane(PANE);
  if (open) return open;
  const pane = await sidePanes.createPane({
    title: "Ventanilla",
    paneId: PANE,
    canClose: false,
    imageSrc: ICON,
    width: WIDTH_PX,
    alwaysRender: true, // what the agent was writing in it is not lost behind another pane
  });
  const data = JSON.stringify(settings);
  await pane.navigate({ pageType: "webresource", webresourceName: PAGE, data });
  return pane;
}

function receive(message: Message): void {
  if (message.type === "asked") tell();
  if (message.type !== "insert" || message.id !== idOf(form)) return;
  const column = form?.getAttribute(reply);
  const own = column?.getValue();
  column?.setValue(typeof own === "string" && own.trim() ? `${own}\n\n${message.text}` : message.text);
}

function tell(): void {
  if (!form) return;
  const origin = form.getAttribute("caseorigincode")?.getValue();
  const created = form.getAttribute("createdon")?.getValue();
  const message: Message = {
    type: "record",
    id: idOf(form),
    description: String(form.getAttribute("description")?.getValue() ?? ""),
    origin: typeof origin === "number" ? origin : null,
    at: created instanceof Date ? created.toISOString() : "",
  };
  channel.postMessage(message);
}

/** Ids come in braces and in capitals from some calls and bare from others. */
function idOf(context: FormContext | null): string {
  return (context?.data.entity.getId() ?? "").replace(/[{}]/g, "").toLowerCase();
}

/** The same in every frame of a tab: so is its session storage. */
function channelName(): ChannelName {
  const tab = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
  sessionStorage.setItem(TAB, tab);
  return `ventanilla:${tab}`;
}

globalThis.Ventanilla = { onLoad };
