/** Where the reader is: `#/conflicts/cfl_1?state=open`. */
export interface Route {
  readonly view: string;
  /** The thing that is shown, "" for the list. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", ...rest] = path.split("/");
  return {
    view: decoded(view),
    id: decoded(rest.join("/")),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** Empty values are left out of the address. */
export function hrefTo(view: string, id = "", query: Record<string, string> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const search = new URLSearchParams(given).toString();
  return `#/${view}${id && `/${encodeURIComponent(id)}`}${search && `?${search}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
