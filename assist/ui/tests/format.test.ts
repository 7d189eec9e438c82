import { describe, expect, it } from "vitest";

import { confidenceLevel } from "../src/format/confidence.js";
import { longDate } from "../src/format/date.js";
import { safeLink } from "../src/format/link.js";

describe("longDate", () => {
  it("writes a day in Spanish words", () => {
    expect(longDate("2026-11-21")).toBe("21 de noviembre de 2026");
    expect(longDate("2026-05-05")).toBe("5 de mayo de 2026");
  });

  it("writes the day of an instant", () => {
    expect(longDate("2026-11-21T12:00:00Z")).toBe("21 de noviembre de 2026");
  });

  it("writes it in English for the English catalogue", () => {
    expect(longDate("2026-11-21", "en")).toBe("November 21, 2026");
  });

  it.each([null, "", "mañana", "2026-13-40"])("has no date for %j", (value) => {
    expect(longDate(value)).toBeNull();
  });
});

describe("confidenceLevel", () => {
  it.each([
    [1, "high"],
    [0.8, "high"],
    [0.79, "medium"],
    [0.55, "medium"],
    [0.54, "low"],
    [0, "low"],
  ])("puts %d into words as %s", (score, level) => {
    expect(confidenceLevel(score)).toBe(level);
  });
});

describe("safeLink", () => {
  it("lets http and https through", () => {
    expect(safeLink("https://sede.example.es/tramite/1?a=b#c")).toBe(
      "https://sede.example.es/tramite/1?a=b#c",
    );
    expect(safeLink("http://127.0.0.1:8701/x")).toBe("http://127.0.0.1:8701/x");
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//sede.example.es",
    "/relativa",
    "",
    null,
  ])("makes no link of %j", (address) => {
    expect(safeLink(address)).toBeNull();
  });
});
