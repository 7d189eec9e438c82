import { describe, expect, it } from "vitest";

import type { Version } from "../src/controllers/desk.js";
import { ParkedInteractions } from "../src/controllers/parked.js";

const version = { suggestion: {}, edited: "mío" } as unknown as Version;

describe("ParkedInteractions", () => {
  it("gives back what was there for the same question, once", () => {
    const parked = new ParkedInteractions();
    parked.put("1", "¿?", version);
    expect(parked.take("1", "¿?")).toBe(version);
    expect(parked.take("1", "¿?")).toBeNull();
  });

  it("gives nothing for another question, and keeps nothing without an id", () => {
    const parked = new ParkedInteractions();
    parked.put("1", "¿?", version);
    parked.put("", "¿?", version);
    expect(parked.take("1", "otra")).toBeNull();
    expect(parked.take("", "¿?")).toBeNull();
  });

  it("forgets the oldest", () => {
    const parked = new ParkedInteractions();
    for (let n = 0; n < 31; n++) parked.put(String(n), "¿?", version);
    expect(parked.take("0", "¿?")).toBeNull();
    expect(parked.take("1", "¿?")).toBe(version);
  });
});
