import type { frame as es } from "../es/frame.js";
import { aspect, channel, slot } from "../../terms/en.js";

export const frame: typeof es = {
  name: "Knowledge",
  intro: "Sources, changes, contradictions and articles: what Ventanilla knows and how it knows it.",
  forbidden: "That key is not an editor's. Ask whoever runs Ventanilla for an editor's key.",
  others: { service: "Service", quality: "Quality" },
  groups: { today: "Today", origin: "Where it comes from", truth: "What is true", content: "What is written", index: "What is found" },
  views: {
    todo: "To do",
    sources: "Sources",
    changes: "Changes",
    jobs: "Tasks",
    conflicts: "Contradictions",
    documents: "Document",
    canonical: "Canonical answers",
    cases: "Precedents",
    gaps: "Unanswered questions",
    articles: "Articles",
    contentQuality: "Content quality",
    snapshots: "Snapshots",
    search: "Search",
  },
  todo: {
    lead: "What waits for somebody to look at it.",
    matters: {
      conflicts: {
        title: "Open contradictions",
        todo: "Compare the pages and rule which one is right.",
        none: "No sources disagree.",
      },
      cases: {
        title: "Out-of-date precedents",
        todo: "Correct or retire them: until then they are not suggested.",
        none: "All of them still hold.",
      },
      proposals: {
        title: "Proposed canonical answers",
        todo: "Approve those that hold for every office.",
        none: "There are no new proposals.",
      },
      canonical: {
        title: "Canonical answers to review",
        todo: "Their source has changed since they were approved.",
        none: "All of them agree with their sources.",
      },
      gaps: {
        title: "Unanswered questions",
        todo: "Write the article that answers them.",
        none: "Nothing is asked in vain.",
      },
      articles: {
        title: "Articles in review",
        todo: "Read and publish them.",
        none: "Nobody waits for a review.",
      },
      changes: {
        title: "Changes in seven days",
        todo: "See what the pages say now.",
        none: "The pages say the same.",
      },
      sources: {
        title: "Sources in trouble",
        todo: "See which pages fail and why.",
        none: "All of them are read well.",
      },
    },
  },
  documentKind: {
    procedure: "Procedure",
    page: "Page",
    article: "Article",
    case: "Resolved case",
    pdf: "PDF",
  },
  openPage: "See the page",
  readHere: "See what was read",
  grounds: { title: "Facts that it rests on" },
  aspect,
  channel,
  slot,
};
