import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { VentanillaClient } from "../api/client.js";
import { Problem } from "../api/problem.js";
import type { UiConfig } from "../api/types.js";
import { HostLink, type HostHandlers, type Outgoing } from "./host-link.js";
import { commandOf, type Command } from "./shortcuts.js";

const CONFIG_RETRY_MS = 5000;

export interface EmbeddingHandlers extends HostHandlers {
  readonly client: () => VentanillaClient;
  readonly onConfig: (config: UiConfig) => void;
  /** Returns whether the command did something: then the key goes no further. */
  readonly onCommand: (command: Command) => boolean;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly framed: boolean };

/** The sidebar's place in somebody else's page: messages, events, keys and its height. */
export class EmbeddingController implements ReactiveController {
  private readonly link: HostLink;
  private readonly resizes = new ResizeObserver(() => this.tellHeight());
  private keys: EventTarget | null = null;

  constructor(
    private readonly host: Host,
    private readonly handlers: EmbeddingHandlers,
  ) {
    this.link = new HostLink(handlers);
    host.addController(this);
  }

  hostConnected(): void {
    this.link.connect();
    this.resizes.observe(this.host);
    // In a frame of its own every key is the sidebar's; in a shared page only those inside it.
    this.keys = this.host.framed ? window : this.host;
    this.keys.addEventListener("keydown", this.onKey);
    void this.configure();
  }

  hostDisconnected(): void {
    this.link.disconnect();
    this.resizes.disconnect();
    this.keys?.removeEventListener("keydown", this.onKey);
  }

  /** Tell the page around: a DOM event where it holds the element, a message where it frames it. */
  emit(type: Outgoing["type"], detail: Record<string, unknown> = {}): void {
    this.host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    this.link.send({ ...detail, type });
  }

  private tellHeight(): void {
    const height = Math.ceil(this.host.getBoundingClientRect().height);
    this.emit("ventanilla:resize", { height });
  }

  /** Until the allowed origins are known, nothing is said to the host. */
  private async configure(): Promise<void> {
    await this.host.updateComplete; // the attributes say where the service is
    try {
      const config = await this.handlers.client().config();
      this.link.allow(config.allowed_origins);
      this.handlers.onConfig(config);
      this.emit("ventanilla:ready");
      this.tellHeight();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (this.host.isConnected) setTimeout(() => void this.configure(), CONFIG_RETRY_MS);
    }
  }

  private readonly onKey = (event: Event): void => {
    const command = commandOf(event as KeyboardEvent);
    if (command && this.handlers.onCommand(command)) event.preventDefault();
  };
}
