import { start } from "../console/start.js";
import { serviceConsole } from "../service/definition.js";

start(serviceConsole);
