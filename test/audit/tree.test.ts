import { equal, is } from "uvu/assert";
import { auditSite } from "../../src/core/audit/audit.ts";
import { readPageFacts } from "../../src/core/audit/page-facts.ts";
import { languageOfTag } from "../../src/core/audit/tree.ts";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { suite } from "../support/suite.ts";

const ORIGIN = "https://a.example";
const LANGUAGES = ["en", "zh", "ru"].map((locale) => languageOf(locale) as Language);

const tags = suite("languageOfTag");
for (const [tag, lang] of [
  ["zh-Hans", "zh-Hans"],
  ["ZH-hans", "zh-Hans"],
  ["zh", "zh-Hans"],
  ["ru", "ru"],
  ["en-GB", "en"],
  ["x-default", undefined],
  ["uk", undefined],
  ["", undefined],
] as const)
  tags(`finds ${lang ?? "no language"} for ${tag}`, () => is(languageOfTag(tag, LANGUAGES)?.lang, lang));
tags("prefers the language that has exactly the tag", () => {
  const both = [{ lang: "zh-Hans" }, { lang: "zh" }];
  is(languageOfTag("zh", both)?.lang, "zh");
});
tags.run();

/**
 * The home page of each language, with links that use the given tag for Chinese.
 *
 * @param more What the English one says in addition.
 */
function auditedWith(chinese: string, more = ""): string[] {
  const tag = (lang: string) => (lang === "zh-Hans" ? chinese : lang);
  const links = LANGUAGES.map(
    ({ locale, lang }) => `<link rel="alternate" hreflang="${tag(lang)}" href="${ORIGIN}/${locale}/">`,
  );
  const pages = LANGUAGES.map((own) => {
    const others = LANGUAGES.filter((other) => other !== own);
    const og = others.map(({ ogLocale }) => `<meta property="og:locale:alternate" content="${ogLocale}">`);
    const bar = others.map(
      ({ locale, lang, label }) =>
        `<a href="/${locale}/" hreflang="${tag(lang)}" lang="${lang}">${label}</a>`,
    );
    return readPageFacts(
      `/${own.locale}/`,
      `<html lang="${own.lang}"><head><title>A</title><link rel="canonical" href="${ORIGIN}/${own.locale}/">
      ${links.join("")}<link rel="alternate" hreflang="x-default" href="${ORIGIN}/en/">
      <meta property="og:locale" content="${own.ogLocale}">${og.join("")}</head>
      <body><nav>${bar.join(" ")}</nav><p>${own.locale === "en" ? more : ""}</p><footer>A</footer></body></html>`,
    );
  });
  const site = { url: ORIGIN, pages, files: new Set<string>(), sitemaps: [], feeds: [] };
  return auditSite({ ...site, languages: LANGUAGES }).map(({ code }) => code);
}

const audit = suite("auditSite");
for (const chinese of ["zh-Hans", "zh"])
  audit(`accepts ${chinese} as the hreflang of pages in zh-Hans`, () => equal(auditedWith(chinese), []));
audit("refuses the hreflang of another language", () => {
  equal([...new Set(auditedWith("kk"))].sort(), [
    "audit-alternate-language",
    "audit-link-hreflang",
    "audit-og-alternate",
  ]);
});
for (const [link, ...codes] of [
  [
    '<a href="#top">A</a> <a href="#TOP">A</a> <a href="#">A</a> <a href="/ru/#top" hreflang="ru">home</a> (Русский)',
  ],
  ['<a href="#none">A</a>', "audit-fragment-dead"],
  ['<a href="/ru/" hreflang="ru">The home page</a> in Русский'],
  ['<a href="/ru/" hreflang="ru">Главная</a> in Русский', "audit-link-lang"],
  ['<a href="/ru/" hreflang="ru" lang="zh-Hans">首页</a> in Русский', "audit-link-lang"],
  ['<a href="/ru/" hreflang="ru">The home page</a>', "audit-link-language-name"],
  ['<a href="/ru/">The home page</a>', "audit-link-unlabelled"],
] as const)
  audit(`finds ${codes.join() || "nothing"} in ${link}`, () => equal(auditedWith("zh-Hans", link), codes));
audit(
  "takes a page that names itself only by x-default for one of no language, on a site that it knows nothing of",
  () => {
    const chooser = (alternate: string) =>
      readPageFacts(
        "/",
        `<html lang="en"><head><title>A</title><link rel="canonical" href="${ORIGIN}/">
      <link rel="alternate" hreflang="${alternate}" href="${ORIGIN}/"></head><body></body></html>`,
      );
    const page = readPageFacts(
      "/ru/",
      `<html lang="ru"><head><title>A</title></head><body><a href="/">Языки</a></body></html>`,
    );
    const codes = (alternate: string) =>
      auditSite({
        url: ORIGIN,
        pages: [chooser(alternate), page],
        files: new Set(),
        sitemaps: [],
        feeds: [],
      }).map(({ code }) => code);
    is(codes("x-default").includes("audit-link-unlabelled"), false);
    is(codes("en").includes("audit-link-unlabelled"), true);
  },
);
const inFolder = suite("a site in a folder of its host");
/** What the audit finds in the English page of a site with one more page, for a link. */
function linked(href: string): string[] {
  const url = "https://org.example/news";
  const page = (at: string, body = "") =>
    readPageFacts(
      at,
      `<html lang="en"><head><title>A</title><link rel="canonical" href="${url}${at}"></head><body>${body}</body></html>`,
    );
  const pages = [
    page("/en/", `<a href="${href}">A</a><a href="b/">B</a>`),
    page("/en/b/", '<a href="../">A</a>'),
  ];
  const site = { url, pages, files: new Set<string>(), sitemaps: [], feeds: [] };
  return auditSite(site).flatMap(({ code, values }) => (values.href === href ? [code] : []));
}
for (const href of [
  "/news/en/b/",
  "b/",
  "https://org.example/news/en/b/",
  "https://org.example/news#x",
  "https://org.example/other/",
  "https://elsewhere.example/",
])
  inFolder(`may link to ${href}`, () => equal(linked(href), []));
for (const href of [
  "/en/b/",
  "/",
  "/newsletter/",
  "../../../en/b/",
  "/news/en/c/",
  "https://org.example/news/en/c/",
])
  inFolder(`has no page at ${href}`, () => equal(linked(href), ["audit-link-dead"]));
inFolder.run();

audit.run();
