/** What a key press means in the sidebar, or null. Keys by their place: Alt types letters on Macs. */
export type Command = "cancel" | (typeof BY_KEY)[keyof typeof BY_KEY];

const BY_KEY = {
  KeyI: "insert",
  KeyC: "copy",
  KeyM: "edit",
  KeyB: "brief",
  KeyL: "plain",
  KeyS: "without-source",
  KeyN: "next-case",
  KeyK: "search",
  KeyX: "escalate",
  KeyR: "wrong",
  KeyZ: "undo",
} as const;

export function commandOf(event: KeyboardEvent): Command | null {
  if (event.key === "Escape") return "cancel";
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  return BY_KEY[event.code as keyof typeof BY_KEY] ?? null;
}
