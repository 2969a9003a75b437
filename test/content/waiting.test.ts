import { equal, is } from "uvu/assert";
import { editedSite } from "../../src/core/content/edited-site.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { faultsToCome } from "../../src/core/content/to-come.ts";
import { isMoment, nextBuild } from "../../src/core/content/waiting.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { redirectsOf } from "../../src/core/redirects/redirects.ts";
import { onlyElsewhere } from "../../src/core/site/elsewhere.ts";
import { statusOf } from "../../src/core/site/status.ts";
import {
  contentOf,
  fingerprintIn,
  LOCALES,
  original,
  settingsOf,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const moments = suite("isMoment");
for (const text of ["2026-12-05T09:00+08:00", "2026-12-05T09:00:30-05:30", "2024-02-29T00:00Z"])
  moments(`takes ${text}`, () => is(isMoment(text), true));
for (const text of [
  "2026-12-05",
  "2026-12-05T09:00",
  "2026-12-05 09:00+08:00",
  "2026-02-30T09:00Z",
  "2026-12-05T24:30Z",
  "2026-12-05T09:00+0800",
  "2026-12-05T09:00+25:00",
  "tomorrow",
  "",
])
  moments(`refuses ${JSON.stringify(text)}`, () => is(isMoment(text), false));
moments.run();

const TIME = "2026-12-05T09:00+08:00";
const BEFORE = new Date("2026-12-05T00:59:59Z");
const AT = new Date("2026-12-05T01:00:00Z");
const path = (locale: string) => `articles/visit/index.${locale}.md`;

function read(
  files: Readonly<Record<string, string>>,
  now: Date,
  missing: "announced" | "absent" = "announced",
) {
  const { site, waiting, faults } = readSite(
    contentOf(files, ["articles/visit/a.png", "articles/visit/b.png"]),
    settingsOf({ missing }),
    undefined,
    undefined,
    undefined,
    now,
  );
  equal(faults, []);
  if (!site) throw new Error("no site");
  const [visit] = site.articles;
  return { site, waiting, visit, states: LOCALES.map((locale) => visit?.editions[locale]?.state) };
}

const articles = suite("an article that waits");
const WAITING = { [path("en")]: original("en", `publish: ${TIME}\naliases: [/old.html]\n`) };
articles("is nowhere in the site before its time", () => {
  const { site, waiting } = read(
    { ...WAITING, [path("zh")]: translation("zh", fingerprintIn(WAITING)) },
    BEFORE,
  );
  equal(site.articles, []);
  equal(redirectsOf(site), []);
  is(
    listPages(site).some(({ url }) => url.includes("visit")),
    false,
  );
  equal(waiting, [{ name: "articles/visit", publish: TIME }]);
});
articles("is in the site from its time on, to the second", () => {
  const { states, waiting } = read(WAITING, AT);
  equal(states, ["source", "announced", "announced"]);
  equal(waiting, []);
});
articles("is checked before its time, with its translations", () => {
  const zh = translation("zh", fingerprintIn(WAITING), "", "![](a.png)");
  const { faults } = readSite(
    contentOf({ ...WAITING, [path("zh")]: zh }),
    settingsOf(),
    undefined,
    undefined,
    undefined,
    BEFORE,
  );
  equal(
    faults.map(({ code }) => code),
    ["image-missing", "image-alt"],
  );
});
articles("may have a date in the future until its time", () => {
  const files = { [path("en")]: original("en", `publish: ${TIME}\n`).replace("2019-03-09", "2026-12-08") };
  equal(read(files, BEFORE).waiting.length, 1);
});
articles("does not wait where it is a draft: it has no time yet", () =>
  equal(read({ [path("en")]: original("en", `draft: true\npublish: ${TIME}\n`) }, BEFORE).waiting, []),
);
articles("has its pages for those who write it, with its translations", () => {
  const later = `publish: ${TIME}\n`;
  const files = { ...WAITING, [path("zh")]: translation("zh", fingerprintIn(WAITING), later) };
  const inputs = { content: contentOf(files), settings: settingsOf(), topics: undefined, words: () => ({}) };
  const { site } = read(files, BEFORE);
  is(editedSite(site, path("en"), { ...inputs, now: BEFORE }), undefined);
  const [shown] = editedSite(site, path("en"), { ...inputs, now: BEFORE, withDrafts: true })?.articles ?? [];
  equal([shown?.editions.en?.state, shown?.editions.zh?.state], ["source", "current"]);
});
articles.run();

const editions = suite("an edition that waits");
const SOURCE = { [path("en")]: original("en") };
const FILES = {
  ...SOURCE,
  [path("zh")]: translation(
    "zh",
    fingerprintIn(SOURCE),
    `publish: ${TIME}\naliases: [/旧]\n`,
    "![图](b.png)",
  ),
};
editions("is what it would be without its file, and so are its addresses and pictures", () => {
  const { site, visit, states, waiting } = read(FILES, BEFORE);
  equal(states, ["source", "announced", "announced"]);
  equal(visit?.editions.zh, read(SOURCE, BEFORE).visit?.editions.zh);
  equal([visit?.images, redirectsOf(site)], [[], []]);
  equal(onlyElsewhere(site, "zh").length, 1);
  equal(waiting, [{ name: "articles/visit", locale: "zh", publish: TIME }]);
});
editions("is absent where languages without a file are", () => {
  const { site, states } = read(FILES, BEFORE, "absent");
  equal(states, ["source", "absent", "absent"]);
  is(
    listPages(site).some(({ url }) => url === "/zh/news/visit/"),
    false,
  );
});
editions("is in the site from its time on", () => {
  const { site, visit, states } = read(FILES, AT);
  equal(states, ["source", "current", "announced"]);
  equal([visit?.images, redirectsOf(site).length], [["articles/visit/b.png"], 1]);
});
editions("is said to wait without its name in what readers can load", () => {
  const { site, waiting } = read(FILES, BEFORE);
  const status = statusOf(site, {}, nextBuild(waiting));
  is(status.nextBuild, "2026-12-05T01:00:00Z");
  is(JSON.stringify(status).includes("访问"), false);
});
editions.run();

const toCome = suite("faultsToCome");
toCome("has what will be wrong when the time has come, and nothing that is wrong now", () => {
  const aliases = "aliases: [/old.html]\n";
  const files = {
    [path("en")]: original("en", `publish: ${TIME}\n${aliases}`),
    "articles/other/index.en.md": original("en", aliases, "A <b>text</b>."),
  };
  const [content, settings] = [contentOf(files), settingsOf()];
  const read = readSite(content, settings, undefined, undefined, undefined, BEFORE);
  const codes = faultsToCome(content, settings, undefined, read).map(({ code, file }) => `${code} ${file}`);
  equal(codes, [`alias-twice content/${path("en")}`]);
  const then = readSite(content, settings, undefined, undefined, undefined, AT);
  equal(faultsToCome(content, settings, undefined, then), []);
});
toCome.run();

const due = suite("nextBuild");
due("is the first time in UTC, whatever the offsets are", () => {
  const times = ["2026-12-05T09:00+08:00", "2026-12-04T23:00-05:00", "2026-12-05T02:00+03:00"];
  is(nextBuild(times.map((publish) => ({ name: "articles/a", publish }))), "2026-12-04T23:00:00Z");
  is(nextBuild([]), undefined);
});
due.run();
