const PREFIX = "ventanilla.unsaved.";

/**
 * What was typed and not saved, kept until the tab closes: it outlives a lost session, a reload and
 * a wrong click.
 */
export class Unsaved<T extends object> {
  constructor(
    private readonly name: string,
    private readonly storage: Storage = window.sessionStorage,
  ) {}

  get value(): T | null {
    try {
      const kept = this.storage.getItem(PREFIX + this.name);
      return kept ? (JSON.parse(kept) as T) : null;
    } catch {
      return null;
    }
  }

  keep(value: T): void {
    try {
      this.storage.setItem(PREFIX + this.name, JSON.stringify(value));
    } catch {
      // Without storage there is no net, but writing goes on.
    }
  }

  forget(): void {
    try {
      this.storage.removeItem(PREFIX + this.name);
    } catch {
      // Nothing was kept then.
    }
  }
}
