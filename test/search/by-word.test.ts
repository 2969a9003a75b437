import { equal, is, ok } from "uvu/assert";
import { plain, searchWords } from "../../src/core/search/by-word.ts";
import { fileOf } from "../../src/core/search/data-files.ts";
import type { SiteWords } from "../../src/core/search/site-words.ts";
import { termsOf } from "../../src/core/search/terms.ts";
import { vocabulary, type WordSource } from "../../src/core/search/vocabulary.ts";
import { fakeSearch, ids } from "../support/search-fake.ts";
import { siteWords } from "../support/site-words.ts";
import { suite } from "../support/suite.ts";

const terms = suite("termsOf");
for (const [query, expected, why] of [
  ["higher education", ["higher", "education"], "words"],
  ["“higher education” visit", ["higher education", "visit"], "a phrase and a word"],
  ["«высшее образование»", ["высшее образование"], "a phrase in Russian quotation marks"],
  ["COVID-19, AT&T!", ["COVID-19", "AT&T"], "signs only within words"],
  ["ＵＮＥＳＣＯ", ["UNESCO"], "width is folded"],
  ["C# C++", ["C#", "C++"], "signs that end a name"],
  ["O’zbek", ["O'zbek"], "one apostrophe"],
  ["visit Visit", ["Visit"], "each once"],
  ["  … — ", [], "nothing to search for"],
  ['"unclosed', ["unclosed"], "a mark without its pair"],
] as const)
  terms(`of ${JSON.stringify(query)}: ${why}`, () =>
    equal(
      termsOf(query).map(({ written }) => written),
      expected,
    ),
  );
terms.run();

const plainWords = suite("plain");
for (const [lang, word, expected] of [
  ["ru", "официальный", "официальн"],
  ["ru", "Андрей", "андр"],
  ["ru", "визит", "визит"],
  ["en", "май", "май"],
  ["sr-Latn", "Љубав", "ljubav"],
] as const)
  plainWords(`${lang} ${word} is ${expected}`, () => is(plain(word, lang), expected));
plainWords.run();

const TEXTS = {
  "/a/": "higher education conference in the north",
  "/b/": "university visit",
  "/c/": "education education visit",
  "/d/": "particle business",
};
const source = (lang: string, ...lines: string[]): WordSource => ({
  of: async (word) =>
    vocabulary(
      lines.filter((line) => fileOf(line, lang) === fileOf(word, lang)),
      lang,
    ),
  all: async () => vocabulary(lines, lang),
});
const none = source("en");
const words = source(
  "en",
  ...["education", "visit", "business", "conference", "higher", "north", "particle", "university"],
);

const site: SiteWords = siteWords(
  ["en", "zh-Hans", "ru"],
  [{ asked: ["international bureau"], typed: ["国际教育局", "МБП"], avoided: ["world bureau"] }],
);

const search = suite("searchWords");
const rows = [
  ["visit", "all", ["/b/", "/c/"], [], "a word"],
  ["visit education", "all", ["/c/"], [], "every word"],
  ["the visit", "all", ["/b/", "/c/"], [], "and not the words that say nothing"],
  ['"higher education"', "all", ["/a/"], [], "a phrase"],
  ["war", "all", [], ["war"], "nothing for a word that no page has"],
  ["part", "all", [], ["part"], "nothing for a part of a word that is no beginning of three letters", "pa"],
  ["busine", "beginning", ["/d/"], ["busine"], "words that begin so, and says that"],
  ["war visit", "rest", ["/b/", "/c/"], ["war"], "the other words, and says which is absent"],
  ["confrence", "similar", ["/a/"], ["confrence"], "a similar word, and says that"],
  ["university conference", "some", ["/a/", "/b/"], [], "pages with some of the words, if none has all"],
  ['"higher visit"', "all", [], ["higher visit"], "nothing for a phrase that no page has"],
  ["…", "all", [], [], "nothing for nothing"],
] as const;
for (const [query, match, urls, absent, why, typed] of rows)
  search(`finds ${why}`, async () => {
    const outcome = await searchWords(fakeSearch(TEXTS).search, typed ?? query, "en", words);
    equal(
      [outcome.match, [...ids(outcome.hits)].sort(), outcome.absent],
      [match, urls, typed ? [typed] : absent],
    );
  });
search("orders pages with some of the words by their number, and then by the plain words", async () => {
  const texts = { "/one/": "visit visit visit", "/two/": "visit education", "/three/": "north" };
  const { hits, match } = await searchWords(fakeSearch(texts).search, "education visit north", "en", words);
  equal([ids(hits)[0], match], ["/two/", "some"]);
});
search("asks for each word in quotation marks, and orders by the plain words", async () => {
  const { search: fake, asked } = fakeSearch(TEXTS);
  const { hits } = await searchWords(fake, "education", "en", words);
  equal(ids(hits), ["/c/", "/a/"]);
  equal(
    asked.map(([query]) => query),
    ['"education"', "education"],
  );
});
search(
  "asks once for a word where all words that begin so are its forms, without what is hidden",
  async () => {
    const { search: fake, asked } = fakeSearch({
      "/a/": "официальный визит",
      "/b/": "официальной",
      "/c/": "нет",
    });
    const hidden = {
      id: "/hidden/",
      score: 9,
      words: [],
      data: () => Promise.reject(new Error("not loaded")),
    };
    const both: typeof fake = async (query, options) => {
      const { results } = await fake(query, options);
      return { results: query?.startsWith('"') ? results : [hidden, ...results] };
    };
    const russian = source("ru", "официальный", "официальной", "визит");
    const { hits, terms: forms, match } = await searchWords(both, "официальной", "ru", russian);
    equal([ids(hits), match], [["/a/", "/b/"], "all"]);
    equal(forms, ["официальной", "официальный"]);
    equal([...new Set(asked.map(([query]) => query))], ["официальн"]);
  },
);
search("takes no part of a name for the word, but a word after an apostrophe", async () => {
  const texts = { "/name/": "heldValue", "/hyphen/": "back-up", "/apostrophe/": "Côte d'Ivoire" };
  const all = fakeSearch(texts).search;
  const parts: typeof all = (_, options) => all(null, options);
  const listed = source("en", "heldvalue", "back", "côte", "divoire");
  const found = (query: string) => searchWords(parts, query, "en", listed);
  for (const query of ["held", "backup"]) equal((await found(query)).absent, [query]);
  const { absent, hits } = await found("Ivoire");
  equal([absent, ids(hits)], [[], ["/apostrophe/"]]);
});
search("never passes filters: whether a word exists does not depend on them", async () => {
  const { search: fake, asked } = fakeSearch(TEXTS);
  await searchWords(fake, "education visit war", "en", words);
  ok(asked.every(([, options]) => Object.keys(options).length === 0));
});
search("offers a similar word in place of an absent one as a suggestion, next to the rest", async () => {
  const texts = { ...TEXTS, "/both/": "visit the conference" };
  const { query, guesses } = await searchWords(
    fakeSearch(texts).search,
    "visit confrence",
    "en",
    words,
    site,
  );
  equal([query, guesses], ["visit", [{ query: "visit conference", reason: "spelling", count: 1 }]]);
});
search("asks for the forms that Pagefind takes for other words", async () => {
  const { search: fake, asked } = fakeSearch({ "/a/": "официальная партия" });
  const russian = source("ru", "официальная", "официальничать", "партия");
  const { hits, terms: forms } = await searchWords(fake, "официальный", "ru", russian);
  equal([ids(hits), forms], [["/a/"], ["официальная"]]);
  equal(
    asked.map(([query]) => query),
    ['"официальная"'],
  );
});
search(
  "asks for no Russian word with й that the archive doesn't have: its key may be another's",
  async () => {
    const { search: fake, asked } = fakeSearch({ "/a/": "файл" });
    const listed = await searchWords(fake, "файл", "ru", source("ru", "партия", "факт"));
    equal([listed.hits, listed.absent, asked], [[], ["файл"], []]);
    const unknown = vocabulary([], "ru", false);
    const notLoaded = { of: async () => unknown, all: async () => unknown };
    equal(ids((await searchWords(fake, "файл", "ru", notLoaded)).hits), ["/a/"]);
  },
);
search("asks for the parts of a word with signs as a phrase too", async () => {
  const { search: fake, asked } = fakeSearch({ "/a/": "covid 19" });
  equal(ids((await searchWords(fake, "COVID-19", "en", none)).hits), ["/a/"]);
  equal(
    asked.slice(0, 2).map(([query]) => query),
    ['"COVID-19"', '"COVID 19"'],
  );
});
search("asks for all words only where one is on no page", async () => {
  let all = 0;
  const counted: WordSource = {
    ...words,
    all() {
      all++;
      return words.all();
    },
  };
  for (const query of ["visit", "busine", "university conference"])
    await searchWords(fakeSearch(TEXTS).search, query, "en", counted, site);
  is(all, 0);
  await searchWords(fakeSearch(TEXTS).search, "confrence", "en", counted);
  is(all > 0, true);
});
search("asks for the words that begin as what is left of an elided one", async () => {
  const asked: string[] = [];
  const french: WordSource = {
    ...none,
    of(word) {
      asked.push(word);
      return none.of(word);
    },
  };
  await searchWords(fakeSearch(TEXTS).search, "l’éducation", "fr", french);
  equal(asked, ["éducation"]);
});
search("offers no query that finds nothing", async () => {
  const { guesses } = await searchWords(fakeSearch(TEXTS).search, "visit confrence", "en", words, site);
  equal(guesses, []);
});
const NEWS = {
  "/may/": "the visit 2023-05 2023-05-10",
  "/text/": "a visit since May 2023",
  "/bureau/": "the international bureau in Geneva",
  "/word/": "an international visit",
};
for (const [query, match, urls, absent, why] of [
  ["May 2023", "all", ["/may/", "/text/"], [], "the pages of a month, and then those that name it"],
  ["visit, май 2023 г.", "all", ["/may/", "/text/"], [], "pages that have a date and the words next to it"],
  ["bureau 2023-05", "some", ["/may/", "/text/", "/bureau/"], [], "nothing as all that has only one of them"],
  ["2023-06", "all", [], ["2023-06"], "nothing for a date that no page has, and names it"],
  ["“May 2023”", "all", ["/text/"], [], "a date between quotation marks as a phrase"],
  ["国际教育局", "all", ["/bureau/"], [], "words that mean the same"],
  ["МБП Geneva", "all", ["/bureau/"], [], "words that mean the same next to others"],
  [
    "visit国际教育局",
    "some",
    ["/may/", "/text/", "/word/", "/bureau/"],
    [],
    "both parts of a word in two scripts",
  ],
  ["visit教科文", "rest", ["/may/", "/text/", "/word/"], ["教科文"], "the part of such a word that there is"],
] as const)
  search(`finds ${why}: ${query}`, async () => {
    const found = await searchWords(fakeSearch(NEWS).search, query, "en", words, site);
    equal([found.match, [...ids(found.hits)].sort(), found.absent], [match, [...urls].sort(), absent]);
    if (match === "all") equal(ids(found.hits), urls);
  });
search("gives the forms of words that mean the same, to be marked", async () => {
  const { terms } = await searchWords(fakeSearch(NEWS).search, "国际教育局", "en", words, site);
  equal(terms, ["international bureau"]);
});
for (const [query, reason, meant] of [
  ["мшыше", "layout", "visit"],
  ["UNESCO мшыше", undefined, undefined],
  ["world bureau", "name", "international bureau"],
] as const)
  search(`offers ${meant ?? "nothing"} for ${query}`, async () => {
    const { guesses } = await searchWords(fakeSearch(NEWS).search, query, "en", words, site);
    equal(
      guesses.map((guess) => [guess.reason, guess.query]),
      reason === undefined ? [] : [[reason, meant]],
    );
  });
search("offers the Cyrillic word for a transliterated one", async () => {
  const russian = source("ru", "конференция");
  const texts = { "/a/": "первая конференция" };
  const { guesses } = await searchWords(fakeSearch(texts).search, "konferencija", "ru", russian, site);
  equal(guesses, [{ query: "конференция", reason: "transliteration", count: 1 }]);
});
search("suggests nothing without the words of the archive", async () => {
  const { hits, match, guesses } = await searchWords(fakeSearch(TEXTS).search, "confrence", "en", none, site);
  equal([hits, match, guesses], [[], "all", []]);
});
search.run();
