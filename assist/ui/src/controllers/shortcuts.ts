/** What a key press means in the sidebar, or null. Keys by their place: Alt types letters on Macs. */
export type Command = "insert" | "copy" | "cancel";

export function commandOf(event: KeyboardEvent): Command | null {
  if (event.key === "Escape") return "cancel";
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.code === "KeyI") return "insert";
  return event.code === "KeyC" ? "copy" : null;
}
