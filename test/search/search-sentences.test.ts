import { equal, is } from "uvu/assert";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { createMessages } from "../../src/core/messages/messages.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { countOf, fill, headingOf, statusOf } from "../../src/theme/client/search-sentences.ts";
import { NOTHING } from "../../src/theme/client/search-state.ts";
import { type SearchTexts, searchTexts } from "../../src/theme/search-texts.ts";
import { LOCALES, settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const settings = settingsOf();
const messages = createMessages(
  mergeResources(readCatalogues(OWN_CATALOGUES, LOCALES).catalogues),
  Object.fromEntries(settings.languages.map(({ locale, lang }) => [locale, lang])),
);
const textsIn = Object.fromEntries(
  settings.languages.map((language) => [
    language.locale,
    searchTexts(messages(language.locale), language, settings),
  ]),
) as Record<"en" | "zh" | "ru", SearchTexts>;

type Answer = Parameters<typeof statusOf>[0];
const unbroken = (text: string) => text.replaceAll("~", "\u00A0");
const found = (given: Partial<Answer>): Answer => ({ count: 0, match: "all", absent: [], ...given });

/** What was found for which words, the status, and the heading; `~` is a space at which no line ends. */
const ROWS: Readonly<Record<string, readonly (readonly [Partial<Answer>, string, string, string])[]>> = {
  en: [
    [{ count: 1 }, "tea", "1 result for “tea”", ""],
    [{ count: 12 }, "tea", "12 results for “tea”", ""],
    [{ absent: ["xyzzy"] }, "xyzzy", "No page has “xyzzy”.", ""],
    [{ absent: ["a", "b", "c"] }, "a b c", "No page has “a”, “b”, or “c”.", ""],
    [
      { count: 2, match: "rest", absent: ["xyzzy"], query: "tea" },
      "tea xyzzy",
      "No page has “xyzzy”. 2 results for “tea”",
      "Pages with “tea”",
    ],
    [
      { count: 3, match: "beginning", absent: ["uni"] },
      "uni",
      "No page has “uni”.",
      "Pages with words that begin with “uni”",
    ],
    [
      { count: 1, match: "similar", absent: ["clasroom"], query: "classroom" },
      "clasroom",
      "No page has “clasroom”. 1 result for “classroom”",
      "Pages with the similar “classroom”",
    ],
    [
      { count: 4, match: "some" },
      "tea milk",
      "No page has all of “tea milk”.",
      "Pages with some of these words",
    ],
    [{}, "tea", "Nothing found for “tea”.", ""],
    [{ count: 1 }, "</script>🦘", "1 result for “</script>🦘”", ""],
    [{ count: 1 }, "", "1 result", ""],
    [{}, "", "0 results", ""],
  ],
  zh: [
    [{ count: 5 }, "教育", "“教育”共有5条结果", ""],
    [{ absent: ["战争"] }, "战争", "没有页面包含“战争”。", ""],
    [
      { count: 2, match: "rest", absent: ["战争"], query: "教育" },
      "教育 战争",
      "没有页面包含“战争”。“教育”共有2条结果",
      "包含“教育”的页面",
    ],
    [{ count: 3, match: "similar" }, "教科文组识", "", "只差一个字的页面"],
    [{ count: 3 }, "", "3条结果", ""],
  ],
  ru: [
    [{ count: 1 }, "чай", "1 результат по~запросу «чай»", ""],
    [{ count: 3 }, "чай", "3 результата по~запросу «чай»", ""],
    [{ count: 25 }, "чай", "25 результатов по~запросу «чай»", ""],
    [{ absent: ["чай", "сок"] }, "чай сок", "Ни~на~одной странице не~встречается «чай» или «сок».", ""],
    [
      { count: 2, match: "similar", absent: ["техналогии"], query: "технологии" },
      "техналогии",
      "Ни~на~одной странице не~встречается «техналогии». 2 результата по~запросу «технологии»",
      "Страницы, где есть похожее: «технологии»",
    ],
    [{ count: 0 }, "", "0 результатов", ""],
    [{ count: 22 }, "", "22 результата", ""],
  ],
};

const words = suite("what was found");
for (const [locale, rows] of Object.entries(ROWS))
  for (const [answer, query, status, heading] of rows)
    words(`is said in ${locale}: ${status || heading}`, () => {
      const texts = textsIn[locale as "en"];
      equal(
        [statusOf(found(answer), { ...NOTHING, query }, texts), headingOf(found(answer), texts)],
        [unbroken(status), heading],
      );
    });
for (const [locale, status] of [
  ["en", "Nothing found for “a” with these filters."],
  ["zh", "在所选年份和主题下，没有找到与“a”相关的内容。"],
  ["ru", "По~запросу «a» с~выбранными фильтрами ничего не~найдено."],
] as const)
  words(`does not blame the words where a year or topic leaves nothing: ${locale}`, () => {
    is(statusOf(found({}), { ...NOTHING, query: "a", year: "2023" }, textsIn[locale]), unbroken(status));
  });
words("names a word that is on no page, whatever the year", () => {
  const answer = found({ absent: ["xyzzy"] });
  is(statusOf(answer, { ...NOTHING, query: "xyzzy", year: "2023" }, textsIn.en), "No page has “xyzzy”.");
  const rest = found({ absent: ["xyzzy"], match: "rest", query: "tea" });
  is(
    statusOf(rest, { ...NOTHING, query: "tea xyzzy", topic: "iioe" }, textsIn.en),
    "No page has “xyzzy”. Nothing found for “tea” with these filters.",
  );
});
words("has every plural form of the language", () => {
  equal(
    [1, 3, 5, 21, 100].map((count) => countOf(count, textsIn.ru)),
    ["1 результат", "3 результата", "5 результатов", "21 результат", "100 результатов"],
  );
});
words.run();

const filling = suite("fill");
filling("puts in values as they are, and nothing for those that are missing", () => {
  is(fill("{{a}} and {{b}}", { a: "$& {{b}}" }), "$& {{b}} and ");
});
filling.run();
