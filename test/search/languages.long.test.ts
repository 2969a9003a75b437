import { equal, ok } from "uvu/assert";
import { type IndexedLanguage, type SearchIndex, searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

const VISIT = { visit: ["A visit to Geneva", "A group went to 日内瓦, Женева and Ženeva."] } as const;
const LANGUAGES: readonly IndexedLanguage[] = [
  ...["en", "pt", "fr-CA", "zh-Hans", "sr"].map((lang) => ({ locale: lang, lang, pages: VISIT })),
  ...["ru", "pt-BR", "fr", "zh-Hant", "sr-Latn"].map((lang) => ({ locale: lang, lang, pages: {} })),
  { locale: "cn", lang: "zh", pages: {} },
];

const languages = suite<{ index: SearchIndex }>("languages next to each other");
languages.before(async (context) => {
  context.index = await searchIndex(LANGUAGES);
});
languages.after(({ index }) => index.remove());
for (const { locale, pages } of LANGUAGES)
  languages(`in ${locale}, a search finds only its own pages`, async ({ index }) => {
    const own = Object.keys(pages).map((slug) => `/${locale}/${slug}/`);
    for (const query of ["Geneva", "日内瓦", "Ženeva", ""])
      equal((await index.find(locale, query)).urls, own, `${locale}: ${query}`);
  });
languages.run();

/** One article in each language, and what a query should find there: the words marked in the excerpt. */
const ARTICLES: Readonly<
  Record<string, { lang: string; title: string; text: string; finds: Readonly<Record<string, string>> }>
> = {
  tw: {
    lang: "zh-Hant",
    title: "學生發現古城",
    text: "學生在山後發現一座古城，皇后的頭髮飾物完好。",
    finds: {
      發現: "發現",
      发现: "發現",
      頭髮: "頭髮",
      头发: "頭髮",
      皇后: "皇后",
      山后: "山後",
      古城: "古城",
    },
  },
  ko: {
    lang: "ko",
    title: "고등교육 기관이 열렸다",
    text: "새로운 고등교육기관이 2024년에 문을 열었다. 학생들은 UNESCO 도서관에서 공부한다.",
    finds: {
      교육: "교육",
      고등교육: "고등교육",
      육기관: "육기관",
      도서관: "도서관",
      "2024년": "2024년",
      관: "관",
    },
  },
};

/** Languages with spaces between their words. */
const WORDS: typeof ARTICLES = {
  fr: {
    lang: "fr",
    title: "L’éducation à l’université",
    text: "Aujourd’hui l'école s’ouvre ; qu’elle grandisse, jusqu’au bord. L&rsquo;histoire d&#39;une ville.",
    finds: {
      éducation: "éducation",
      education: "éducation",
      "l'éducation": "éducation",
      "l’éducations": "éducation",
      "“l’éducation”": "éducation",
      école: "école",
      "d'école": "école",
      histoire: "histoire",
      ville: "ville.",
      "aujourd＇hui": "Aujourd’hui",
      elle: "elle",
    },
  },
  it: {
    lang: "it",
    title: "L’università dell'isola",
    text: "Un’antica scuola nell’edificio della città; quest’anno c’è spazio.",
    finds: {
      università: "università",
      universita: "università",
      isola: "isola.",
      antica: "antica",
      "dell’edificio": "edificio",
      anno: "anno",
    },
  },
  uz: {
    lang: "uz",
    title: "Oʻzbekiston universiteti ochildi",
    text: "Oʻzbekistonda yangi o‘quv binosi ochildi, ma’no va she'r haqida.",
    finds: {
      "O'zbekiston": "Oʻzbekiston",
      "O‘zbekiston": "Oʻzbekiston",
      oʻzbekiston: "Oʻzbekiston",
      Ozbekiston: "Oʻzbekiston",
      "o`zbek": "Oʻzbekiston",
      oʻquv: "o‘quv",
      "o'quv": "o‘quv",
      maʼno: "ma’no",
      sheʼr: "she'r",
      universiteti: "universiteti",
    },
  },
  uk: {
    lang: "uk",
    title: "Об’єднання університетів України",
    text: "Обʼєднання має пам'ять і здоровʼя.",
    finds: {
      обʼєднання: "Об’єднання",
      "об'єднання": "Об’єднання",
      "об’єднання": "Об’єднання",
      обєднання: "Об’єднання",
      памʼять: "пам'ять",
      "здоров'я": "здоровʼя.",
      "здоров＇я": "здоровʼя.",
      університетів: "університетів",
    },
  },
  fa: {
    lang: "fa",
    title: "دانشگاه تازه",
    text: "کتاب‌های علمی را دانشجویان در سال ۱۴۰۲ می‌خوانند. مدرسۀ كوچك.",
    finds: {
      كتاب: "کتاب‌های",
      کتاب‌های: "کتاب‌های",
      کتابهای: "کتاب‌های",
      علمي: "علمی",
      عـلمی: "علمی",
      عِلمی: "علمی",
      "1402": "۱۴۰۲",
      "١٤٠٢": "۱۴۰۲",
      میخوانند: "می‌خوانند.",
      کوچک: "كوچك.",
      مدرسه: "مدرسۀ",
    },
  },
  latn: {
    lang: "sr-Latn",
    title: "Univerzitet u Beogradu",
    text: "Ljubav, žena i džep: njiva kod Đorđa.",
    finds: {
      универзитет: "Univerzitet",
      univerzitet: "Univerzitet",
      љубав: "Ljubav,",
      џеп: "džep:",
      њива: "njiva",
      zena: "žena",
      Ђорђа: "Đorđa.",
    },
  },
  cyrl: {
    lang: "sr-Cyrl",
    title: "Универзитет у Београду",
    text: "Љубав, жена и џеп: њива код Ђорђа.",
    finds: {
      univerzitet: "Универзитет",
      универзитет: "Универзитет",
      ljubav: "Љубав,",
      džep: "џеп:",
      njiva: "њива",
      žena: "жена",
      zena: "жена",
      univerzitetima: "Универзитет",
      Đorđa: "Ђорђа.",
    },
  },
};

const real = suite<{ index: SearchIndex }>("a search in many languages");
real.before(async (context) => {
  context.index = await searchIndex(
    Object.entries({ ...ARTICLES, ...WORDS }).map(([locale, { lang, title, text }]) => ({
      ...{ locale, lang, pages: { one: ["—", `${title}. ${text}`] } },
    })),
  );
});
real.after(({ index }) => index.remove());
for (const [locale, { lang, finds }] of Object.entries({ ...ARTICLES, ...WORDS }))
  for (const [query, marked] of Object.entries(finds))
    real(`in ${lang}, ${query} finds ${marked === "" ? "nothing" : marked}`, async ({ index }) => {
      const found = await index.find(locale, query);
      equal(found.urls, marked === "" ? [] : [`/${locale}/one/`]);
      const words = marked.replace(/[.,:;]$/, "");
      if (marked !== "") ok(marksIn(found.excerpts[0] ?? "").includes(words), found.excerpts[0]);
    });
real.run();

/** The marked words of an excerpt, neighbours in one. */
function marksIn(excerpt: string): string[] {
  return [...excerpt.replaceAll("**", "").matchAll(/\*(.*?)\*/g)].map(([, marked = ""]) => marked);
}
