import { equal, is, ok } from "uvu/assert";
import { indexParts, NEWEST, partOfYear } from "../../src/core/search/parts.ts";
import { suite } from "../support/suite.ts";

type Years = Readonly<Record<string, number>>;

const yearsOf = (counts: Years): (string | undefined)[] =>
  Object.entries(counts).flatMap(([year, count]) =>
    Array.from({ length: count }, () => (year === "none" ? undefined : year)),
  );
const namesOf = (counts: Years): string[] => indexParts(yearsOf(counts)).map(({ name }) => name);

/** Number of pages in each part, by its name. */
function sizesOf(counts: Years): Record<string, number> {
  const parts = indexParts(yearsOf(counts));
  const sizes = Object.fromEntries(parts.map(({ name }) => [name, 0]));
  for (const year of yearsOf(counts)) {
    const name = partOfYear(parts, year);
    sizes[name] = (sizes[name] ?? Number.NaN) + 1;
  }
  return sizes;
}

const parts = suite("indexParts");
for (const [what, counts, expected] of [
  ["no pages", {}, { "": 0 }],
  ["up to 1,500 pages", { 2019: 1400, 2020: 50, none: 50 }, { "": 1500 }],
  ["one page more", { 2019: 1400, 2020: 51, none: 50 }, { "": 101, "2019": 1400 }],
  ["the newest year with most pages", { 2019: 999, 2020: 3000 }, { "": 3999 }],
  ["one year", { 2020: 3000 }, { "": 3000 }],
  ["no dates", { none: 3000 }, { "": 3000 }],
  [
    "years that make up parts of 1,000 pages or more",
    { 2010: 400, 2011: 599, 2012: 500, 2014: 1000, 2015: 700, 2016: 200, 2020: 10, none: 5 },
    { "": 915, "2014": 1000, "2010-2012": 1499 },
  ],
] as readonly (readonly [string, Years, Record<string, number>])[])
  parts(what, () => equal(sizesOf(counts), expected));

parts("the newest part is first, and the others follow from new to old", () =>
  equal(namesOf({ 2001: 1000, 2002: 1000, 2003: 1000, 2004: 1 }), [NEWEST, "2003", "2002", "2001"]),
);
parts("don't depend on the order of the pages", () => {
  const years = yearsOf({ 2010: 700, 2011: 700, 2012: 700, none: 3 });
  equal(indexParts(years.toReversed()), indexParts(years));
});
parts("stay when articles are added to the newest year, or a new year begins", () => {
  const counts = { 2018: 1200, 2019: 1100, 2020: 300 };
  equal(namesOf(counts), ["", "2019", "2018"]);
  equal(namesOf({ ...counts, 2020: 900 }), namesOf(counts));
  equal(namesOf({ ...counts, 2021: 10 }), namesOf(counts));
});
parts("have at least 1,000 pages, and there are never many of them", () => {
  for (const pages of [2_000, 9_000, 20_000, 70_000]) {
    const counts = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [2000 + at, pages / 25]));
    const { "": newest, ...closed } = sizesOf(counts);
    ok(Object.values(closed).every((size) => size >= 1000));
    ok(Object.keys(closed).length <= 8, `${Object.keys(closed).length} parts of ${pages} pages`);
    ok(newest !== undefined && newest > 0);
  }
});
parts("put a page of an unknown year next to its neighbours", () => {
  const divided = indexParts(yearsOf({ 2010: 1000, 2012: 1000, 2013: 5 }));
  is(partOfYear(divided, "2009"), "2010");
  is(partOfYear(divided, "2011"), "2012");
  is(partOfYear(divided, "2030"), NEWEST);
});
parts.run();
