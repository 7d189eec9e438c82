import type { ReactiveController, ReactiveControllerHost } from "lit";

const PADDING = 36; // of the card around
const NARROWEST = 240;

/** How wide a chart may be drawn: as wide as there is room, so that its letters are never scaled. */
export class Width implements ReactiveController {
  value = 640;
  private readonly resizes = new ResizeObserver(([entry]) => {
    if (entry) this.take(entry.contentRect.width);
  });

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly widest: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.resizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.resizes.disconnect();
  }

  private take(room: number): void {
    const value = Math.min(this.widest, Math.max(NARROWEST, room - PADDING));
    if (value === this.value) return;
    this.value = value;
    this.host.requestUpdate();
  }
}
