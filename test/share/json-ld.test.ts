import { DomUtils, parseDocument } from "htmlparser2";
import { equal, is, not, ok } from "uvu/assert";
import type { ShareImage } from "../../src/core/cards/cards.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { jsonForScript } from "../../src/core/html.ts";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import {
  articleJsonLd,
  breadcrumbJsonLd,
  organizationJsonLd,
  siteJsonLd,
} from "../../src/core/share/json-ld.ts";
import type { Article, Site } from "../../src/core/site/site.ts";
import {
  contentOf,
  fingerprintIn,
  LOCALES,
  type Locale,
  type Plan,
  settingsOf,
  siteOf,
  TEXTS,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const URL_OF_SITE = "https://news.example.org";
const LANGS: Readonly<Record<Locale, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

const PUBLISHER = {
  "@type": "Organization",
  name: "News",
  url: URL_OF_SITE,
  logo: {
    "@type": "ImageObject",
    url: `${URL_OF_SITE}/assets/icon-512.png`,
    width: "512",
    height: "512",
  },
};

const articleOf = (site: Site, slug: string): Article => {
  const article = site.articles.find((one) => one.slug === slug);
  if (!article) throw new Error(`no article ${slug}`);
  return article;
};
/** As a search engine reads it, from the script element of a page. */
const dataOf = (site: Site, slug: string, locale: string): Record<string, unknown> | undefined => {
  const data = articleJsonLd(site, articleOf(site, slug), locale, "News");
  if (!data) return undefined;
  const page = parseDocument(`<script type="application/ld+json">${jsonForScript(data)}</script><p>`);
  const [script, ...more] = DomUtils.getElementsByTagName("script", page);
  is(more.length, 0);
  return JSON.parse(script ? DomUtils.textContent(script) : "");
};
const reference = (slug: string, locale: Locale) => ({
  "@type": "NewsArticle",
  headline: TEXTS[locale].title,
  url: `${URL_OF_SITE}/${locale}/news/${slug}/`,
  inLanguage: LANGS[locale],
});

const PLANS: Readonly<Record<string, Plan>> = {
  whole: {
    zh: "source",
    en: "current",
    ru: "stale",
    date: "2023-11-10",
    more: "updated: 2024-02-29\nauthors: [Ван Ли, O'Neil]\n",
  },
  summary: { ru: "source", en: "partial", zh: "current" },
  soon: { en: "source", zh: "announced", ru: "absent" },
};
const site = siteOf(PLANS);

const data = suite("articleJsonLd");
for (const locale of LOCALES)
  data(`describes an article in ${locale}, with address, date and authors`, () => {
    const {
      translationOfWork: _,
      workTranslation: __,
      dateModified: ___,
      description,
      ...rest
    } = dataOf(site, "whole", locale) ?? {};
    const url = `${URL_OF_SITE}/${locale}/news/whole/`;
    equal(rest, {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: TEXTS[locale].title,
      url,
      mainEntityOfPage: url,
      inLanguage: LANGS[locale],
      datePublished: "2023-11-10",
      author: [
        { "@type": "Person", name: "Ван Ли" },
        { "@type": "Person", name: "O'Neil" },
      ],
      publisher: PUBLISHER,
    });
    is(description, TEXTS[locale].body.split("\n")[0]);
  });
const relations: [
  fact: string,
  slug: string,
  locale: Locale,
  translationOf: Locale | undefined,
  translations: Locale[] | undefined,
][] = [
  ["an original names its whole translations, even an outdated one", "whole", "zh", undefined, ["en", "ru"]],
  ["a current translation names its original", "whole", "en", "zh", undefined],
  ["an outdated translation names its original", "whole", "ru", "zh", undefined],
  ["an original does not name a partial translation", "summary", "ru", undefined, ["zh"]],
  ["an original without a translation names none", "soon", "en", undefined, undefined],
];
for (const [fact, slug, locale, source, translations] of relations)
  data(fact, () => {
    const { translationOfWork, workTranslation } = dataOf(site, slug, locale) ?? {};
    equal(translationOfWork, source && reference(slug, source));
    equal(
      workTranslation,
      translations?.map((other) => reference(slug, other)),
    );
  });
data("is undefined if an edition is not whole", () => {
  for (const [slug, locale] of [
    ["summary", "en"],
    ["soon", "zh"],
    ["soon", "ru"],
  ] as const)
    is(dataOf(site, slug, locale), undefined, `${slug} ${locale}`);
});
data("has the date of a change in editions that include it", () => {
  equal(
    LOCALES.map((locale) => dataOf(site, "whole", locale)?.dateModified),
    ["2024-02-29", "2024-02-29", undefined],
  );
  not("dateModified" in (dataOf(site, "soon", "en") ?? {}));
});
data("neither has nor names an edition in a language that is being set up", () => {
  const languages: LanguageOption[] = ["en", { locale: "zh", status: "configuring" }, "ru"];
  const of = siteOf(PLANS, settingsOf({ languages }));
  is(dataOf(of, "whole", "zh"), undefined);
  is(dataOf(of, "whole", "en")?.translationOfWork, undefined);
  is(dataOf(of, "summary", "ru")?.workTranslation, undefined);
});
data("has no properties for missing data", () => {
  equal(Object.keys(dataOf(site, "soon", "en") ?? {}).sort(), [
    "@context",
    "@type",
    "author",
    "datePublished",
    "description",
    "headline",
    "inLanguage",
    "mainEntityOfPage",
    "publisher",
    "url",
  ]);
});
data("has the publisher as author if no author is named", () => {
  equal(dataOf(site, "soon", "en")?.author, PUBLISHER);
});
data("has the drawn card of an edition before its cover", () => {
  const card: ShareImage = { url: "/card.png", type: "image/png", widthPx: 1200, heightPx: 630, alt: "" };
  const cover = { url: "/a.png", file: "a.png", size: { widthPx: 1, heightPx: 1 } };
  const article = { ...articleOf(site, "whole"), cover };
  equal(articleJsonLd(site, article, "en", "News", card)?.image, [
    `${URL_OF_SITE}/card.png`,
    `${URL_OF_SITE}/a.png`,
  ]);
});
data.run();

const ways = suite("breadcrumbJsonLd");
ways("numbers the steps, each with its address for Google and for Yandex", () => {
  const at = (url: string) => ({ item: URL_OF_SITE + url, url: URL_OF_SITE + url });
  const crumbs = [
    { label: "首页", url: "/zh/" },
    { label: "</script>", url: "/zh/archive/" },
  ];
  equal(breadcrumbJsonLd(site, crumbs), {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: "首页", ...at("/zh/") },
      { "@type": "ListItem", position: 2, name: "</script>", ...at("/zh/archive/") },
    ],
  });
});
ways("is undefined for a page without parents", () => {
  equal(
    [breadcrumbJsonLd(site, []), breadcrumbJsonLd(site, [{ label: "首页", url: "/zh/" }])],
    [undefined, undefined],
  );
});
ways.run();

const homes = suite("siteJsonLd and organizationJsonLd");
for (const locale of LOCALES)
  homes(`name the site in ${locale}, and who publishes it`, () => {
    equal(siteJsonLd(site, locale, "News", "All of it"), {
      "@context": "https://schema.org",
      "@type": "WebSite",
      name: "News",
      description: "All of it",
      url: `${URL_OF_SITE}/${locale}/`,
      inLanguage: LANGS[locale],
      publisher: PUBLISHER,
    });
    equal(organizationJsonLd(site, "News"), { "@context": "https://schema.org", ...PUBLISHER });
  });
homes.run();

const HOSTILE = [
  "</script><script>alert(1)</script>",
  "<!-- <script> ]]>",
  `"double" 'single' \\ \\u003c`,
  "👩‍👩‍👧 𠮷",
  "שלום (עולם)",
  "a — b\u00A0c &amp; &lt;",
];
const hostile = suite("hostile words in structured data");
for (const words of HOSTILE)
  hostile(`are read back unchanged: ${words}`, () => {
    const head = (more: string) =>
      `---\ntitle: ${JSON.stringify(words)}\nsummary: ${JSON.stringify(words)}\n${more}---\n\nText.\n`;
    const source = {
      "articles/a/index.en.md": head(
        `date: 2019-03-09\ntopics: [iioe]\nsource: true\nauthors: [${JSON.stringify(words)}]\ncover:\n  src: a.png\n  alt: A\n`,
      ),
    };
    const by = `  by: ${JSON.stringify(words)}\ncover:\n  alt: A\n`;
    const files = {
      ...source,
      "articles/a/index.zh.md": translation("zh", fingerprintIn(source), by),
      "articles/a/index.ru.md": translation("ru", fingerprintIn(source), by).replace(
        /title: .*/,
        `title: ${JSON.stringify(words)}`,
      ),
    };
    const { site: of, faults } = readSite(contentOf(files, ["articles/a/a.png"]), settingsOf());
    if (!of) throw new Error(JSON.stringify(faults));
    const [english, chinese] = [dataOf(of, "a", "en") ?? {}, dataOf(of, "a", "zh") ?? {}];
    equal(
      [english.headline, english.description, english.author],
      [words, words, [{ "@type": "Person", name: words }]],
    );
    equal(english.image, [`${URL_OF_SITE}/media/articles/a/a.png`]);
    equal(
      (english.workTranslation as { headline: string }[]).map(({ headline }) => headline),
      [TEXTS.zh.title, words],
    );
    equal(
      [chinese.translator, (chinese.translationOfWork as { headline: string }).headline],
      [{ "@type": "Person", name: words }, words],
    );
    ok(!/[<>\u2028\u2029]/.test(jsonForScript(articleJsonLd(of, articleOf(of, "a"), "en", words))));
  });
hostile.run();
