import type { ReactiveController, ReactiveControllerHost } from "lit";

const PROBE_MS = 4000;

/** Whether the service can be reached; while it cannot, it is tried again until it answers. */
export class ConnectionController implements ReactiveController {
  lost = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly probe: () => Promise<unknown>,
    private readonly onBack: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("offline", this.lose);
    window.addEventListener("online", this.check);
  }

  hostDisconnected(): void {
    window.removeEventListener("offline", this.lose);
    window.removeEventListener("online", this.check);
    clearTimeout(this.timer);
  }

  readonly lose = (): void => {
    this.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.check, PROBE_MS);
  };

  private readonly check = async (): Promise<void> => {
    if (!this.lost) return;
    clearTimeout(this.timer);
    try {
      await this.probe();
    } catch {
      return this.lose(); // still away: whatever the reason, the next probe tells
    }
    this.set(false);
    this.onBack();
  };

  private set(lost: boolean): void {
    this.lost = lost;
    this.host.requestUpdate();
  }
}
