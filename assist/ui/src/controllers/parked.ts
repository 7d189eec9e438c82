import type { Version } from "./desk.js";

interface Parked {
  readonly question: string;
  readonly version: Version;
}

const KEPT = 30;

/** What was on the desk for other interactions, for when the agent comes back to them. */
export class ParkedInteractions {
  private readonly all = new Map<string, Parked>();

  /** Interactions without an id cannot be told apart later: they are not kept. */
  put(id: string, question: string, version: Version | null): void {
    if (!id || !version) return;
    this.all.delete(id);
    this.all.set(id, { question, version });
    const oldest = this.all.keys().next().value;
    if (this.all.size > KEPT && oldest !== undefined) this.all.delete(oldest);
  }

  /** What was there, if it answers the question that is asked now. */
  take(id: string, question: string): Version | null {
    const parked = this.all.get(id);
    this.all.delete(id);
    return parked?.question === question ? parked.version : null;
  }

  clear(): void {
    this.all.clear();
  }
}
