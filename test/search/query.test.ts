import { equal, is } from "uvu/assert";
import { prepare, searchArchive } from "../../src/core/search/query.ts";
import { vocabulary } from "../../src/core/search/suggest.ts";
import { fakeSearch, ids } from "../support/search-fake.ts";
import { suite } from "../support/suite.ts";

const prepared = suite("prepare");
for (const [lang, query, expected, why] of [
  ["ru", "официальный визит", "официальн визит", "words with й are stemmed, others left to Pagefind"],
  ["ru", "Андрей", "андр", "capitals too"],
  ["ru", '"официальный визит"', '"официальный визит"', "quotes stay quotes"],
  ["ru", "«официальный визит»", '"официальный визит"', "the quotation marks of the language are quotes"],
  ["en", "“higher education”", '"higher education"', "and those of English"],
  ["en", "ＵＮＥＳＣＯ", "UNESCO", "width is folded"],
  ["fr", "l'éducation d’aujourd’hui", "éducation  aujourd'hui", "elided words are left out"],
  ["fr", "«l’éducation»", `"l' éducation"`, "and keep their place in quotes"],
  ["fr", "l'", "l'", "unless there is nothing else"],
  ["sr-Latn", "Љубав", "ljubav", "Serbian in the script of the edition"],
  ["en", "май", "май", "й is stemmed only in Russian"],
] as const)
  prepared(`${lang} ${query}: ${why}`, () => is(prepare(query, lang), expected));
prepared.run();

const archive = suite("searchArchive");
const TEXTS = { "/a/": "higher education conference", "/b/": "university visit" };
const words = vocabulary(["conference", "education", "university"], "en");
archive("requests every page if the query is empty", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  const options = { sort: { date: "desc" } } as const;
  const { hits } = await searchArchive(search, "en", "  ", options, {});
  equal([ids(hits), asked], [["/a/", "/b/"], [[null, options]]]);
});
archive("corrects words that the archive does not have, and reports the correction", async () => {
  const { search } = fakeSearch(TEXTS);
  const { hits, corrected } = await searchArchive(search, "en", "confrence", {}, { words });
  equal([ids(hits), corrected], [["/a/"], "conference"]);
});
archive("searches the exact words without a list of words, and in quotation marks", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  equal((await searchArchive(search, "en", "confrence", {}, {})).hits, []);
  equal(await searchArchive(search, "en", '"confrence"', {}, { words }), { hits: [] });
  is(asked.at(-1)?.[0], '"confrence"');
});
archive(
  "searches each way of writing a word that the archive has, the best page first or in the order given",
  async () => {
    const texts = { "/a/": "ozbek", "/b/": "oʻzbek oʻzbek" };
    const uzbek = vocabulary(["oʻzbek o‘zbek"], "uz");
    const { search, asked } = fakeSearch({ ...texts, "/c/": "boshqa" });
    const { hits, corrected } = await searchArchive(search, "uz", "O'zbek", {}, { words: uzbek });
    equal([ids(hits), corrected], [["/b/"], undefined]);
    equal(
      asked.map(([query]) => query),
      ["oʻzbek", "o'zbek"],
    );
    const sort = { date: "desc" } as const;
    await searchArchive(search, "uz", "O'zbek", { sort }, { words: uzbek });
    equal(asked.at(-1), [null, { sort }]);
  },
);
archive("searches Chinese by its characters", async () => {
  const { search } = fakeSearch({ "/zh/": "联合国" });
  const variants = new Map([["國", "国"]]);
  equal(ids((await searchArchive(search, "zh-Hans", "合國", {}, { variants })).hits), ["/zh/"]);
});
archive.run();
