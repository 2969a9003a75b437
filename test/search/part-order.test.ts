import { equal, is, ok } from "uvu/assert";
import type { SearchCall } from "../../src/core/search/engine.ts";
import { acrossParts } from "../../src/core/search/part-order.ts";
import { type SearchIndex, searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

/** A language whose pages of 2019 and 2020 have a part of their own. */
const PAGES = {
  new: ["New", "The council opened a library and a classroom.", "2024-05-06"],
  newer: ["Newer", "The library grew.", "2024-06-01"],
  middle: ["Middle", "A classroom in the north, and a conference.", "2020-03-04"],
  old: ["Old", "The first library, long before.", "2019-01-02"],
  older: ["Older", "A museum.", "2019-01-01"],
} as const;
const CHINESE = {
  new: ["新", "代表參观了学校的教室。", "2024-05-06"],
  old: ["旧", "会议在北京的教室举行。", "2019-01-02"],
} as const;

const divided = suite<{ index: SearchIndex }>("an index in parts");
divided.before(async (context) => {
  const parts = ["", "2020", "2019"];
  context.index = await searchIndex([
    { locale: "en", lang: "en", pages: PAGES, parts },
    { locale: "zh", lang: "zh-Hans", pages: CHINESE, parts: ["", "2019"] },
  ]);
});
divided.after(({ index }) => index.remove());
const slugs = (urls: readonly string[]) => urls.map((url) => url.split("/")[2]);

divided("finds a word in every part", async ({ index }) => {
  const { urls, match: how } = await index.find("en", "libraries");
  equal(slugs(urls).sort(), ["new", "newer", "old"]);
  is(how, "all");
  equal(slugs((await index.find("en", "classroom conference")).urls), ["middle"]);
});
divided("orders the pages of all parts by date", async ({ index }) => {
  const sort = { date: "desc" } as const;
  equal(slugs((await index.find("en", "library", { sort })).urls), ["newer", "new", "old"]);
  const all = ["newer", "new", "middle", "old", "older"];
  equal(slugs((await index.find("en", "", { sort })).urls), all);
  equal(slugs((await index.find("en", "", { sort: { date: "asc" } })).urls), all.toReversed());
});
divided("narrows to a year", async ({ index }) => {
  equal(slugs((await index.find("en", "library", { filters: { year: "2019" } })).urls), ["old"]);
  equal(slugs((await index.find("en", "", { filters: { year: "2020" } })).urls), ["middle"]);
});
divided("knows the words of all parts", async ({ index }) => {
  const { absent, guesses } = await index.find("en", "musum");
  equal(absent, ["musum"]);
  ok(
    guesses.some(({ query }) => query === "museum") ||
      slugs((await index.find("en", "musum")).urls).length > 0,
  );
  equal((await index.find("en", "submarine")).absent, ["submarine"]);
  equal((await index.find("en", "museum")).absent, []);
});
divided("finds Chinese characters in every part", async ({ index }) => {
  equal(slugs((await index.find("zh", "教室")).urls).sort(), ["new", "old"]);
  equal(slugs((await index.find("zh", "参观")).urls), ["new"]);
});
divided.run();

const merged = suite("acrossParts");
const part =
  (...hits: readonly (readonly [id: string, score: number])[]): SearchCall =>
  async () => ({
    results: hits.map(([id, score]) => ({
      id,
      score,
      words: [0],
      data: () => Promise.reject(new Error("not loaded")),
    })),
  });
const idsOf = async (search: SearchCall, sort = {}) =>
  (await search("a", { sort })).results.map(({ id }) => id);
const both = acrossParts([part(["en_1", 2], ["en_2", 1]), part(["en_1", 3], ["en_3", 1])]);

merged("keeps two pages apart whose ids are the same in two parts", async () =>
  equal(await idsOf(both), ["1/en_1", "0/en_1", "0/en_2", "1/en_3"]),
);
merged("lists one part after the other by date, whatever the scores are", async () => {
  equal(await idsOf(both, { date: "desc" }), ["0/en_1", "0/en_2", "1/en_1", "1/en_3"]);
  equal(await idsOf(both, { date: "asc" }), ["1/en_1", "1/en_3", "0/en_1", "0/en_2"]);
});
merged("leaves an undivided index as it is", async () =>
  equal(await idsOf(acrossParts([part(["en_1", 1])])), ["en_1"]),
);
merged.run();
