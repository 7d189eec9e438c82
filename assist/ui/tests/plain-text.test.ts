import { describe, expect, it } from "vitest";

import type { Citation, Draft } from "../src/api/types.js";
import { plainText } from "../src/draft/plain-text.js";

const draft = (text: string, format: Draft["format"] = "markdown"): Draft => ({
  opening: "Buenos días:",
  text,
  closing: "Un saludo.\nOficina de Huesca",
  format,
  language: "es",
  channel: "email",
});

const citations = [1, 2].map((n) => ({ n }) as Citation);

describe("plainText", () => {
  it("joins opening, text and closing", () => {
    expect(plainText(draft("Son 19,73 €."), citations)).toBe(
      "Buenos días:\n\nSon 19,73 €.\n\nUn saludo.\nOficina de Huesca",
    );
  });

  it("leaves out what a channel has not", () => {
    expect(plainText({ ...draft("Hola"), opening: "", closing: "" }, [])).toBe("Hola");
  });

  it("takes the markers of its citations away, with the space before them", () => {
    const text = "Son 19,73 € [1].\n- La solicitud [1][2]\n- El artículo [3]";
    expect(plainText({ ...draft(text), opening: "", closing: "" }, citations)).toBe(
      "Son 19,73 €.\n- La solicitud\n- El artículo [3]",
    );
  });

  it("writes Markdown out, and leaves plain text alone", () => {
    const text = "**Tasa**: en [la sede](https://sede.example.es/).";
    expect(plainText({ ...draft(text), opening: "", closing: "" }, [])).toBe(
      "Tasa: en la sede (https://sede.example.es/).",
    );
    expect(plainText({ ...draft(text, "plain"), opening: "", closing: "" }, [])).toBe(text);
  });
});
