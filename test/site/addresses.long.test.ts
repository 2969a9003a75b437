import { equal, is } from "uvu/assert";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import { type SmallNewsroom, smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";

const LANGUAGES: readonly LanguageOption[] = [
  "en",
  { locale: "cn", lang: "zh-Hans", ogLocale: "zh_CN", label: "简体中文" },
  { locale: "ua", lang: "uk", ogLocale: "uk_UA", label: "Українська" },
  { locale: "jp", lang: "ja", ogLocale: "ja_JP", label: "日本語" },
];
const TEXTS = {
  en: ["A visit to Paris", "The delegation met teachers & pupils."],
  cn: ["访问巴黎", "代表团会见了教师。👩‍👩‍👧"],
  ua: ["Візит до Парижа", "Делегація зустрілася з «учителями»."],
  jp: ["パリ訪問", "代表団は教員と会いました。"],
} as const;
const HREFLANGS = ["en", "zh-Hans", "uk", "ja", "x-default"];

const original = (locale: keyof typeof TEXTS, slug: string) => {
  const [title, text] = TEXTS[locale];
  const head = `title: "${title}"\nsummary: "${text}"\ndate: 2023-03-09\ntopics: [iioe]\nsource: true`;
  return { [`articles/${slug}/index.${locale}.md`]: `---\n${head}\n---\n\n${text}\n` };
};
const hreflangs = (text: string, element: string) =>
  [...text.matchAll(new RegExp(`<${element}\\b[^>]* hreflang="([^"]*)"`, "g"))].map(([, lang]) => lang);

const countries = suite<{ built: SmallNewsroom }>("a newsroom whose addresses name countries");
countries.before(async (context) => {
  const files = (["en", "cn", "ua", "jp"] as const).map((locale) => original(locale, `from-${locale}`));
  const catalogues = { cn: "zh", ua: "ru", jp: "zh" };
  context.built = await smallNewsroom(Object.assign({}, ...files), LANGUAGES, catalogues);
});
countries.after(({ built }) => built?.remove());
countries("names languages in the links of the head and in the switcher", ({ built }) => {
  for (const locale of Object.keys(TEXTS)) {
    const home = built.read(`/${locale}/`);
    equal(hreflangs(home, "link"), HREFLANGS, locale);
    is(new Set([...hreflangs(home, "a"), ...HREFLANGS]).size, HREFLANGS.length, locale);
  }
  equal(hreflangs(built.read("/"), "link"), HREFLANGS);
});
countries("names languages in sitemaps and feeds", ({ built }) => {
  equal(hreflangs(built.read("/cn/sitemap.xml"), "xhtml:link").slice(0, 5), HREFLANGS);
  equal(new Set(hreflangs(built.read("/jp/feed.xml"), "link")), new Set(["ja"]));
});
countries("still has the country in every address", ({ built }) => {
  is(built.has("/ua/news/from-ua/"), true);
  is(built.has("/uk/"), false);
});
countries.run();

const links = suite<{ built: SmallNewsroom }>("links from a text into another language");
links.before(async (context) => {
  const head = (title: string, more: string) =>
    `---\ntitle: "${title}"\nsummary: "${title}."\ndate: 2023-03-09\ntopics: [iioe]\nsource: true\n${more}---\n\n`;
  context.built = await smallNewsroom({
    "articles/only-zh/index.zh.md": `${head("标题", "editions: { en: absent }\n")}正文。\n\n## 结果 {#results}\n\n正文。\n`,
    "articles/visit/index.en.md": `${head("A visit", "")}${[
      "See [标题](/zh/news/only-zh/), [[标题](/zh/news/only-zh/)]{lang=zh-Hans} (简体中文), [标题](../only-zh/).",
      "See [the Russian archive](/ru/archive/) and [Главная](/ru/), [the report](/zh/news/only-zh/#top) and [top](#).",
    ].join("\n\n")}\n`,
  });
});
links.after(({ built }) => built?.remove());
links("pass the audit, and lead to the edition that exists", ({ built }) => {
  const html = built.read("/en/news/visit/");
  is(html.match(/<a href="\/zh\/news\/only-zh\/" hreflang="zh-Hans" lang="zh-Hans">标题<\/a>/g)?.length, 3);
  is(
    html.includes(
      '<a href="/ru/archive/" hreflang="ru">the Russian archive</a> (<span lang="ru">Русский</span>)',
    ),
    true,
  );
});
links.run();
