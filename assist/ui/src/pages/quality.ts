import { start } from "../console/start.js";
import { qualityConsole } from "../quality/definition.js";

start(qualityConsole);
