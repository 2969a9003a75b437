import { equal, is } from "uvu/assert";
import type { ShareImage } from "../../src/core/cards/cards.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { type HeadText, headOf } from "../../src/core/share/head.ts";
import { LOCALES, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const site = siteOf({
  visit: { en: "source", zh: "current", ru: "stale" },
  part: { zh: "source", en: "partial", ru: "announced" },
});
const pages = listPages(site);
const TEXT: Record<string, HeadText> = {
  en: { title: "A visit", siteName: "News", description: "About 👩‍👩‍👧" },
  zh: { title: "访问", siteName: "新闻", description: "关于\u00A0</script>" },
  ru: { title: "Визит", siteName: "Новости", description: 'О "визите"' },
};
const head = (url: string, more: Partial<HeadText> = {}) => {
  const record = pages.find((page) => page.url === url);
  const text = record && TEXT[record.locale];
  if (!text) throw new Error(`no page ${url}`);
  return headOf(site, record, { ...text, ...more });
};
const all = (url: string, property: string, more: Partial<HeadText> = {}) =>
  head(url, more)
    .share.property.filter(([name]) => name === property)
    .map(([, content]) => content);

const picture = (at: string, alt: string): ShareImage => ({
  url: at,
  type: "image/png",
  widthPx: 1600,
  heightPx: 900,
  alt,
});

const titles = suite("title");
for (const [locale, title] of [
  ["en", "A visit – News"],
  ["zh", "访问 – 新闻"],
  ["ru", "Визит – Новости"],
] as const) {
  titles(`is ${title} in ${locale}`, () => is(head(`/${locale}/news/visit/`).title, title));
}
titles("names the site once if the page has the same title", () => {
  is(head("/zh/", { title: "新闻" }).title, "新闻");
});
titles("leaves the escaping of markup to the caller", () => {
  is(head("/en/", { title: "</title> & 👩‍👩‍👧" }).title, "</title> & 👩‍👩‍👧 – News");
});
titles.run();

const listed = suite("a listed page");
for (const locale of LOCALES) {
  listed(`has its own address as canonical in ${locale}, and no robots`, () => {
    const { canonical, robots } = head(`/${locale}/news/visit/`);
    equal([canonical, robots], [`https://news.example.org/${locale}/news/visit/`, undefined]);
  });
  listed(`has absolute alternates, x-default last, in ${locale}`, () => {
    const at = (one: string) => `https://news.example.org/${one}/news/visit/`;
    equal(head(`/${locale}/news/visit/`).alternates, [
      { hreflang: "en", href: at("en") },
      { hreflang: "zh-Hans", href: at("zh") },
      { hreflang: "ru", href: at("ru") },
      { hreflang: "x-default", href: at("en") },
    ]);
  });
}
const LOCALE_TAGS: [locale: string, own: string, others: string[]][] = [
  ["en", "en_US", ["zh_CN", "ru_RU"]],
  ["zh", "zh_CN", ["en_US", "ru_RU"]],
  ["ru", "ru_RU", ["en_US", "zh_CN"]],
];
for (const [locale, own, others] of LOCALE_TAGS) {
  listed(`has og:locale ${own} and the others as alternates`, () => {
    equal(all(`/${locale}/news/visit/`, "og:locale"), [own]);
    equal(all(`/${locale}/news/visit/`, "og:locale:alternate"), others);
  });
}
listed("names only languages with a whole edition", () => {
  equal(all("/zh/news/part/", "og:locale:alternate"), []);
});
listed("has the share data of a site, in this order", () => {
  equal(head("/ru/").share.property, [
    ["og:type", "website"],
    ["og:title", "Визит"],
    ["og:description", 'О "визите"'],
    ["og:url", "https://news.example.org/ru/"],
    ["og:site_name", "Новости"],
    ["og:locale", "ru_RU"],
    ["og:locale:alternate", "en_US"],
    ["og:locale:alternate", "zh_CN"],
    ["og:image", "https://news.example.org/assets/share.png"],
    ["og:image:type", "image/png"],
    ["og:image:width", "1200"],
    ["og:image:height", "630"],
    ["og:image:alt", "Новости"],
  ]);
});
listed("has the share data of an article, with the details of its picture after it", () => {
  const { share } = head("/zh/news/part/", {
    images: { image: picture("/media/articles/part/a.png", "大厅"), thumbnail: picture("/b.png", "") },
    article: { published: "2019-03-09", modified: "2020-02-29", tags: ["教育", "AI & 👩‍🏫"] },
  });
  equal(share.property, [
    ["og:type", "article"],
    ["og:title", "访问"],
    ["og:description", "关于\u00A0</script>"],
    ["og:url", "https://news.example.org/zh/news/part/"],
    ["og:site_name", "新闻"],
    ["og:locale", "zh_CN"],
    ["og:image", "https://news.example.org/media/articles/part/a.png"],
    ["og:image:type", "image/png"],
    ["og:image:width", "1600"],
    ["og:image:height", "900"],
    ["og:image:alt", "大厅"],
    ["article:published_time", "2019-03-09"],
    ["article:modified_time", "2020-02-29"],
    ["article:section", "教育"],
    ["article:tag", "教育"],
    ["article:tag", "AI & 👩‍🏫"],
  ]);
});
listed("has no elements for missing data", () => {
  const { share, ...rest } = head("/en/", { description: undefined });
  is("description" in rest, false);
  equal(
    [...share.property, ...share.name, ...share.itemprop].filter(
      ([name, content]) => /description|article/.test(name) || content === "",
    ),
    [],
  );
});
listed(
  "has the same data for X, WeChat and QQ, and tells Baidu that a Chinese page suits every device",
  () => {
    const images = { image: picture("/a.png", "大厅"), thumbnail: picture("/b.png", "") };
    const { name, itemprop } = head("/zh/news/visit/", { images, x: { site: "@news" } }).share;
    equal(name, [
      ["applicable-device", "pc,mobile"],
      ["twitter:card", "summary_large_image"],
      ["twitter:site", "@news"],
      ["twitter:title", "访问"],
      ["twitter:description", "关于\u00A0</script>"],
      ["twitter:image", "https://news.example.org/a.png"],
      ["twitter:image:alt", "大厅"],
    ]);
    equal(itemprop, [
      ["name", "访问"],
      ["description", "关于\u00A0</script>"],
      ["image", "https://news.example.org/b.png"],
    ]);
  },
);
listed("has nothing for Baidu in other languages, and no account without the option", () => {
  for (const locale of ["en", "ru"])
    equal(
      head(`/${locale}/`).share.name.filter(([name]) => /device|site|creator/.test(name)),
      [],
    );
});
listed("leaves the address of a picture on another site unchanged", () => {
  const image = picture("https://cards.example.org/a.png", "");
  equal(all("/en/", "og:image", { images: { image, thumbnail: image } }), [image.url]);
});
listed.run();

const unlisted = suite("a page that is not listed");
for (const url of ["/en/news/part/", "/ru/news/part/", "/zh/404.html", "/ru/404.html"]) {
  unlisted(`${url} has noindex, and no links or share data`, () => {
    const { robots, canonical, alternates, share } = head(url, { x: { site: "@news" } });
    equal([robots, canonical, alternates], ["noindex", undefined, []]);
    equal(share, { property: [], name: [], itemprop: [] });
  });
}
unlisted("still has its title and description", () => {
  const { title, description } = head("/en/news/part/");
  equal([title, description], ["A visit – News", "About 👩‍👩‍👧"]);
});
unlisted("is every page of a language that is being set up", () => {
  const languages = ["en", "zh", { locale: "ru", status: "configuring" }] as const;
  const other = siteOf({ visit: { ru: "source", zh: "current" } }, settingsOf({ languages }));
  for (const record of listPages(other).filter(({ locale }) => locale === "ru"))
    is(headOf(other, record, TEXT.ru as HeadText).robots, "noindex", record.url);
});
unlisted.run();
