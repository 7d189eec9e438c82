import {
  EMPTY_CONTEXT,
  goesOnFrom,
  pendingQuestion,
  requestFor,
  type HostContext,
} from "../api/context.js";
import type { Channel, SuggestionRequest } from "../api/types.js";

/** What a new context of the host asks for. */
export interface Change {
  /** Another interaction: what was suggested for the one before must go. */
  readonly isOther: boolean;
  /** The citizen said something that has not been asked yet. */
  readonly hasNewQuestion: boolean;
}

/** The interaction at hand: what the host told of it, and the question in the form. */
export class Interaction {
  question = "";
  private context: HostContext = EMPTY_CONTEXT;

  /** The host's own name for it; "" where it gives none. */
  get id(): string {
    return this.context.interaction_id ?? "";
  }

  /** The question is the citizen's last turn as it came, or nothing has been written yet. */
  get isPending(): boolean {
    return this.question === pendingQuestion(this.context.conversation);
  }

  /** Take a context. What the agent wrote stays, unless the interaction is another. */
  enter(context: HostContext): Change {
    const isOther = this.isOther(context);
    const keepsOwnText = !isOther && !this.isPending;
    const before = pendingQuestion(this.context.conversation);
    const pending = pendingQuestion(context.conversation);
    this.context = context;
    if (!keepsOwnText) this.question = pending;
    const hasNewQuestion = !keepsOwnText && pending !== "" && (isOther || pending !== before);
    return { isOther, hasNewQuestion };
  }

  /** A host that gives no ids is told apart by what was said. */
  private isOther({ interaction_id: id, conversation }: HostContext): boolean {
    if (id !== this.context.interaction_id) return true;
    return id === null && !goesOnFrom(this.context.conversation, conversation);
  }

  request(place: { readonly channel: Channel; readonly office: string }): SuggestionRequest {
    return requestFor(this.question, this.context, place);
  }
}
