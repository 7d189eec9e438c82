import "./shell.js";
import { VentanillaClient } from "../api/client.js";
import type { ConsoleDefinition } from "./context.js";

/** Puts a console into its page: `?lang=en` chooses the language of the interface. */
export function start(define: (language: string) => ConsoleDefinition): void {
  const console = document.querySelector("ventanilla-console");
  if (!console) throw new Error("the page has no <ventanilla-console>");
  const asked = new URLSearchParams(window.location.search).get("lang");
  const language = asked === "en" ? "en" : "es";
  document.documentElement.lang = language;
  console.language = language;
  console.definition = define(language);
  // …/ui/knowledge: the service stands two levels above, under whatever path a proxy gives it.
  console.apiBase = new URL("..", window.location.href).href.replace(/\/$/, "");
  void nameOrganisation(console);
}

async function nameOrganisation(console: HTMLElementTagNameMap["ventanilla-console"]) {
  try {
    console.organisation = (await new VentanillaClient(console.apiBase).config()).organisation;
  } catch {
    // The name is an ornament: whatever is wrong with the service, the sign-in will tell.
  }
}
