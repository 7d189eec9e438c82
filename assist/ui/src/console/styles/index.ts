import { base } from "../../styles/base.js";
import { button } from "../../styles/button.js";
import { field } from "../../styles/field.js";
import { mark } from "../../styles/mark.js";
import { notice } from "../../styles/notice.js";
import { spinner } from "../../styles/spinner.js";
import { parts } from "./parts.js";
import { states } from "./states.js";
import { table } from "./table.js";

/** What every view is dressed in. */
export const viewStyles = [base, button, field, notice, mark, spinner, states, table, parts];
