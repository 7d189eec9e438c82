import type { QualityWords } from "./es.js";

export const en: QualityWords = {
  name: "Quality",
  intro: "How far the answers of the offices agree, where they contradict each other and what is edited before sending.",
  forbidden: "That key is not a quality key. Ask whoever runs Ventanilla for one.",
  other: "Knowledge",
  groups: { measures: "Measures" },
  views: { runs: "Evaluations" },
};
