import { Session } from "../controllers/session.js";

/**
 * Who is at the console. The key that an administrator gave out is the one way in today; a sign-in
 * with OpenID Connect is another class with these four: it would get its access token after the
 * redirect and hand it out as `credential`.
 */
export interface Identity {
  /** What stands after `Bearer`; "" for nobody. */
  readonly credential: string;
  /** Taken once the service has accepted it. */
  accept(credential: string): void;
  leave(): void;
}

/** A key, typed by its owner; it lasts until the tab closes. */
export class KeyIdentity implements Identity {
  private readonly session = new Session();

  get credential(): string {
    return this.session.key;
  }

  accept(credential: string): void {
    this.session.keep(credential);
  }

  leave(): void {
    this.session.forget();
  }
}
