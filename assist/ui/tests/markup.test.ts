import { describe, expect, it } from "vitest";

import { parseInline, parseMarkup } from "../src/draft/markup.js";

const text = (value: string) => ({ kind: "text", text: value });

describe("parseInline", () => {
  it("finds the citation markers", () => {
    expect(parseInline("19,73 € [1][2].")).toEqual([
      text("19,73 € "),
      { kind: "marker", n: 1, text: "[1]" },
      { kind: "marker", n: 2, text: "[2]" },
      text("."),
    ]);
  });

  it("finds markers inside bold", () => {
    expect(parseInline("**tasa [1]**")).toEqual([
      { kind: "strong", children: [text("tasa "), { kind: "marker", n: 1, text: "[1]" }] },
    ]);
  });

  it("links addresses, leaving the sentence its full stop", () => {
    expect(parseInline("En https://sede.example.es/a?b=1.")).toEqual([
      text("En "),
      { kind: "link", text: "https://sede.example.es/a?b=1", href: "https://sede.example.es/a?b=1" },
      text("."),
    ]);
  });

  it("links Markdown links to http and https only", () => {
    expect(parseInline("[la sede](https://sede.example.es/)")).toEqual([
      { kind: "link", text: "la sede", href: "https://sede.example.es/" },
    ]);
    const hostile = "[la sede](javascript:alert(1))";
    expect(parseInline(hostile)).toEqual([text(hostile)]);
  });

  it("leaves HTML as the text it is", () => {
    const hostile = '<img src=x onerror="alert(1)"> <script>alert(1)</script>';
    expect(parseInline(hostile)).toEqual([text(hostile)]);
  });
});

describe("parseMarkup", () => {
  it("separates paragraphs by blank lines and keeps line breaks", () => {
    expect(parseMarkup("uno\ndos\n \n\ntres\n")).toEqual([
      { kind: "paragraph", lines: [[text("uno")], [text("dos")]] },
      { kind: "paragraph", lines: [[text("tres")]] },
    ]);
  });

  it("lets a list follow its lead-in, and text follow the list", () => {
    expect(parseMarkup("Presente:\n- a\n- b\nGracias")).toEqual([
      { kind: "paragraph", lines: [[text("Presente:")]] },
      { kind: "list", start: null, items: [[text("a")], [text("b")]] },
      { kind: "paragraph", lines: [[text("Gracias")]] },
    ]);
  });

  it("numbers a list from its first number", () => {
    expect(parseMarkup("3. a\n4. b")).toEqual([
      { kind: "list", start: 3, items: [[text("a")], [text("b")]] },
    ]);
  });

  it("does not take an amount for a list", () => {
    expect(parseMarkup("19,73 € al año")).toEqual([
      { kind: "paragraph", lines: [[text("19,73 € al año")]] },
    ]);
  });

  it("has nothing for nothing", () => {
    expect(parseMarkup(" \n\n ")).toEqual([]);
  });
});
