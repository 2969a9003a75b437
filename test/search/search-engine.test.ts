import { equal, is } from "uvu/assert";
import type { SearchCall } from "../../src/core/search/engine.ts";
import { remembered } from "../../src/theme/client/search-engine.ts";
import { fakeSearch } from "../support/search-fake.ts";
import { type SearchIndex, searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

const TEXTS = { "/a/": "visit education", "/b/": "visit" };
const memory = suite("remembered");
memory("asks each question once, and gives the same answer again", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  const fast = remembered(search);
  for (const query of ['"visit"', "visit", null])
    equal(await fast(query, {}), await fast(query, {}), String(query));
  is(asked.length, 3);
});
memory("keeps questions apart that differ only in how they are narrowed", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  const fast = remembered(search);
  for (const year of ["2022", "2023", "2022"]) await fast(null, { filters: { year } });
  equal(
    asked.map(([, { filters }]) => filters?.year),
    ["2022", "2023"],
  );
});
memory("forgets the answers that were used longest ago, and none for all pages", async () => {
  const { search, asked } = fakeSearch(TEXTS);
  const fast = remembered(search);
  await fast(null, {});
  await fast("first", {});
  for (let index = 0; index < 100; index++) {
    await fast(`word${index}`, {});
    await fast("first", {});
  }
  is(asked.length, 102);
  await fast("word0", {});
  await fast(null, {});
  is(asked.length, 103);
});
memory("doesn't keep a failure", async () => {
  let calls = 0;
  const failing: SearchCall = async () => {
    calls++;
    throw new Error("no chunk");
  };
  const fast = remembered(failing);
  for (const _ of [1, 2]) is(await fast("visit", {}).catch(({ message }: Error) => message), "no chunk");
  is(calls, 2);
});
memory.run();

const found = suite<{ index: SearchIndex }>("a search of an index");
found.before(async (context) => {
  context.index = await searchIndex([
    {
      ...{ locale: "en", lang: "en" },
      pages: {
        plan: ["A plan", "The plan—an idea—covers 5–10 rooms. <b>Later</b>—tomorrow? COVID‑19 is over."],
        party: ["A party", "Parties and a visitor."],
      },
    },
    {
      ...{ locale: "ru", lang: "ru" },
      pages: {
        fa: ["Нота фа", "Нота фа звучит. Борьба 500–летняя, официальная."],
        re: ["Нота ре", "Партия."],
        visit: ["Визит в Париж", "9 марта делегация была в Париже."],
      },
    },
    {
      ...{ locale: "zh", lang: "zh-Hans" },
      pages: {
        visit: ["访问", "费用为 100 元。<b>他说</b> 好。“访问 2024 年开始。”联系Email：info。"],
        other: ["其他", "心中的计划。"],
      },
    },
    { ...{ locale: "ko", lang: "ko" }, pages: { new: ["기관", "새로운 고등 교육 기관이 열렸다."] } },
  ]);
});
found.after(({ index }) => index.remove());
for (const [locale, query, slugs, excerpt, why] of [
  ["en", "idea", ["plan"], "The plan—an *idea*—covers 5–10 rooms.", "a word between dashes"],
  ["en", "10", ["plan"], "The plan—an idea—covers 5–*10* rooms.", "the end of a range"],
  ["en", "5–10", ["plan"], "The plan—an idea—covers 5–*10* rooms.", "a range"],
  ["en", "tomorrow", ["plan"], "Later—*tomorrow*?", "a word whose dash comes after a tag"],
  ["en", "COVID-19", ["plan"], "*COVID*‑*19* is over.", "a word with another hyphen"],
  ["en", "party", ["party"], "*Parties* and a visitor.", "another form"],
  ["ru", "файл", [], "", "nothing for a word with й whose key is that of another"],
  ["ru", "официальный", ["fa"], "Борьба 500–летняя, *официальная*.", "another form in -й"],
  ["ru", "500", ["fa"], "Борьба *500*–летняя, официальная.", "a number that a dash joins"],
  [
    "ru",
    "париж",
    ["visit"],
    "9\u00A0марта делегация была в\u00A0*Париже*.",
    "a word after a space at which no line ends",
  ],
  ["zh", "心", ["other"], "*心*中的计划。", "a single character"],
  ["zh", "100元", ["visit"], "费用为 *100 元*。", "characters with a space between scripts"],
  ["zh", "好", ["visit"], "他说 *好*。", "a character after a tag and a space"],
  ["zh", "开始", ["visit"], "“访问 2024 年*开始*。”", "a quotation with its mark"],
  ["zh", "info", ["visit"], "联系Email：*info*。", "a word after a full-width colon"],
  ["ko", "고등교육", ["new"], "새로운 *고등 교육* 기관이 열렸다.", "a compound, with the spaces of the page"],
] as const)
  found(`finds ${why}: ${query} (${locale})`, async ({ index }) => {
    const first = await index.find(locale, query);
    equal(
      first.urls,
      slugs.map((slug) => `/${locale}/${slug}/`),
    );
    is(first.excerpts[0]?.slice(0, excerpt.length) ?? "", excerpt);
    equal(await index.find(locale, query), first, "the second time, from memory");
  });
found.run();
