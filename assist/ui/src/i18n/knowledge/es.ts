import { content } from "./es/content.js";
import { frame } from "./es/frame.js";
import { origin } from "./es/origin.js";
import { truth } from "./es/truth.js";

/** What the knowledge console says. */
export const es = { ...frame, ...origin, ...truth, ...content };

/** Every language has the same entries. */
export type KnowledgeWords = typeof es;
