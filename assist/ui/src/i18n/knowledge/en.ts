import { content } from "./en/content.js";
import { frame } from "./en/frame.js";
import { origin } from "./en/origin.js";
import { truth } from "./en/truth.js";
import type { KnowledgeWords } from "./es.js";

export const en: KnowledgeWords = { ...frame, ...origin, ...truth, ...content };
