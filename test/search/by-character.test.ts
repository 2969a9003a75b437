import { equal, is } from "uvu/assert";
import { readCharacterMap, writeCharacterMap } from "../../src/core/language/character-map.ts";
import { isSearchedByCharacter, isUnspaced } from "../../src/core/language/scripts.ts";
import { variantMap } from "../../src/core/language/traditional.ts";
import { searchCharacters } from "../../src/core/search/by-character.ts";
import { type CharacterArchive, NO_WORDS, phrases } from "../../src/core/search/characters.ts";
import { fakeSearch, ids } from "../support/search-fake.ts";
import { siteWords } from "../support/site-words.ts";
import { suite } from "../support/suite.ts";

const none = new Map<string, string>();
const map = readCharacterMap("聯联國国");

const parts = suite("phrases");
for (const [query, expected, why] of [
  ["联合国", ['"联 合 国"'], "each character by itself"],
  ["心", ['"心"'], "a single character"],
  ["聯合國", ['"联 合 国"'], "Traditional characters"],
  ["２０２３年", ['"2023 年"'], "full-width digits"],
  ["UNESCO教科文", ['"UNESCO 教 科 文"'], "Latin letters in one piece"],
  ["访问：“巴黎”", ['"访 问"', '"巴 黎"'], "punctuation separates"],
  ["教育　科学", ['"教 育"', '"科 学"'], "a wide space separates"],
  ["二〇二三", ['"二 〇 二 三"'], "the number 〇 is a character"],
  ["𠮷野", ['"𠮷 野"'], "a character of two code units is one"],
  ["👩‍👩‍👧 。“”", [], "nothing to search for"],
  ["", [], "nothing"],
] as const)
  parts(`of ${JSON.stringify(query)}: ${why}`, () => equal(phrases(query, map), expected));
parts("of Korean: each syllable by itself, also from decomposed letters", () => {
  equal(phrases("고등교육 2024년", none), ['"고 등 교 육"', '"2024 년"']);
  equal(phrases("교육".normalize("NFD"), none), ['"교 육"']);
});
parts("of Japanese: each letter by itself, in both scripts", () => {
  equal(phrases("スーパーで学ぶ", none), ['"ス ー パ ー で 学 ぶ"']);
});
parts.run();

const TEXTS = {
  "/one/": "联合国教科文组织的国际会议。联合国。",
  "/two/": "国际联合会议在国家图书馆",
  "/three/": "联合国成立",
  "/four/": "高等教育机构",
};
const ARCHIVE: CharacterArchive = {
  ...NO_WORDS,
  ...siteWords(["en", "zh-Hans", "ru"], [{ asked: ["联合国教科文组织"], typed: ["UNESCO"] }]),
  lang: "zh-Hans",
  pinyin: async () => "guo:国 ji:际\n国际",
};
const chinese = suite("searchCharacters");
chinese("finds adjacent characters, and no page that has them apart", async () => {
  const { search } = fakeSearch(TEXTS);
  equal(ids((await searchCharacters(search, "联合国", none)).hits), ["/one/", "/three/"]);
});
chinese("finds any part of a word, and a single character", async () => {
  const { search } = fakeSearch(TEXTS);
  equal(ids((await searchCharacters(search, "等教", none)).hits), ["/four/"]);
  equal(ids((await searchCharacters(search, "馆", none)).hits), ["/two/"]);
});
chinese("finds a single character as any phrase: not where only hidden data has it", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  equal(ids((await searchCharacters(search, "馆", none)).hits), ["/two/"]);
  equal(asked, [['"馆"', {}]]);
});
chinese("wants every part of the query", async () => {
  const { search } = fakeSearch(TEXTS);
  equal(ids((await searchCharacters(search, "会议 组织", none)).hits), ["/one/"]);
});
chinese("orders several results by the search for single characters", async () => {
  const { search, asked } = fakeSearch({ "/few/": "联合国", "/many/": "联合国联合国" });
  equal(ids((await searchCharacters(search, "联合国", none)).hits), ["/many/", "/few/"]);
  equal(asked.at(-1), ["联 合 国", {}]);
  const { search: again, asked: single } = fakeSearch(TEXTS);
  await searchCharacters(again, "高等", none);
  is(single.length, 1);
});
chinese("offers results one character away, and says that they are similar", async () => {
  const { search } = fakeSearch(TEXTS);
  for (const query of ["高等教学", "高学教育", "高等等教育"]) {
    const { hits, match, absent } = await searchCharacters(search, query, none);
    equal([ids(hits), match, absent], [["/four/"], "similar", [query]], query);
  }
});
chinese("offers no page that has the rest of a word in different places", async () => {
  const { search } = fakeSearch({ "/apart/": "高山上的教育" });
  equal((await searchCharacters(search, "高等教育", none)).hits, []);
});
chinese("finds the other parts of a query, and says which part no page has", async () => {
  const { search } = fakeSearch({ ...TEXTS, "/both/": "联合国争取和平" });
  const { hits, match, absent, query } = await searchCharacters(search, "联合国 战争", none);
  equal([ids(hits), match, absent, query], [["/one/", "/three/", "/both/"], "rest", ["战争"], "联合国"]);
});
chinese("shows nothing for the rest of a query that is single characters", async () => {
  const { hits, absent } = await searchCharacters(fakeSearch(TEXTS).search, "馆 战争", none);
  equal([hits, absent], [[], ["战争"]]);
});
chinese("finds pages with some parts, those with the most first, if no page has all", async () => {
  const { search } = fakeSearch(TEXTS);
  const { hits, match, absent } = await searchCharacters(search, "成立 联合国 会议", none);
  equal([ids(hits), match, absent], [["/three/", "/one/", "/two/"], "some", []]);
});
chinese("finds a year that is typed in Han characters in digits too, and a date in either", async () => {
  const { search } = fakeSearch({
    "/digits/": "2023年议程于2023年11月10日发布",
    "/han/": "二〇二三年议程于二〇二三年十一月十日发布",
    "/other/": "2024年",
  });
  for (const query of ["二〇二三年议程", "二〇二三年", "2023年11月10日", "二零二三年十一月十日"])
    equal(
      ids((await searchCharacters(search, query, none, ARCHIVE)).hits).sort(),
      ["/digits/", "/han/"],
      query,
    );
});
chinese("loads the characters that are in no text only for a query that has one", async () => {
  let loaded = 0;
  const archive: CharacterArchive = {
    ...ARCHIVE,
    async otherVariants() {
      loaded += 1;
      return map;
    },
  };
  const { search } = fakeSearch(TEXTS);
  equal(ids((await searchCharacters(search, "联合国 成立", none, archive)).hits), ["/three/"]);
  is(loaded, 0);
  equal(ids((await searchCharacters(search, "聯合國 成立", none, archive)).hits), ["/three/"]);
  is(loaded > 0, true);
});
chinese("finds a Latin word only as a whole", async () => {
  const { search, asked } = fakeSearch({ "/a/": "UNESCO 教科文" });
  equal(ids((await searchCharacters(search, "unesco", none)).hits), ["/a/"]);
  equal(asked[0], ['"unesco"', {}]);
});
chinese("offers nothing near for three characters, for a long text, or if nothing is near", async () => {
  const { search } = fakeSearch(TEXTS);
  for (const query of ["高学", "联合家", "联合国教科文组织的国际会议吗", "苹果香蕉梨"]) {
    const { hits, absent } = await searchCharacters(search, query, none);
    equal([hits, absent], [[], [query]]);
  }
});
chinese(
  "finds Traditional texts by Traditional and Simplified queries, each meaning of a character in turn",
  async () => {
    const texts = { "/hair/": "頭髮很長", "/find/": "發現古城", "/empress/": "皇后的馬", "/later/": "後來" };
    const variants = variantMap(Object.values(texts).join(""));
    for (const [query, expected] of [
      ["頭髮", ["/hair/"]],
      ["头发", ["/hair/"]],
      ["发现", ["/find/"]],
      ["发", ["/find/", "/hair/"]],
      ["皇后", ["/empress/"]],
      ["后来", ["/later/"]],
      ["後", ["/later/", "/empress/"]],
    ] as const) {
      const { hits } = await searchCharacters(fakeSearch(texts).search, query, variants);
      equal(ids(hits).sort(), [...expected].sort(), query);
    }
  },
);
chinese("doesn't search for a query without letters", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  equal((await searchCharacters(search, "。！", none)).hits, []);
  equal(asked, []);
});
chinese("finds the pages of a date, and then those that name it", async () => {
  const { search } = fakeSearch({
    "/text/": "2023 年 4 月以来",
    "/april/": "访问 2023-04",
    "/day/": "2023 年 5 月",
  });
  for (const query of ["2023年4月", "April 2023", "2023-04", "2023年4月的"])
    equal(ids((await searchCharacters(search, query, none, ARCHIVE)).hits), ["/april/", "/text/"], query);
  equal(ids((await searchCharacters(search, "访问 2023-04", none, ARCHIVE)).hits), ["/april/"]);
});
chinese("finds nothing near a date", async () => {
  const { search } = fakeSearch({ "/november/": "2023 年 1 月" });
  const { hits, absent } = await searchCharacters(search, "2023年11月", none, ARCHIVE);
  equal([hits, absent], [[], ["2023年11月"]]);
});
chinese("finds words that mean the same", async () => {
  const { hits, terms } = await searchCharacters(fakeSearch(TEXTS).search, "unesco 会议", none, ARCHIVE);
  equal([ids(hits), terms.includes("联合国教科文组织")], [["/one/"], true]);
});
chinese("finds scripts that are typed together apart, where no page has them together", async () => {
  const { search } = fakeSearch({ "/apart/": "会议 由 IIOE 举行", "/next/": "IIOE 学院" });
  equal(ids((await searchCharacters(search, "IIOE会议", none, ARCHIVE)).hits), ["/apart/"]);
  equal(ids((await searchCharacters(search, "IIOE学院", none, ARCHIVE)).hits), ["/next/"]);
});
for (const [query, reason, meant] of [
  ["guo ji", "pinyin", ["国际"]],
  ["Guójì 联合国", "pinyin", ["国际 联合国"]],
  ["гтуысщ", "layout", ["unesco"]],
  ["shanghai", "pinyin", []],
] as const)
  chinese(`offers ${JSON.stringify(meant)} for ${query}`, async () => {
    const { guesses } = await searchCharacters(fakeSearch(TEXTS).search, query, none, ARCHIVE);
    equal(
      guesses.map((guess) => [guess.reason, guess.query]),
      meant.map((one) => [reason, one]),
    );
  });
chinese("loads the words by their pinyin only for a Latin word that no page has", async () => {
  let loaded = 0;
  const archive: CharacterArchive = {
    ...ARCHIVE,
    async pinyin() {
      loaded++;
      return "";
    },
  };
  for (const query of ["联合国", "不存在的", "2023年4月", "联合国 战争"])
    await searchCharacters(fakeSearch(TEXTS).search, query, none, archive);
  is(loaded, 0);
  await searchCharacters(fakeSearch(TEXTS).search, "wuhan", none, archive);
  is(loaded, 1);
});
chinese.run();

const traditional = suite("variantMap");
traditional("has the other forms of the characters in the texts, and no others", () => {
  const found = variantMap("联合国");
  is(found.get("聯"), "联");
  is(found.get("國"), "国");
  is(found.get("學"), undefined);
  is(found.has("合"), false);
});
traditional("keeps a character that the texts have, before others that it may mean", () => {
  is(variantMap("皇后後來").get("后"), "后後");
  is(variantMap("皇后").get("後"), "后");
  is(variantMap("皇后").has("后"), false);
});
traditional("is empty for texts without Chinese", () => equal(variantMap("Paris 👩‍👩‍👧").size, 0));
traditional("is read back unchanged", () => {
  const found = variantMap("教育部门与联合国发展计划");
  equal(readCharacterMap(writeCharacterMap(found)), found);
  equal(readCharacterMap(""), none);
});
traditional.run();

const singles = suite("isSearchedByCharacter");
singles("is true of Chinese, Japanese and Korean", () => {
  for (const lang of ["zh-Hant", "ja", "yue", "ko", "KO-kr"]) is(isSearchedByCharacter(lang), true, lang);
  for (const lang of ["en", "ru", "kok", ""]) is(isSearchedByCharacter(lang), false, lang);
});
singles.run();

const scripts = suite("isUnspaced");
scripts("tells languages without spaces between words by their tag", () => {
  for (const lang of ["zh", "zh-Hans", "ZH-hant-TW", "ja", "yue"]) is(isUnspaced(lang), true, lang);
  for (const lang of ["en", "ru", "zha", "jav", "ko", ""]) is(isUnspaced(lang), false, lang);
});
scripts.run();
