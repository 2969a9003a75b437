import { equal, is } from "uvu/assert";
import type { ShareImage } from "../../src/core/cards/cards.ts";
import { shareImages } from "../../src/core/share/image.ts";
import type { Article, Edition } from "../../src/core/site/site.ts";
import { siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const site = siteOf({ visit: { zh: "source", en: "current" } });

function work(url: string, size = { widthPx: 1600, heightPx: 900 }, words: Partial<Edition> = {}) {
  const [article] = site.articles as [Article];
  const edition = { ...(article.editions.zh as Edition), coverAlt: "大厅", ...words };
  return { article: { ...article, cover: { url, file: "a", size } }, edition };
}
const drawn = (url: string): ShareImage => ({ url, type: "image/png", widthPx: 1, heightPx: 1, alt: "" });
const cards = (slug: string, locale: string) =>
  slug === "visit" && locale === "zh"
    ? { card: drawn("/card.png"), thumbnail: drawn("/thumb.png") }
    : undefined;
const urls = (...given: Parameters<typeof shareImages>) => {
  const { image, thumbnail } = shareImages(...given);
  return [image.url, thumbnail.url];
};
const SITE = ["/assets/share.png", "/assets/icon-512.png"];

const images = suite("shareImages");
images("are the drawn card, then the cover, then those of the site", () => {
  equal(urls("新闻", work("/a.png"), cards), ["/card.png", "/thumb.png"]);
  equal(urls("新闻", work("/a.png")), ["/a.png", "/a.png"]);
  equal(
    urls("新闻", work("/a.png"), () => undefined),
    ["/a.png", "/a.png"],
  );
  equal(urls("新闻"), SITE);
  const { article, edition } = work("/a.png");
  const { cover: _, ...bare } = article;
  equal(urls("新闻", { article: bare, edition }), SITE);
});
for (const [url, type] of [
  ["/a.png", "image/png"],
  ["/a.jpg", "image/jpeg"],
  ["/a.JPEG", "image/jpeg"],
] as const)
  images(`use ${url} as ${type}, with its size and its alt text`, () => {
    equal(shareImages("新闻", work(url)).image, { url, type, widthPx: 1600, heightPx: 900, alt: "大厅" });
  });
for (const url of ["/a.webp", "/a.avif", "/a"])
  images(`never use ${url}, which not all networks read`, () => equal(urls("新闻", work(url)), SITE));
images("never use a cover that is too small for networks", () => {
  equal(urls("新闻", work("/a.png", { widthPx: 299, heightPx: 900 })), SITE);
  equal(urls("新闻", work("/a.png", { widthPx: 900, heightPx: 199 })), SITE);
  equal(urls("新闻", work("/a.png", { widthPx: 300, heightPx: 200 })), ["/a.png", "/a.png"]);
});
images("have the title as alt text if the cover has none", () => {
  is(shareImages("新闻", work("/a.png", undefined, { coverAlt: "" })).image.alt, "访问：“巴黎”");
  is(shareImages("新闻").image.alt, "新闻");
});
images.run();
