const STORED = "ventanilla.key";

/**
 * The access key. One that was typed lasts until the tab closes; one that the host gave is kept
 * in memory only. Frames may be denied storage: then memory serves for both.
 */
export class Session {
  private current = "";

  constructor(private readonly storage: () => Storage = () => window.sessionStorage) {
    this.current = this.try((storage) => storage.getItem(STORED)) ?? "";
  }

  get key(): string {
    return this.current;
  }

  /** The host's key. */
  lend(key: string): void {
    this.current = key;
  }

  /** The agent's own key. */
  keep(key: string): void {
    this.current = key;
    this.try((storage) => storage.setItem(STORED, key));
  }

  forget(): void {
    this.current = "";
    this.try((storage) => storage.removeItem(STORED));
  }

  private try<T>(work: (storage: Storage) => T): T | null {
    try {
      return work(this.storage());
    } catch {
      return null;
    }
  }
}
