import { equal, is, ok } from "uvu/assert";
import {
  absolute,
  isSlug,
  RESERVED_SLUGS,
  SLUG,
  SLUG_LIMIT,
  slugFrom,
  urls,
} from "../../src/core/site/urls.ts";
import { suite } from "../support/suite.ts";

const addresses = suite("urls");
for (const locale of ["en", "zh", "ru"]) {
  addresses(`returns the addresses of ${locale}`, () => {
    equal(
      [
        urls.home(locale),
        urls.article(locale, "visit-to-ibe"),
        urls.archive(locale),
        urls.year(locale, "2019"),
        urls.topic(locale, "iioe"),
        urls.page(locale, "about"),
        urls.search(locale),
        urls.notFound(locale),
      ],
      [
        `/${locale}/`,
        `/${locale}/news/visit-to-ibe/`,
        `/${locale}/archive/`,
        `/${locale}/archive/2019/`,
        `/${locale}/topics/iioe/`,
        `/${locale}/about/`,
        `/${locale}/search/`,
        `/${locale}/404.html`,
      ],
    );
  });
}
addresses("uses the root for the page where readers choose a language", () => is(urls.chooser(), "/"));
addresses("uses the path of a picture in the content folder", () => {
  is(urls.media("articles/a/cover.png"), "/media/articles/a/cover.png");
});
addresses("reserves every word that the site uses below a language", () => {
  const own = [
    urls.article("en", "x"),
    urls.archive("en"),
    urls.year("en", "2023"),
    urls.topic("en", "x"),
    urls.search("en"),
    urls.notFound("en"),
  ].map((url) => url.split("/")[2]?.replace(/\.html$/, "") ?? "");
  for (const word of own) ok(RESERVED_SLUGS.includes(word), word);
});
addresses.run();

const joining = suite("absolute");
joining("adds the site's address before that of the page", () => {
  is(absolute("https://example.org", "/ru/"), "https://example.org/ru/");
  is(absolute("https://example.org/news", "/zh/news/a/"), "https://example.org/news/zh/news/a/");
});
joining.run();

const slugs = suite("SLUG");
for (const slug of ["a", "404", "visit-to-ibe", "category-2-centres-meeting", "2019"]) {
  slugs(`accepts ${slug}`, () => ok(SLUG.test(slug)));
}
const wrong = [
  "",
  "-",
  "a-",
  "-a",
  "a--b",
  "A",
  "a_b",
  "a b",
  "a.b",
  "a/b",
  "..",
  "a\n",
  "访问",
  "визит",
  "é",
  "а",
  "📅",
  "a\u202Eb",
  "</script>",
];
for (const slug of wrong) {
  slugs(`refuses ${JSON.stringify(slug)}${slug === "а" ? " in Cyrillic" : ""}`, () =>
    is(SLUG.test(slug), false),
  );
}
slugs("limits a slug to 80 characters", () => is(SLUG_LIMIT, 80));
slugs("takes little time for a long name that does not fit", () => {
  is(SLUG.test(`${"a".repeat(100_000)}!`), false);
  is(SLUG.test(`${"a-".repeat(50_000)}!`), false);
});
slugs("must also be short enough", () => {
  equal(
    ["visit-to-ibe", "a".repeat(80), "a".repeat(81), "A", ""].map((name) => isSlug(name)),
    [true, true, false, false, false],
  );
});
const meant: [name: string, slug: string | undefined][] = [
  ["Visit to IBE", "visit-to-ibe"],
  ["../../evil", "evil"],
  ["a.b", "a-b"],
  [`${"a".repeat(79)} b`, "a".repeat(79)],
  ["visit", undefined],
  ["Search", undefined],
  ["访问", undefined],
  ["визит", undefined],
  ["", undefined],
];
for (const [name, slug] of meant)
  slugs(`is ${slug ?? "none"} for ${JSON.stringify(name)}`, () => is(slugFrom(name), slug));
slugs.run();
