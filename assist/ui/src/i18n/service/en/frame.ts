import { aspect, channel } from "../../terms/en.js";
import type { frame as es } from "../es/frame.js";

export const frame: typeof es = {
  name: "Service",
  intro: "Everything that citizens have asked, on every channel, and what is still to be answered.",
  forbidden: "That key does not attend citizens. Ask whoever runs Ventanilla for an agent's or a supervisor's key.",
  others: { knowledge: "Knowledge", quality: "Quality" },
  groups: { desk: "Attend", second: "Second level", citizens: "Citizens", notices: "Notify", measure: "Measure and check" },
  views: {
    inbox: "Inbox",
    timeline: "History of a person",
    consents: "Consents",
    escalations: "Escalations",
    approvals: "Approvals",
    notices: "Notices",
    campaigns: "Campaigns",
    indicators: "Indicators",
    deliveries: "Deliveries",
    audit: "Access log",
  },
  aspect,
  channel,
  state: {
    new: "New",
    assigned: "Assigned",
    waiting: "Waiting",
    resolved: "Resolved",
    reopened: "Reopened",
    escalated: "Escalated",
  },
  fields: {
    state: "State",
    office: "Office",
    channel: "Channel",
    search: "Search",
    since: "Since",
    until: "Until",
    due: "Due by",
    overdue: "Overdue",
    reason: "Reason",
  },
};
