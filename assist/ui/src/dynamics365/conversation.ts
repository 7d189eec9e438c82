import type { Channel, Turn } from "../api/types.js";
import type { RecordShown } from "./messages.js";
import type { Xrm } from "./xrm.js";

/** The option set caseorigincode as Dynamics 365 ships it. */
const CHANNELS: Readonly<Record<number, Channel>> = {
  1: "phone",
  2: "email",
  3: "web_form",
  2483: "social",
  3986: "social",
};
const MAX_EMAILS = 50;

export function channelOf({ origin }: RecordShown): Channel {
  return (origin !== null && CHANNELS[origin]) || "email";
}

/** What was said in a case so far: its description, then its e-mails, the oldest first. */
export async function conversationOf(record: RecordShown, xrm: Xrm): Promise<Turn[]> {
  const options =
    "?$select=description,directioncode,createdon" +
    `&$filter=_regardingobjectid_value eq ${record.id}&$orderby=createdon desc&$top=${MAX_EMAILS}`;
  const { entities } = await xrm.WebApi.retrieveMultipleRecords("email", options);
  const emails = [...entities].reverse().map((row): Turn => ({
    role: row["directioncode"] === true ? "agent" : "citizen",
    text: textOf(String(row["description"] ?? "")),
    at: String(row["createdon"] ?? ""),
  }));
  const first: Turn = { role: "citizen", text: record.description.trim(), at: record.at };
  return [first, ...emails].filter(({ text }) => text !== "");
}

/** The text of an e-mail's HTML. Parsed apart: nothing in it is run or loaded. */
export function textOf(markup: string): string {
  const body = new DOMParser().parseFromString(markup, "text/html").body;
  body.querySelectorAll("style, script, head").forEach((element) => element.remove());
  body.querySelectorAll("br").forEach((element) => element.replaceWith("\n"));
  body.querySelectorAll("p, div, li, tr").forEach((element) => element.append("\n"));
  return (body.textContent ?? "").replace(/[ \t\u00a0]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
}
