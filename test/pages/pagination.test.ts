import { equal, is, ok } from "uvu/assert";
import { sitemapsOf } from "../../src/core/feeds/sitemap.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { type MonthEntry, monthsOf, pagerOf, pagesOfList } from "../../src/core/pages/pagination.ts";
import type { Article } from "../../src/core/site/site.ts";
import { type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

/** Articles that have only a slug and a date. */
const dated = (...dates: string[]) => dates.map((date, index) => ({ slug: `a${index}`, date }) as Article);
const address = (page: number) => `/${page}/`;

const dividing = suite("pagesOfList");
const sizes: [articles: number, pageSize: number, expected: number[]][] = [
  [0, 3, [0]],
  [1, 3, [1]],
  [3, 3, [3]],
  [4, 3, [3, 1]],
  [7, 3, [3, 3, 1]],
  [2, 1, [1, 1]],
];
for (const [count, pageSize, expected] of sizes) {
  dividing(
    `divides ${count} articles, ${pageSize} for each page, into pages of ${expected.join(", ")}`,
    () => {
      const articles = dated(...Array.from({ length: count }, () => "2023-11-10"));
      const parts = pagesOfList(articles, pageSize, address);
      equal(
        parts.map((part) => part.articles.length),
        expected,
      );
      equal(
        parts.flatMap((part) => part.articles),
        articles,
      );
      for (const [index, { page, pages, total, urls }] of parts.entries())
        equal([page, pages, total, urls[page - 1]], [index + 1, expected.length, count, `/${index + 1}/`]);
    },
  );
}
dividing.run();

const months = suite("monthsOf");
const said = (entries: MonthEntry[]) => entries.map(({ month, count, url }) => `${month} ${count} ${url}`);
months("leads to the page on which a month begins, and counts all its articles", () => {
  const articles = dated("2023-11-30", "2023-11-10", "2023-11-01", "2023-03-09", "2023-01-31");
  equal(said(monthsOf(pagesOfList(articles, 2, address))), [
    "2023-11 3 /1/#month-11",
    "2023-03 1 /2/#month-03",
    "2023-01 1 /3/#month-01",
  ]);
});
months("has no months without articles", () => equal(monthsOf(pagesOfList([], 2, address)), []));
months.run();

const pager = suite("pagerOf");
const rows: [page: number, pages: number, text: string][] = [
  [1, 1, "1"],
  [1, 3, "1 2 3"],
  [1, 12, "1 2 … 12"],
  [3, 12, "1 2 3 4 … 12"],
  [4, 12, "1 2 3 4 5 … 12"],
  [6, 12, "1 … 5 6 7 … 12"],
  [12, 12, "1 … 11 12"],
];
for (const [page, pages, text] of rows) {
  pager(`names ${text} on page ${page} of ${pages}`, () => {
    is(
      pagerOf(page, pages)
        .map((one) => one ?? "…")
        .join(" "),
      text,
    );
  });
}
pager.run();

/** Five articles of two months. Russian has three of them, Chinese none. */
const PLANS: Record<string, Plan> = Object.fromEntries(
  ["2023-11-10", "2023-11-09", "2023-11-08", "2023-03-09", "2023-03-01"].map((date, index) => [
    `a${index}`,
    { en: "source", ru: index < 3 ? "current" : "announced", date, topics: ["iioe"] } as Plan,
  ]),
);
const site = siteOf(PLANS);
const pages = listPages(site, 2);
const listUrls = (locale: string, part: string) =>
  pages.filter((page) => page.locale === locale && page.url.includes(part)).map(({ url }) => url);

const lists = suite("lists of several pages");
lists("have an address for each page; the first page keeps that of the list", () => {
  for (const list of ["/en/archive/", "/en/archive/2023/", "/en/topics/iioe/"])
    equal(
      pages
        .map(({ url }) => url)
        .filter((url) => url.startsWith(list) && !/\d{4}/.test(url.slice(list.length))),
      [list, `${list}page-2/`, `${list}page-3/`],
    );
  equal(listUrls("ru", "page-"), [
    "/ru/archive/page-2/",
    "/ru/archive/2023/page-2/",
    "/ru/topics/iioe/page-2/",
  ]);
  equal(listUrls("zh", "page-"), []);
});
lists("have as many pages as the articles of each language need", () => {
  const archive = (locale: string) =>
    pages.flatMap(({ content, locale: own }) =>
      content.kind === "archive" && own === locale ? [content.part.articles.map(({ slug }) => slug)] : [],
    );
  equal(archive("en"), [["a0", "a1"], ["a2", "a3"], ["a4"]]);
  equal(archive("ru"), [["a0", "a1"], ["a2"]]);
  equal(archive("zh"), [[]]);
});
lists("are listed page by page; only the first page links to other languages", () => {
  for (const { url, listed, alternates, switcher } of pages.filter(({ url }) => url.includes("page-"))) {
    ok(listed, url);
    equal(alternates, [], url);
    is(switcher.filter(({ state }) => state === "link").length, 0, url);
  }
  const second = pages.find(({ url }) => url === "/ru/archive/page-2/");
  equal(
    second?.switcher.map(({ locale, state, url }) => `${locale} ${state} ${url}`),
    ["en elsewhere /en/archive/", "zh elsewhere /zh/archive/", "ru here /ru/archive/page-2/"],
  );
  const year = pages.find(({ url }) => url === "/en/archive/2023/page-3/");
  equal(
    year?.switcher.map(({ url }) => url),
    ["/en/archive/2023/page-3/", "/zh/archive/", "/ru/archive/2023/"],
  );
  const first = pages.find(({ url }) => url === "/en/archive/");
  is(first?.alternates.length, 4);
});
lists("have every page in the sitemap", () => {
  const xml = sitemapsOf(site, pages, new Date("2026-11-30T00:57:00Z"))
    .map((sitemap) => sitemap.xml)
    .join("");
  for (const { url } of pages.filter((page) => page.url.includes("page-")))
    ok(xml.includes(`<loc>https://news.example.org${url}</loc>`), url);
});
lists("have no page for a language that is being set up", () => {
  const settings = settingsOf({ languages: ["en", { locale: "ru", status: "configuring" }, "zh"] });
  const urls = listPages(siteOf(PLANS, settings), 1).map(({ url }) => url);
  equal(
    urls.filter((url) => url.startsWith("/ru/") && url.includes("page-")),
    [],
  );
});
lists("are made in linear time", () => {
  // Counted, not timed: the code reads each date a fixed number of times, for any number of articles.
  const asked = (count: number): number => {
    let times = 0;
    const articles = Array.from({ length: count }, (_, index) => ({
      slug: `a${index}`,
      get date() {
        times += 1;
        return `${2023 - (index % 8)}-03-09`;
      },
    })) as unknown as Article[];
    monthsOf(pagesOfList(articles, 24, address));
    return times;
  };
  is(asked(4000), 4 * asked(1000));
});
lists.run();
