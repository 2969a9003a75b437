import { join } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { directionOf } from "../../src/core/language/direction.ts";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import { openIndex, type SearchIndex } from "../support/search-index.ts";
import { type SmallNewsroom, smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";

/** A language with an article of its own, and words that its search finds there. */
interface Edition {
  readonly option: LanguageOption;
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly finds: readonly string[];
}

const EDITIONS: Readonly<Record<string, Edition>> = {
  zh: {
    ...{ option: "zh", lang: "zh-Hans", title: "中心发布高等教育报告" },
    ...{ text: "报告介绍了各国大学的数字化转型。", finds: ["教育", "數字化", "转型"] },
  },
  "zh-hant": {
    ...{ option: "zh-hant", lang: "zh-Hant", title: "中心發布高等教育報告" },
    ...{ text: "報告介紹了各國大學的數位轉型。", finds: ["轉型", "转型", "大學"] },
  },
  "sr-latn": {
    ...{ lang: "sr-Latn", title: "Centar je objavio izveštaj", text: "Univerziteti žele više znanja." },
    option: { locale: "sr-latn", lang: "sr-Latn", ogLocale: "sr_RS", label: "Srpski (latinica)" },
    finds: ["izveštaj", "универзитети", "zele"],
  },
  sr: {
    ...{ lang: "sr-Cyrl", title: "Центар је објавио извештај", text: "Универзитети желе више знања." },
    option: { locale: "sr", lang: "sr-Cyrl", ogLocale: "sr_RS", label: "Српски" },
    finds: ["извештај", "univerziteti", "знања"],
  },
  pt: {
    ...{ option: "pt", lang: "pt", title: "O centro publicou um relatório" },
    ...{
      text: "As universidades partilham a formação em linha.",
      finds: ["formação", "formacao", "universidade"],
    },
  },
  "pt-br": {
    option: { locale: "pt-br", lang: "pt-BR", ogLocale: "pt_BR", label: "Português (Brasil)" },
    ...{ lang: "pt-BR", title: "O centro lançou um relatório" },
    ...{ text: "As universidades compartilham a formação on-line.", finds: ["compartilham", "lançou"] },
  },
  "en-gb": {
    option: { locale: "en-gb", lang: "en-GB", ogLocale: "en_GB", label: "English" },
    ...{ lang: "en-GB", title: "The centre has published a report" },
    ...{ text: "Universities share their programmes online.", finds: ["centre", "programme", "university"] },
  },
  ar: {
    ...{ option: "ar", lang: "ar", title: "المركز ينشر تقريرا عن التعليم العالي" },
    ...{ text: "تتقاسم الجامعات برامجها عبر الإنترنت.", finds: ["الجامعات", "تقريرا"] },
  },
  fa: {
    ...{ option: "fa", lang: "fa", title: "مرکز گزارشی دربارهٔ آموزش عالی منتشر کرد" },
    ...{
      text: "دانشگاه‌ها برنامه‌های خود را به اشتراک می‌گذارند.",
      finds: ["گزارشی", "دانشگاه‌ها", "دانشگاهها"],
    },
  },
  he: {
    ...{ option: "he", lang: "he", title: "המרכז פרסם דוח על השכלה גבוהה" },
    ...{ text: "האוניברסיטאות משתפות קורסים ברשת.", finds: ["השכלה", "קורסים"] },
  },
  ug: {
    option: { locale: "ug", lang: "ug", ogLocale: "ug_CN", label: "ئۇيغۇرچە" },
    ...{ lang: "ug", title: "مەركەز ئالىي مائارىپ دوكلاتى ئېلان قىلدى" },
    ...{ text: "ئۇنىۋېرسىتېتلار دەرسلىكلەرنى ئورتاقلىشىدۇ.", finds: ["مائارىپ", "دوكلاتى"] },
  },
  ja: {
    ...{ option: "ja", lang: "ja", title: "センターが高等教育の報告書を発表" },
    ...{ text: "大学はオンライン課程を共有します。", finds: ["高等教育", "オンライン", "共有"] },
  },
  ko: {
    ...{ option: "ko", lang: "ko", title: "센터가 고등교육 보고서를 발표하다" },
    ...{ text: "대학들은 온라인 과정을 공유합니다.", finds: ["교육", "보고서", "온라인"] },
  },
  uk: {
    ...{ option: "uk", lang: "uk", title: "Центр оприлюднив звіт про вищу освіту" },
    ...{ text: "Університети об’єднують свої курси.", finds: ["освіту", "об'єднують", "університети"] },
  },
  kk: {
    ...{ option: "kk", lang: "kk", title: "Орталық жоғары білім туралы есеп жариялады" },
    ...{ text: "Университеттер курстарын бөліседі.", finds: ["білім", "жоғары", "университеттер"] },
  },
  uz: {
    ...{ option: "uz", lang: "uz", title: "Markaz oliy taʼlim haqida hisobot eʼlon qildi" },
    ...{ text: "Universitetlar oʻz kurslarini ulashadi.", finds: ["ta'lim", "o'z", "hisobot"] },
  },
  fr: {
    ...{ option: "fr", lang: "fr", title: "Le centre publie un rapport sur l’éducation" },
    ...{ text: "Les universités partagent leurs cours.", finds: ["éducation", "education", "université"] },
  },
  de: {
    ...{ option: "de", lang: "de", title: "Das Zentrum veröffentlicht einen Bericht" },
    ...{
      text: "Die Hochschulen teilen ihre Kurse.",
      finds: ["Hochschule", "veröffentlicht", "veroffentlicht"],
    },
  },
};

interface Context {
  built: SmallNewsroom;
  index: SearchIndex;
}

const many = suite<Context>("a newsroom of 18 languages");
many.before(async (context) => {
  const files = Object.entries(EDITIONS).map(([locale, { title, text }]) => [
    `articles/from-${locale}/index.${locale}.md`,
    `---\ntitle: "${title}"\ndate: 2023-03-09\ntopics: [iioe]\nsource: true\n---\n\n${text}\n`,
  ]);
  const catalogues = Object.fromEntries(
    Object.keys(EDITIONS).map((locale) => [locale, locale === "zh" ? "zh" : "en"]),
  );
  const options = Object.values(EDITIONS).map(({ option }) => option);
  context.built = await smallNewsroom(Object.fromEntries(files), options, catalogues);
  const languages = Object.entries(EDITIONS).map(([locale, { lang }]) => ({ locale, lang }));
  context.index = await openIndex(join(context.built.output, "pagefind"), languages);
});
many.after(({ built, index }) => {
  index?.remove();
  built?.remove();
});
many("has 18 languages, and passes the audit", ({ built }) => {
  is(Object.keys(EDITIONS).length, 18);
  for (const locale of Object.keys(EDITIONS)) ok(built.has(`/${locale}/`), locale);
});
for (const [locale, { lang, title, finds }] of Object.entries(EDITIONS)) {
  many(`has its pages in ${lang}, in the direction of its script`, ({ built }) => {
    const page = built.read(`/${locale}/news/from-${locale}/`);
    match(page, `<html lang="${lang}"`);
    is(/<html[^>]* dir="rtl"/.test(page), directionOf(lang) === "rtl");
    match(page, title);
  });
  for (const query of finds)
    many(`finds ${query} in ${lang}`, async ({ index }) => {
      const { urls, absent } = await index.find(locale, query);
      equal([urls, absent], [[`/${locale}/news/from-${locale}/`], []]);
    });
  many(`says in ${lang} that words of other languages are on no page`, async ({ index }) => {
    for (const query of ["konferenssi", "συνέδριο", "հայերեն", "การศึกษา"])
      equal((await index.find(locale, query)).absent, [query]);
  });
}
many.run();
