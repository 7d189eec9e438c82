/** A plain host page: it says what is on screen, and takes what the sidebar inserts. */
import { INTERACTIONS, type Interaction, type Turn } from "../host/conversations.js";

const element = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`host.html has no #${id}`);
  return found as T;
};

const frame = element<HTMLIFrameElement>("sidebar");
const reply = element<HTMLTextAreaElement>("reply");
const message = element<HTMLInputElement>("message");
const outcome = element("outcome");
const conversations = new Map(INTERACTIONS.map(({ id, conversation }) => [id, [...conversation]]));
const replies = new Map<string, string>();
/** The suggestion that each reply rests on, so that the service learns what was sent. */
const inserted = new Map<string, string>();
let current: Interaction = INTERACTIONS[0] as Interaction;

function turns(): Turn[] {
  return conversations.get(current.id) ?? [];
}

function tellSidebar(): void {
  const { id, channel, office } = current;
  const context = { channel, office, interaction_id: id, conversation: turns() };
  frame.contentWindow?.postMessage({ type: "ventanilla:context", ...context }, window.location.origin);
}

function show(): void {
  element("subject").textContent = current.subject;
  element("about").textContent = `${current.person} · ${current.channelName} · Oficina: ${current.officeName}`;
  element("turns").replaceChildren(...turns().map(turnItem));
  element("interactions").replaceChildren(...INTERACTIONS.map(interactionItem));
}

function turnItem({ role, text, at }: Turn): HTMLLIElement {
  const item = document.createElement("li");
  const byline = document.createElement("span");
  const time = new Date(at).toLocaleTimeString("es-ES", { hour: "2-digit", minute: "2-digit" });
  byline.textContent = `${role === "agent" ? "Usted" : current.person} · ${time}`;
  item.className = role;
  item.append(byline, text);
  return item;
}

function interactionItem(interaction: Interaction): HTMLLIElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const subject = document.createElement("strong");
  const about = document.createElement("span");
  subject.textContent = interaction.subject;
  about.textContent = `${interaction.person} · ${interaction.channelName}`;
  button.type = "button";
  button.setAttribute("aria-current", String(interaction === current));
  button.append(subject, about);
  button.addEventListener("click", () => select(interaction));
  item.append(button);
  return item;
}

function select(interaction: Interaction): void {
  const at = INTERACTIONS.indexOf(interaction);
  replies.set(current.id, reply.value);
  current = interaction;
  reply.value = replies.get(current.id) ?? "";
  outcome.textContent = "";
  show();
  tellSidebar();
  element("interactions").querySelectorAll("button")[at]?.focus();
}

function add(role: Turn["role"], text: string): void {
  turns().push({ role, text, at: new Date().toISOString() });
  show();
  tellSidebar();
}

function insert(text: string, suggestionId: unknown): void {
  if (typeof suggestionId === "string") inserted.set(current.id, suggestionId);
  const own = reply.value.trim();
  reply.value = own ? `${own}\n\n${text}` : text;
  outcome.textContent = "Propuesta insertada: revísela antes de enviarla.";
  reply.focus();
  reply.setSelectionRange(0, 0);
  reply.scrollTop = 0;
}

function escalate(reason: string): void {
  const why = reason ? `: «${reason}»` : "";
  outcome.textContent = `Consulta pasada a especialistas${why}. En un CRM real abriría su cola.`;
}

function tellSent(text: string): void {
  const suggestion_id = inserted.get(current.id);
  if (!suggestion_id) return;
  inserted.delete(current.id);
  const message = { type: "ventanilla:sent", suggestion_id, text };
  frame.contentWindow?.postMessage(message, window.location.origin);
}

window.addEventListener("message", (event: MessageEvent<Record<string, unknown>>) => {
  if (event.source !== frame.contentWindow || event.origin !== window.location.origin) return;
  const { type, text, height, suggestion_id, reason } = event.data;
  if (type === "ventanilla:ready") tellSidebar();
  if (type === "ventanilla:insert" && typeof text === "string") insert(text, suggestion_id);
  if (type === "ventanilla:escalate") escalate(String(reason ?? ""));
  if (type === "ventanilla:resize") frame.style.setProperty("--sidebar-height", `${Number(height)}px`);
});

element("reply-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = reply.value.trim();
  if (!text) return;
  reply.value = "";
  tellSent(text);
  add("agent", text);
  outcome.textContent = "Anotada en la conversación. Es una demostración: no se ha enviado nada.";
});

element("citizen-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value.trim();
  if (!text) return;
  message.value = "";
  add("citizen", text);
});

show();
