/** What can go wrong between the sidebar and the service, told apart by what the agent can do. */
export type ProblemKind =
  | "unauthorized" // sign in again
  | "forbidden" // the key is good, but not for this
  | "invalid" // change the question
  | "busy" // wait and retry
  | "unavailable" // a dependency is down: retry
  | "server" // the service failed: retry, then report
  | "network"; // no connection: retry

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** RFC 9457 problem details, or the lack of any answer. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string = "",
    readonly status: number = 0,
    readonly fields: readonly FieldError[] = [],
    /** The last part of the problem's `type`: `urn:ventanilla:problem:not_found`. */
    readonly code: string = "",
  ) {
    super(detail || kind);
    this.name = "Problem";
  }

  get retryable(): boolean {
    return ["busy", "unavailable", "server", "network"].includes(this.kind);
  }
}

const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: "invalid",
  401: "unauthorized",
  403: "forbidden",
  404: "invalid",
  409: "invalid",
  412: "invalid",
  413: "invalid",
  415: "invalid",
  422: "invalid",
  429: "busy",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** The problem a response with an error status stands for; its body may be anything. */
export async function problemOf(response: Response): Promise<Problem> {
  const kind = KIND_OF_STATUS[response.status] ?? "server";
  return problemFrom(await bodyOf(response), kind, response.status);
}

/** The problem that a parsed body describes. A body that is no problem leaves the kind alone. */
export function problemFrom(body: unknown, kind: ProblemKind, status = 0): Problem {
  if (typeof body !== "object" || body === null) return new Problem(kind, "", status);
  const { detail, title, type, errors, status: own } = body as Record<string, unknown>;
  const text = typeof detail === "string" ? detail : typeof title === "string" ? title : "";
  const known = typeof own === "number" ? own : status;
  const code = typeof type === "string" ? (type.split(":").at(-1) ?? "") : "";
  return new Problem(KIND_OF_STATUS[known] ?? kind, text, known, fieldErrors(errors), code);
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // A proxy answers in HTML: the status alone must do.
    return null;
  }
}

function fieldErrors(errors: unknown): FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    if (typeof error !== "object" || error === null) return [];
    const { loc, field, pointer, msg, message, detail } = error as Record<string, unknown>;
    const place = Array.isArray(loc) ? loc.join(".") : (field ?? pointer ?? "");
    const text = msg ?? message ?? detail;
    return typeof text === "string" ? [{ field: String(place), message: text }] : [];
  });
}
