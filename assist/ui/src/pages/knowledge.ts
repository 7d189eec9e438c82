import { start } from "../console/start.js";
import { knowledgeConsole } from "../knowledge/definition.js";

start(knowledgeConsole);
