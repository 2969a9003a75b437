import { equal, ok } from "uvu/assert";
import type { Translate } from "../../src/core/messages/messages.ts";
import { breadcrumbOf } from "../../src/core/pages/breadcrumb.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { type Plan, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = {
  whole: { en: "source", zh: "current", date: "2023-11-10", topics: ["iioe"] },
  early: { en: "source", date: "2019-03-09", topics: ["iioe"] },
  about: { en: "source", page: true },
};
const site = siteOf(PLANS);
const pages = listPages(site, 1);
/** Returns its arguments as a text. */
const t: Translate = (key, values) => `${key}${Object.values(values ?? {}).map((value) => ` ${value}`)}`;
const said = (url: string): string[] => {
  const record = pages.find((page) => page.url === url);
  ok(record, url);
  return breadcrumbOf(record, t).map((crumb) => `${crumb.label} ${crumb.url}`);
};
const home = "site:home /en/";
const archive = "archive:title /en/archive/";

const way = suite("breadcrumbOf");
const rows: [url: string, steps: string[]][] = [
  ["/en/", []],
  ["/en/404.html", []],
  ["/status/", []],
  ["/en/search/", [home, "search:title /en/search/"]],
  ["/en/about/", [home, "A visit & more 👩‍👩‍👧 /en/about/"]],
  ["/zh/about/", ["site:home /zh/", "notices:announcedTitle /zh/about/"]],
  ["/en/archive/", [home, archive]],
  ["/en/archive/page-2/", [home, archive, "archive:page 2 /en/archive/page-2/"]],
  ["/en/archive/2019/", [home, archive, "archive:yearTitle 2019 /en/archive/2019/"]],
  ["/en/topics/iioe/", [home, archive, "topics:iioe /en/topics/iioe/"]],
  [
    "/en/topics/iioe/page-2/",
    [home, archive, "topics:iioe /en/topics/iioe/", "archive:page 2 /en/topics/iioe/page-2/"],
  ],
  [
    "/en/news/early/",
    [home, archive, "archive:yearTitle 2019 /en/archive/2019/", "A visit & more 👩‍👩‍👧 /en/news/early/"],
  ],
];
for (const [url, steps] of rows)
  way(`leads to ${url} in ${steps.length} steps`, () => equal(said(url), steps));
way("leaves out a year that has no page in the language", () => {
  equal(said("/zh/news/early/"), [
    "site:home /zh/",
    "archive:title /zh/archive/",
    "notices:announcedTitle /zh/news/early/",
  ]);
});
way("has only existing pages, and ends at the page itself", () => {
  const urls = new Set(pages.map(({ url }) => url));
  for (const record of pages) {
    const steps = breadcrumbOf(record, t);
    for (const { url } of steps) ok(urls.has(url), `${record.url} over ${url}`);
    if (steps.length > 0) equal(steps.at(-1)?.url, record.url);
  }
});
way("has no step in a language that is being set up", () => {
  const settings = settingsOf({ languages: ["en", { locale: "ru", status: "configuring" }] });
  const whole = siteOf({ whole: { en: "source" } }, settings);
  for (const record of listPages(whole).filter(({ locale }) => locale === "ru"))
    equal(breadcrumbOf(record, t), [], record.url);
});
way.run();
