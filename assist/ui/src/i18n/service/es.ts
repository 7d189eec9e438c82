import { checking } from "./es/checking.js";
import { desk } from "./es/desk.js";
import { frame } from "./es/frame.js";
import { second } from "./es/second.js";
import { telling } from "./es/telling.js";

/** What the service console says. */
export const es = { ...frame, ...desk, ...second, ...telling, ...checking };

/** Every language has the same entries. */
export type ServiceWords = typeof es;
