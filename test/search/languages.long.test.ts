import { equal } from "uvu/assert";
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
