import { optional, record, type Raw } from "./reading.js";
import { CHANNELS, type Channel, type Citizen, type SuggestionRequest, type Turn } from "./types.js";

/** What the host says about the interaction it shows: `ventanilla:context`. */
export interface HostContext {
  readonly conversation: readonly Turn[];
  readonly channel: Channel | null;
  readonly office: string | null;
  readonly citizen: Citizen | null;
  readonly interaction_id: string | null;
}

/** The limits of the service: a longer text is refused, whatever it is. */
const MAX_TEXT = 8_000;
const MAX_TURNS = 200;

export const EMPTY_CONTEXT: HostContext = {
  conversation: [],
  channel: null,
  office: null,
  citizen: null,
  interaction_id: null,
};

/** Only what the service knows is kept: it refuses unknown fields, and a host may send more. */
export function parseContext(value: unknown): HostContext {
  const raw = record(value);
  return {
    conversation: Array.isArray(raw["conversation"]) ? raw["conversation"].flatMap(parseTurn) : [],
    channel: parseChannel(raw["channel"]),
    office: optional(raw["office"]),
    citizen: raw["citizen"] ? parseCitizen(record(raw["citizen"])) : null,
    interaction_id: optional(raw["interaction_id"]),
  };
}

export function parseChannel(value: unknown): Channel | null {
  return CHANNELS.find((channel) => channel === value) ?? null;
}

/** The text of the last turn when the citizen has it; "" when it is the agent's or there is none. */
export function pendingQuestion(conversation: readonly Turn[]): string {
  const last = conversation.at(-1);
  return last?.role === "citizen" ? last.text : "";
}

/** Whether a conversation goes on from another: it begins with all the same turns. */
export function goesOnFrom(before: readonly Turn[], after: readonly Turn[]): boolean {
  return before.every(({ role, text }, index) => {
    const turn = after[index];
    return turn?.role === role && turn.text === text;
  });
}

/**
 * The request for a question asked in a context. The citizen's last turn, unchanged, goes as the
 * conversation alone; anything the agent wrote goes as the query, with the conversation around it.
 */
export function requestFor(
  question: string,
  context: HostContext,
  place: { readonly channel: Channel; readonly office: string },
): SuggestionRequest {
  const asked = question.trim();
  const { citizen } = context;
  const isOwn = asked !== pendingQuestion(context.conversation).trim();
  const conversation = withinLimits(context.conversation, isOwn);
  return {
    ...(isOwn && { query: asked }),
    ...(conversation.length > 0 && { conversation }),
    channel: place.channel,
    ...(place.office && { office: place.office }),
    ...(citizen && { citizen }),
  };
}

/** What only surrounds the question may be cut; the question itself must not be, unseen. */
function withinLimits(conversation: readonly Turn[], isOwn: boolean): Turn[] {
  const turns = conversation.slice(-MAX_TURNS);
  const question = isOwn ? -1 : turns.length - 1;
  return turns.map((turn, index) =>
    index === question ? turn : { ...turn, text: turn.text.slice(0, MAX_TEXT) },
  );
}

function parseTurn(value: unknown): Turn[] {
  const { role, text, at } = record(value);
  if ((role !== "citizen" && role !== "agent") || typeof text !== "string" || !text.trim()) return [];
  return [{ role, text, ...(typeof at === "string" && { at }) }];
}

function parseCitizen({ ref, authenticated, consent }: Raw): Citizen {
  return {
    ...(typeof ref === "string" && { ref }),
    authenticated: authenticated === true,
    consent: consent === true,
  };
}
