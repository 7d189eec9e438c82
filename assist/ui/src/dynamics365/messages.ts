/**
 * What the form and the pane tell each other: both are pages of the CRM's own origin. The name of
 * their channel ends with an id of the browser's tab, so that a case in another tab is not theirs.
 */
export type ChannelName = `ventanilla:${string}`;

/** What the pane must know, given to it in its address: nothing of it is secret. */
export interface Settings {
  /** Where Ventanilla is, e.g. "https://ventanilla.aragon.es/". */
  readonly service: string;
  /** The Custom API that gives the agent's short-lived token. */
  readonly tokenApi: string;
  readonly office?: string;
}

/** The record on the agent's screen. */
export interface RecordShown {
  readonly type: "record";
  readonly id: string;
  readonly description: string;
  readonly origin: number | null; // caseorigincode
  readonly at: string;
}

/** The pane has opened and wants to know the record. */
export interface Asked {
  readonly type: "asked";
}

/** A reply to be put into the form, for the record that it was drafted for. */
export interface Inserted {
  readonly type: "insert";
  readonly id: string;
  readonly text: string;
}

export type Message = RecordShown | Asked | Inserted;
