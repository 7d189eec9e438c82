import { describe, expect, it } from "vitest";

import { excerpt } from "../src/components/quote.js";
import { lostFacts, markFacts } from "../src/draft/facts.js";

const fact = (value: string, citation: number | null = 1) => ({ slot: "fee", value, citation });

describe("markFacts", () => {
  it("cuts a text at its facts, the longest first", () => {
    const pieces = markFacts("Cuesta 12 €, o 12 € al mes.", [fact("12 €"), fact("12 € al mes", 2)]);
    expect(pieces.map(({ text, fact: found }) => [text, found?.citation ?? null])).toEqual([
      ["Cuesta ", null],
      ["12 €", 1],
      [", o ", null],
      ["12 € al mes", 2],
      [".", null],
    ]);
  });

  it("marks no part of a longer number or word", () => {
    expect(markFacts("Son 112 € y 12 €s", [fact("12 €")])).toEqual([
      { text: "Son 112 € y 12 €s", fact: null },
    ]);
  });

  it("takes values literally", () => {
    expect(markFacts("a (b) c", [fact("(b)")]).map(({ text }) => text)).toEqual(["a ", "(b)", " c"]);
  });
});

describe("lostFacts", () => {
  it("tells each value once, whatever its case and spacing", () => {
    const facts = [fact("12 €"), fact("12 €"), fact("Un mes"), fact("")];
    expect(lostFacts("dura un\n mes", facts).map(({ value }) => value)).toEqual(["12 €"]);
  });
});

describe("excerpt", () => {
  it("keeps the value and whole words", () => {
    const quote = `${"antes ".repeat(80)}son 12,35 € ${"después ".repeat(80)}`;
    const piece = excerpt(quote, "12,35 €", 100);
    expect(piece).toContain("12,35 €");
    expect(piece.length).toBeLessThan(110);
    expect(piece).toMatch(/^… (antes )+/);
    expect(piece).toMatch(/ …$/);
  });

  it("leaves a short quote alone", () => {
    expect(excerpt("corta", "x", 100)).toBe("corta");
  });
});
