import { equal, is, not, ok } from "uvu/assert";
import { pageInputs } from "../../src/core/build/page-inputs.ts";
import type { Picture } from "../../src/core/images/images.ts";
import type { PageRecord } from "../../src/core/pages/families.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import type { Article, Site } from "../../src/core/site/site.ts";
import { type Plan, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = {
  first: { en: "source", zh: "current", ru: "stale", date: "2023-11-10", topics: ["iioe"] },
  second: { en: "source", zh: "current", date: "2022-05-01", topics: ["iioe"] },
  third: { en: "source", date: "2019-03-09", topics: ["training"] },
  about: { en: "source", page: true },
};
const NOTHING = { pictures: undefined, cards: undefined };
const inputsOf = (site: Site) =>
  new Map(listPages(site, 2).map((record) => [record.url, pageInputs(record, NOTHING)]));

/** The site with one article edited. */
function edited(site: Site, slug: string, edit: (article: Article) => Article): Site {
  return { ...site, articles: site.articles.map((one) => (one.slug === slug ? edit(one) : one)) };
}

/** Addresses of the pages that are rebuilt. */
function madeAgain(before: Site, after: Site): string[] {
  const known = inputsOf(before);
  return [...inputsOf(after)].flatMap(([url, inputs]) =>
    inputs !== undefined && inputs !== known.get(url) ? [url] : [],
  );
}

function withEdition(article: Article, locale: string, more: object): Article {
  const edition = article.editions[locale];
  ok(edition);
  return { ...article, editions: { ...article.editions, [locale]: { ...edition, ...more } } };
}

const inputs = suite("the inputs of a page");
inputs("are the same for the same site", () => {
  equal(madeAgain(siteOf(PLANS), siteOf(PLANS)), []);
});
inputs("are undefined for pages that show the whole site", () => {
  const unknown = [...inputsOf(siteOf(PLANS))].flatMap(([url, text]) => (text === undefined ? [url] : []));
  equal(unknown, [
    ...["en", "zh", "ru"].flatMap((locale) => [`/${locale}/search/`, `/${locale}/404.html`]),
    "/status/",
  ]);
});
inputs("change only on the page of an edition if its text has changed", () => {
  const site = siteOf(PLANS);
  const after = edited(site, "second", (article) =>
    withEdition(article, "en", { html: "<p>Another</p>", readingMinutes: 9 }),
  );
  equal(madeAgain(site, after), ["/en/news/second/"]);
});
inputs("change on every page that shows a changed title", () => {
  const site = siteOf(PLANS);
  const after = edited(site, "third", (article) => withEdition(article, "en", { title: "Another" }));
  const again = madeAgain(site, after);
  for (const url of [
    "/en/",
    "/en/news/third/",
    "/en/news/second/",
    "/en/archive/2019/",
    "/en/topics/training/",
  ])
    ok(again.includes(url), url);
  for (const url of ["/en/archive/2023/", "/en/topics/iioe/", "/zh/news/second/"])
    not(again.includes(url), url);
});
inputs("change on the lists of other languages if the title of an article that they lack has changed", () => {
  const plans: Record<string, Plan> = {
    ...PLANS,
    only: { zh: "source", date: "2023-01-01", topics: ["iioe"] },
  };
  const site = siteOf(plans);
  const after = edited(site, "only", (article) => withEdition(article, "zh", { title: "另一个标题" }));
  const again = madeAgain(site, after);
  for (const url of ["/en/", "/en/archive/", "/en/archive/2023/"]) ok(again.includes(url), url);
  for (const url of ["/en/archive/2019/", "/en/topics/iioe/"]) not(again.includes(url), url);
});
inputs("change if a picture or a card has changed", () => {
  const [record] = listPages(siteOf(PLANS)).filter(({ url }) => url === "/en/news/first/");
  ok(record);
  const { content } = record;
  ok(content.kind === "article");
  const cover = { url: "/media/cover.png", file: "cover.png", size: { widthPx: 9, heightPx: 9 } };
  const work = { ...content.work, images: ["inside.png"], cover };
  const own: PageRecord = { ...record, content: { ...content, work } };
  const list: PageRecord = {
    ...record,
    content: {
      kind: "home",
      articles: [{ ...work, slug: "listed" }],
      topics: [],
      years: [],
      elsewhere: { count: 0, articles: [], languages: [] },
    },
  };
  const picture: Picture = { img: { src: "/a.webp", widthPx: 9, heightPx: 9 }, sources: [] };
  const at = (address: string) => ({
    ...NOTHING,
    pictures: (url: string) => (url === address ? picture : undefined),
  });
  for (const [shown, address] of [
    [own, "/media/inside.png"],
    [list, "/media/cover.png"],
  ] as const) {
    is(pageInputs(shown, NOTHING), pageInputs(shown, at("/media/other.png")));
    ok(pageInputs(shown, NOTHING) !== pageInputs(shown, at(address)), address);
  }
  const image = { url: "/c.png", type: "image/png", widthPx: 1, heightPx: 1, alt: "" } as const;
  const cards = () => ({ card: image, thumbnail: image });
  ok(pageInputs(own, NOTHING) !== pageInputs(own, { ...NOTHING, cards }));
});
inputs.run();
