import { equal } from "uvu/assert";
import type { Hit, SearchCall } from "../../src/core/search/engine.ts";
import { countsOf, narrowed } from "../../src/core/search/narrow.ts";
import { ids } from "../support/search-fake.ts";
import { suite } from "../support/suite.ts";

const hit = (id: string): Hit => ({
  id,
  score: 1,
  words: [0],
  data: () => Promise.reject(new Error("no data")),
});
/** Year and topic of each page. */
const PAGES: Readonly<Record<string, readonly [year: string, topic: string]>> = {
  ...{ a: ["2023", "news"], b: ["2023", "training"], c: ["2022", "news"], d: ["2021", "news"] },
};
const asked: string[] = [];
const search: SearchCall = async (query, { filters = {}, sort }) => {
  asked.push(JSON.stringify([query, filters, sort]));
  const all = Object.entries(PAGES).filter(
    ([, [year, topic]]) => (filters.year ?? year) === year && (filters.topic ?? topic) === topic,
  );
  return { results: (sort ? all.reverse() : all).map(([id]) => hit(id)) };
};
const hits = ["c", "a", "b"].map(hit);

const narrowing = suite("narrowed");
narrowing("leaves the hits that match every filter, in their order", async () => {
  equal(ids(await narrowed(search, hits, {})), ["c", "a", "b"]);
  equal(ids(await narrowed(search, hits, { filters: { topic: "news" } })), ["c", "a"]);
  equal(ids(await narrowed(search, hits, { filters: { topic: "news", year: "2022" } })), ["c"]);
  equal(ids(await narrowed(search, hits, { filters: { year: "1999" } })), []);
});
narrowing("puts them in the order that is asked", async () => {
  equal(ids(await narrowed(search, hits, { sort: { date: "desc" } })), ["c", "b", "a"]);
});
narrowing.run();

const counting = suite("countsOf");
counting("counts what each choice would leave, with the choices of other facets", async () => {
  const facets = { year: ["2023", "2022", "2021"], topic: ["news", "training"] };
  equal(await countsOf(search, hits, {}, facets), {
    year: { 2023: 2, 2022: 1, 2021: 0 },
    topic: { news: 2, training: 1 },
  });
  equal(await countsOf(search, hits, { topic: "news" }, facets), {
    year: { 2023: 1, 2022: 1, 2021: 0 },
    topic: { news: 2, training: 1 },
  });
});
counting("counts for the choice of all what the other facets leave", async () => {
  equal(await countsOf(search, hits, { topic: "news", year: "2023" }, { year: [""], topic: [""] }), {
    year: { "": 2 },
    topic: { "": 2 },
  });
});
counting("asks only for the pages of filters, which don't depend on the query", async () => {
  asked.length = 0;
  await countsOf(search, hits, {}, { year: ["2023"] });
  equal(asked, ['[null,{"year":"2023"},null]']);
});
counting("counts nothing without facets", async () => equal(await countsOf(search, hits, {}, {}), {}));
counting.run();
