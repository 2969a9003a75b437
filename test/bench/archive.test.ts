import { equal, is, match, ok, throws } from "uvu/assert";
import { inventArchive, LOCALES } from "../../bench/build/archive.ts";
import { ELEVENTY, HUGO, OURS } from "../../bench/build/layouts.ts";
import { median, pairedRatio } from "../../bench/build/statistics.ts";
import { costTable } from "../../bench/build/table.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const statistics = suite("statistics of a benchmark");
statistics("take the middle, whatever the order", () => {
  is(median([9, 1, 2]), 2);
  is(median([4, 1, 2, 9]), 3);
  is(median([7]), 7);
  throws(() => median([]), RangeError);
});
statistics("compare round by round, so that a slow round affects both", () => {
  is(pairedRatio([1, 10, 1], [2, 20, 2]), 0.5);
  throws(() => pairedRatio([1], [1, 2]), RangeError);
});
statistics.run();

const SIZE = 150;
const archive = suite("an invented archive");
archive("is the same for the same seed, differs for another seed, and starts the same at any length", () => {
  const made = (count: number, seed: number) => JSON.stringify([...inventArchive(count, seed)]);
  is(made(4, 1), made(4, 1));
  ok(made(4, 1) !== made(4, 2));
  ok(made(8, 1).startsWith(made(4, 1).slice(0, -1)));
});
archive.long("is read by this project without a fault, and has every state in every language", () => {
  const texts = new Map<string, TextFile>();
  const snapshots = new Map<string, string>();
  const images = new Map<string, { widthPx: number; heightPx: number }>();
  const expected: string[] = [];
  const nameOf = (file: string) => file.replace(/^content\//, "");
  const articles = [...inventArchive(SIZE, 1)];
  for (const [file, text] of articles.flatMap((article) => Object.entries(OURS.files(article))))
    if (file.includes("/.accepted/")) snapshots.set(nameOf(file), text);
    else texts.set(nameOf(file), new TextFile(file, text));
  for (const article of articles) {
    for (const name of article.pictures)
      images.set(nameOf(OURS.picture(article, name)), { widthPx: 160, heightPx: 90 });
    for (const locale of LOCALES)
      expected.push(`${article.slug} ${locale} ${article.editions[locale].state}`);
  }
  const content = { texts, images, snapshots };
  const { site, faults } = readSite(content, settingsOf());
  equal(faults, []);
  const found = (site?.articles ?? []).flatMap(({ slug, editions }) =>
    LOCALES.map((locale) => `${slug} ${locale} ${editions[locale]?.state}`),
  );
  equal(found.sort(), expected.sort());
  for (const state of ["source", "current", "stale", "partial", "announced"])
    for (const locale of LOCALES) ok(expected.some((one) => one.endsWith(` ${locale} ${state}`)));
  // We can only tell what changed in an original if there is a snapshot of its previous text.
  for (const { editions } of site?.articles ?? [])
    for (const edition of Object.values(editions))
      if (edition.state === "stale") is(edition.translation?.changedParts, 1);
});
archive("is written for the other programs with every edition except the absent ones, and its state", () => {
  for (const article of inventArchive(SIZE, 1))
    for (const { files } of [HUGO, ELEVENTY]) {
      const written = Object.values(files(article)).map((text) => /^state: (\w+)$/m.exec(text)?.[1]);
      const states = LOCALES.map((locale) => article.editions[locale].state);
      equal(
        written,
        states.filter((state) => state !== "absent"),
      );
    }
});
archive.run();

const table = suite("a table of costs");
table("has the median of each, and its ratio to Hugo in the same group", () => {
  const cost = (wallS: number) => ({ wallS, cpuS: wallS * 2, peakMb: wallS * 100 });
  const written = { pages: 3, files: 4, megabytes: 1.25 };
  const text = costTable([
    { articles: 1, name: "ours", group: "pages", costs: [cost(1), cost(3), cost(2)], written },
    { articles: 1, name: "Hugo 0.1", group: "pages", costs: [cost(2), cost(4), cost(8)], written },
  ]);
  match(text, "| ours | 2.00 | 4.00 | 200 | 0.50 | 0.50 | 0.50 | 3 | 4 | 1.3 |");
  match(text, "| Hugo 0.1 | 4.00 | 8.00 | 400 | 1.00 | 1.00 | 1.00 | 3 | 4 | 1.3 |");
});
table.run();
