import { checking } from "./en/checking.js";
import { desk } from "./en/desk.js";
import { frame } from "./en/frame.js";
import { second } from "./en/second.js";
import { telling } from "./en/telling.js";
import type { ServiceWords } from "./es.js";

export const en: ServiceWords = { ...frame, ...desk, ...second, ...telling, ...checking };
