import { describe, expect, it } from "vitest";

import { Session } from "../src/controllers/session.js";

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  } as Storage;
}

describe("Session", () => {
  it("keeps the agent's key for the tab", () => {
    const storage = memory();
    new Session(() => storage).keep("clave");
    expect(new Session(() => storage).key).toBe("clave");
  });

  it("keeps the host's key in memory only", () => {
    const storage = memory();
    const session = new Session(() => storage);
    session.lend("prestada");
    expect(session.key).toBe("prestada");
    expect(new Session(() => storage).key).toBe("");
  });

  it("forgets", () => {
    const storage = memory();
    const session = new Session(() => storage);
    session.keep("clave");
    session.forget();
    expect([session.key, new Session(() => storage).key]).toEqual(["", ""]);
  });

  it("works where storage is denied", () => {
    const session = new Session(() => {
      throw new Error("denied");
    });
    session.keep("clave");
    expect(session.key).toBe("clave");
  });
});
