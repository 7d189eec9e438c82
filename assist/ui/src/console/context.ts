import type { ConsoleWords } from "../i18n/console/index.js";
import type { Api } from "./api.js";

/** What the shell lends to a view. */
export interface ConsoleContext {
  readonly api: Api;
  readonly words: ConsoleWords;
  /** BCP 47, of the interface. */
  readonly language: string;
  /** Say it on the page and to screen readers; with `undo`, offer to take it back. */
  readonly tell: (text: string, undo?: (() => Promise<unknown>) | undefined) => void;
  /** Name what is shown, in the heading and in the title of the page. */
  readonly name: (heading: string) => void;
}

/** One entry of the navigation. */
export interface ViewEntry {
  readonly path: string;
  readonly label: string;
  readonly load: () => Promise<unknown>;
  /** Of its element, a `View`. */
  readonly tag: string;
}

export type Query = Readonly<Record<string, string>>;

export interface ViewGroup {
  readonly heading: string;
  readonly entries: readonly ViewEntry[];
}

/** A console: what it is called and what it shows. */
export interface ConsoleDefinition {
  readonly name: string;
  readonly intro: string;
  readonly forbidden: string;
  readonly groups: readonly ViewGroup[];
  /** Views that others lead to, without an entry of their own. */
  readonly hidden: readonly ViewEntry[];
  /** The other consoles, for those who use several. */
  readonly others: readonly { readonly label: string; readonly href: string }[];
  /** A call that only the roles of this console may make. */
  readonly probe: (api: Api) => Promise<unknown>;
}
