import { equal, is, match, ok, throws } from "uvu/assert";
import { type FoundText, LanguageIndex } from "../../src/files/search/index.ts";
import { openTurns, PartIndex } from "../../src/files/search/part.ts";
import { type SearchIndex, searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

const page = (name: string) => (): FoundText => ({
  url: `/en/${name}/`,
  html: `<html lang="en"><title>${name}</title><body><main data-pagefind-body>A ${name}.</main>`,
  hasWords: true,
});
const problemOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "none", String);

const part = suite("PartIndex");
part("two parts at most are made at once, each with all of its pages", async () => {
  const { finish } = LanguageIndex.prototype;
  let [running, most] = [0, 0];
  LanguageIndex.prototype.finish = async function () {
    most = Math.max(most, ++running);
    try {
      return await finish.call(this);
    } finally {
      running--;
    }
  };
  try {
    const inTurn = openTurns();
    const parts = ["a", "b", "c", "d"].map((name) => {
      const made = new PartIndex("en", false, inTurn);
      for (const one of [1, 2]) made.add(page(`${name}${one}`));
      return made;
    });
    const files = await Promise.all(parts.map((one) => one.make()));
    for (const names of files.map((made) => [...made.keys()]))
      is(names.filter((name) => name.endsWith(".pf_fragment")).length, 2);
    is(most, 2);
  } finally {
    LanguageIndex.prototype.finish = finish;
  }
});
part("a page that comes after it is made is refused", async () => {
  const made = new PartIndex("en", false, openTurns());
  made.add(page("a"));
  const files = made.make();
  throws(() => made.add(page("b")), "after its part");
  is(made.make(), files);
  ok((await files).size > 3);
});
part("one that is dropped before its turn never starts, and lets the next one start", async () => {
  const inTurn = openTurns();
  const [first, second, dropped, last] = Array.from({ length: 4 }, () => new PartIndex("en", false, inTurn));
  for (const one of [first, second, dropped, last]) one?.add(page("a"));
  const made = [first, second, dropped, last].map((one) => one?.make() ?? Promise.reject(new Error("none")));
  await dropped?.close();
  match(await problemOf(made[2] as Promise<unknown>), "dropped");
  throws(() => dropped?.add(page("b")), "after its part");
  ok(((await made[3])?.size ?? 0) > 3);
  await Promise.all(made.slice(0, 2));
});
part.run();

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
