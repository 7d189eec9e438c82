import { describe, expect, it } from "vitest";

import { Problem } from "../src/api/problem.js";
import { csv } from "../src/console/csv.js";
import { errorsByField, linesOf } from "../src/console/field.js";
import { lasting } from "../src/console/format.js";
import { hrefTo, parseRoute } from "../src/console/route.js";
import { areOfOnePage, groupsOf, placeOf, type Side } from "../src/knowledge/sides.js";
import { between, rateBetween, type Contradiction, type Metrics } from "../src/quality/metrics.js";

describe("addresses", () => {
  it("come back as they were made, whatever an id holds", () => {
    const route = parseRoute(hrefTo("sources", "a/b: ñ?", { page: "2", q: "tasa & plazo" }));
    expect(route).toEqual({
      view: "sources",
      id: "a/b: ñ?",
      query: { page: "2", q: "tasa & plazo" },
    });
  });

  it("leave empty conditions out", () => {
    expect(hrefTo("changes", "", { kind: "", source: "sede" })).toBe("#/changes?source=sede");
  });

  it("that are broken lead to what can be read of them", () => {
    expect(parseRoute("#/sources/%E0%A4%A").id).toBe("%E0%A4%A");
  });
});

it("finds the field that an error of the service is of", () => {
  const problem = new Problem("invalid", "", 422, [
    { field: "body.start_urls.0", message: "no es una dirección" },
    { field: "name", message: "ya existe" },
  ]);
  expect(errorsByField(problem)).toEqual({ start_urls: "no es una dirección", name: "ya existe" });
});

it("takes the lines of a text without the empty ones", () => {
  expect(linesOf(" a \n\n b\n")).toEqual(["a", "b"]);
});

it("lets no cell of a file be a formula, nor break its row", async () => {
  const text = await csv([["=1+1", 'a "b", c', null, -3]]).text();
  expect(text).toContain(`'=1+1,"a ""b"", c",,-3\r\n`);
});

it.each([
  [0.2, "1 s"],
  [59, "59 s"],
  [90, "2 min"],
  [4800, "1 h 20 min"],
])("says %d seconds as %s", (seconds, said) => {
  expect(lasting(seconds)).toBe(said);
});

it("puts sides that state the same together, the preferred one first", () => {
  const side = (document_id: string, ...forms: string[]) =>
    ({ document_id, values: forms.map((normalised) => ({ normalised })) }) as unknown as Side;
  const [first, second] = groupsOf([side("1", "a", "b"), side("2", "c"), side("3", "b", "a")]);
  expect([first?.side.document_id, first?.same.map((one) => one.document_id)]).toEqual(["1", ["3"]]);
  expect(second?.same).toEqual([]);
});

it("tells the sides of one page apart by their place in it", () => {
  const side = (document_id: string, ...section: string[]) =>
    ({ document_id, values: [{ normalised: section.join(), section }] }) as unknown as Side;
  const sides = [side("1", "Plazos", "Resolución"), side("1", "Resumen")];
  expect(areOfOnePage(sides)).toBe(true);
  expect(sides.map(placeOf)).toEqual(["Plazos › Resolución", "Resumen"]);
  expect(areOfOnePage([...sides, side("2", "Resumen")])).toBe(false);
});

describe("a pair of offices", () => {
  const rate = { value: 0.2, groups: 3, n: 5 };
  const metrics = { office_pairs: [{ a: "huesca", b: "teruel", rate }] } as unknown as Metrics;

  it("has one rate, in whatever order it is asked for", () => {
    expect(rateBetween(metrics, "teruel", "huesca")).toBe(rate);
    expect(rateBetween(metrics, "teruel", "jaca")).toBeNull();
  });

  it("is shown its own sentences first", () => {
    const one = (left: string, right: string) =>
      ({
        offices: ["huesca", "jaca", "teruel"],
        left: { office: left },
        right: { office: right },
      }) as unknown as Contradiction;
    const [others, own] = [one("jaca", "teruel"), one("teruel", "huesca")];
    expect(between([others, own], "huesca", "teruel")).toEqual([own, others]);
  });
});
