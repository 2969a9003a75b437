import { equal, is, ok } from "uvu/assert";
import type { Equivalent } from "../../src/core/search/equivalents.ts";
import { type IndexedLanguage, type SearchIndex, searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

const LANGUAGES: readonly IndexedLanguage[] = [
  {
    ...{ locale: "en", lang: "en" },
    pages: {
      april: ["A visit", "UNESCO experts came to the colourful hall.", "2023-04-05"],
      november: ["A meeting", "The first meeting since April 2023.", "2023-11-10"],
      march: ["An agreement", "It was signed on 9 March 2019 by UNESCO.", "2019-03-09"],
    },
  },
  {
    ...{ locale: "ru", lang: "ru" },
    pages: {
      april: ["Визит", "Эксперты ЮНЕСКО на Генеральной конференции.", "2023-04-05"],
      may: ["Встреча", "Встреча о цвете, первая с апреля 2023 года.", "2023-05-10"],
      march: ["Соглашение", "Его подписали на конференции Unicode.", "2019-03-09"],
    },
  },
  {
    ...{ locale: "zh", lang: "zh-Hans" },
    pages: {
      april: ["访问", "联合国教科文组织的代表在武汉访问UNESCO教席。", "2023-04-05"],
      november: ["会议", "这是2023年4月以来的会议，信息中心。IIOE在重庆举行会议。", "2023-11-10"],
    },
  },
];

const EQUIVALENTS: Readonly<Record<string, readonly Equivalent[]>> = {
  en: [{ asked: ["UNESCO"], typed: ["ЮНЕСКО", "联合国教科文组织"] }],
  ru: [
    { asked: ["ЮНЕСКО"], typed: ["UNESCO"] },
    { asked: ["Генеральная конференция"], typed: ["General Conference"], avoided: ["Общая ассамблея"] },
    { asked: ["цвет", "окраска"], typed: [] },
  ],
  zh: [
    { asked: ["联合国教科文组织"], typed: ["UNESCO", "ЮНЕСКО"] },
    { asked: ["资讯", "信息"], typed: [] },
  ],
};

const questions = suite<{ index: SearchIndex }>("what people type");
questions.before(async (context) => {
  context.index = await searchIndex(LANGUAGES, (locale) => EQUIVALENTS[locale] ?? []);
});
questions.after(({ index }) => index.remove());

const DATES = [
  ["en", ["april", "november"], ["April 2023", "апрель 2023", "2023年4月", "2023-04", "2023.04", "04/2023"]],
  ["en", ["november"], ["2023-11", "November 2023", "Nov 10, 2023", "10.11.2023", "2023年11月10日"]],
  ["en", ["march"], ["March 9, 2019", "9th of March 2019", "09/03/2019", "03/09/2019", "9 марта 2019 г."]],
  ["ru", ["april", "may"], ["апрель 2023", "апреля 2023 года", "в апреле 2023 г.", "April 2023", "2023.04"]],
  ["ru", ["may"], ["май 2023", "мая 2023", "10 мая 2023", "2023年5月", "May 10, 2023", "2023-05-10"]],
  ["zh", ["april", "november"], ["2023年4月", "2023-04", "April 2023", "апреле 2023"]],
  ["zh", ["november"], ["2023年11月10日", "2023年11月的会议", "10.11.2023", "Nov 10, 2023"]],
] as const;
for (const [locale, slugs, queries] of DATES)
  for (const query of queries)
    questions(
      `${locale}: ${query} finds the pages of that date, and then those that name it`,
      async ({ index }) => {
        const { urls, match, guesses } = await index.find(locale, query);
        equal([urls, match, guesses], [slugs.map((slug) => `/${locale}/${slug}/`), "all", []]);
      },
    );
questions("a date without a page finds nothing, and is named", async ({ index }) => {
  for (const [locale, query] of [
    ["en", "2023-12"],
    ["ru", "декабрь 2023"],
    ["zh", "2023年12月"],
  ] as const) {
    const { urls, absent, guesses } = await index.find(locale, query);
    equal([urls, absent, guesses], [[], [query], []]);
  }
});
questions("words next to a date are needed", async ({ index }) => {
  equal((await index.find("en", "UNESCO April 2023")).urls, ["/en/april/"]);
  equal((await index.find("ru", "встреча в апреле 2023 г.")).urls, ["/ru/may/"]);
  equal((await index.find("zh", "2023年4月 武汉")).urls, ["/zh/april/"]);
});
questions("a year with a word for it is a year", async ({ index }) => {
  equal((await index.find("en", "UNESCO 2019年")).urls, ["/en/march/"]);
  equal((await index.find("ru", "соглашение 2019 года")).urls, ["/ru/march/"]);
});
questions(
  "scripts next to each other are found apart, where they are nowhere together",
  async ({ index }) => {
    equal((await index.find("zh", "UNESCO教席")).urls, ["/zh/april/"]);
    equal((await index.find("zh", "IIOE会议")).urls, ["/zh/november/"]);
    equal((await index.find("en", "UNESCO教科文")).absent, ["教科文"]);
  },
);

for (const [locale, query, guess, reason, urls] of [
  ["ru", "rjyathtywbz", "конференция", "layout", 2],
  ["ru", "гтшсщву", "unicode", "layout", 1],
  ["en", "гтуысщ", "unesco", "layout", 2],
  ["zh", "гтуысщ", "unesco", "layout", 1],
  ["ru", "konferenciya", "конференции", "transliteration", 2],
  ["ru", "yunesko", "юнеско", "transliteration", 1],
  ["ru", "vstrecha s Unicode", "встреча s Unicode", undefined, 0],
  ["zh", "wuhan", "武汉", "pinyin", 1],
  ["zh", "chóng qìng", "重庆", "pinyin", 1],
  ["ru", "общая ассамблея", "Генеральная конференция", "name", 1],
  ["en", "experst", undefined, undefined, 0],
] as const)
  questions(
    `${locale}: ${query} offers ${reason ? guess : "nothing"}, and shows no page for it`,
    async ({ index }) => {
      const found = await index.find(locale, query);
      if (reason === undefined) return equal(found.guesses, []);
      equal(found.guesses, [{ query: guess, reason, count: urls }]);
      if (found.match === "all") equal(found.urls, []);
    },
  );
questions("nothing is offered for what is found", async ({ index }) => {
  for (const [locale, query] of [
    ["en", "visit"],
    ["ru", "встреча"],
    ["zh", "武汉"],
  ] as const) {
    const { urls, guesses } = await index.find(locale, query);
    ok(urls.length > 0);
    equal(guesses, []);
  }
});

for (const [locale, query, urls, marked] of [
  ["ru", "UNESCO", ["april"], "*ЮНЕСКО*"],
  ["ru", "general conference", ["april"], "*Генеральной* *конференции*"],
  ["ru", "окраски", ["may"], "*цвете*"],
  ["en", "ЮНЕСКО", ["april", "march"], "*UNESCO*"],
  ["en", "联合国教科文组织 agreement", ["march"], "*UNESCO*"],
  ["zh", "ЮНЕСКО", ["april"], "*联合国教科文组织*"],
  ["zh", "资讯", ["november"], "*信息*"],
] as const)
  questions(`${locale}: ${query} finds what means the same, and marks it`, async ({ index }) => {
    const found = await index.find(locale, query);
    equal([found.urls, found.match], [urls.map((slug) => `/${locale}/${slug}/`), "all"]);
    is(found.excerpts.join(" ").includes(marked), true, found.excerpts.join(" "));
  });
questions.run();
