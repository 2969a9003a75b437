import { equal, is, ok } from "uvu/assert";
import { hasWhole, itemsOfShard, pagesOf, readShard } from "../../src/core/build/shard.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { LOCALES, type Plan, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PLANS: Record<string, Plan> = Object.fromEntries(
  Array.from({ length: 7 }, (_, index) => [`visit-${index}`, { en: "source", zh: "current", ru: "stale" }]),
);
const pages = listPages(siteOf(PLANS));

const shards = suite("parts of a build");
shards("are read from their number and the total", () => {
  equal(readShard("2/4"), { index: 2, of: 4 });
  for (const text of ["", "0/4", "5/4", "1/0", "1", "1/", "a/b", "1/2/3", " 1/2", "-1/2", "1.5/2"])
    is(readShard(text), undefined, text);
});
for (const of of [1, 2, 3, 4, 7, 40])
  shards(`have each page once if there are ${of}`, () => {
    const all = Array.from({ length: of }, (_, index) => ({ index: index + 1, of }));
    const urls = all.flatMap((shard) => pagesOf(shard, pages, LOCALES).map(({ url }) => url));
    equal(urls.sort(), pages.map(({ url }) => url).sort());
    equal(all.flatMap((shard) => itemsOfShard(shard, [1, 2, 3, 4, 5])).sort(), [1, 2, 3, 4, 5]);
    for (const locale of LOCALES) {
      const whole = all.filter((shard) => hasWhole(shard, locale, LOCALES));
      for (const shard of whole)
        equal(
          pagesOf(shard, pages, LOCALES).filter((page) => page.locale === locale),
          pages.filter((page) => page.locale === locale),
        );
      if (of <= LOCALES.length) is(whole.length, 1, `${locale} is indexed by one of ${of}`);
    }
  });
shards("have about the same number of pages", () => {
  const counts = [1, 2, 3, 4, 5, 6].map((index) => pagesOf({ index, of: 6 }, pages, LOCALES).length);
  ok(Math.max(...counts) - Math.min(...counts) <= 3, String(counts));
});
shards("are the whole site if none is given", () => {
  is(pagesOf(undefined, pages, LOCALES), pages);
  ok(hasWhole(undefined, "zh", LOCALES));
});
shards.run();
