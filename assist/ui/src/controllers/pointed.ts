import type { ReactiveController, ReactiveControllerHost } from "lit";

const LINGER_MS = 250;

/** The source that is pointed at, by pointer or focus: its number, the fact, and where. */
export interface Pointed {
  readonly n: number;
  readonly value: string;
  readonly top: number;
}

/**
 * What shows while something with `data-n` is hovered or focused, and for as long as the pointer
 * is on what shows; Escape closes it (WCAG 2.2, 1.4.13).
 */
export class PointedController implements ReactiveController {
  current: Pointed | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  readonly enter = (event: Event): void => {
    const target = (event.target as Element).closest<HTMLElement>("[data-n]");
    if (!target) return;
    const n = Number(target.dataset["n"]);
    const top = target.offsetTop + target.offsetHeight;
    this.set({ n, value: target.dataset["value"] ?? "", top });
  };

  readonly leave = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.close, LINGER_MS);
  };

  /** The pointer is on what shows. */
  readonly stay = (): void => clearTimeout(this.timer);

  readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.current) return;
    event.stopPropagation();
    this.close();
  };

  private readonly close = (): void => this.set(null);

  private set(pointed: Pointed | null): void {
    clearTimeout(this.timer);
    this.current = pointed;
    this.host.requestUpdate();
  }
}
