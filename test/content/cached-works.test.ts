import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import type { CachedWorks } from "../../src/core/content/cached-works.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import type { Content } from "../../src/core/content/works.ts";
import type { Article, Page } from "../../src/core/site/site.ts";
import { type KnownFiles, readContent } from "../../src/files/content/content.ts";
import {
  contentOf,
  fingerprintIn,
  OUTDATED,
  original,
  settingsOf,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const settings = settingsOf();
const FILES = {
  "articles/one/index.en.md": original("en", "", "![A plan](plan.png)"),
  "articles/one/index.ru.md": translation("ru", OUTDATED),
  "articles/two/index.zh.md": original("zh"),
};
const IMAGES = ["articles/one/plan.png"];
const content = () => contentOf(FILES, IMAGES);

/** Caches works for the duration of a test. */
function memory(): CachedWorks & { readonly works: ReadonlyMap<string, Article | Page> } {
  const works = new Map<string, Article | Page>();
  return {
    works,
    find: (inputs) => works.get(JSON.stringify(inputs)),
    keep(inputs, work) {
      works.set(JSON.stringify(inputs), work);
      return work;
    },
  };
}

function articlesOf(found: Content, kept?: CachedWorks): Map<string, Article> {
  const { site, faults } = readSite(found, settings, undefined, undefined, kept);
  equal(faults, []);
  return new Map((site?.articles ?? []).map((article) => [article.slug, article]));
}

const kept = suite("cached works");
kept("are the same if nothing has changed", () => {
  const works = memory();
  const [before, after] = [articlesOf(content(), works), articlesOf(content(), works)];
  for (const slug of ["one", "two"]) is(after.get(slug), before.get(slug));
});

const and = <Value>(old: ReadonlyMap<string, Value>, more: Readonly<Record<string, Value>>) =>
  new Map([...old, ...Object.entries(more)]);
const textsOf = (files: Readonly<Record<string, string>>) => Object.fromEntries(contentOf(files).texts);
const snapshot = "articles/one/.accepted/000000000000.md";
const changes: Readonly<Record<string, (old: Content) => Content>> = {
  "its original has another text": (old) => ({
    ...old,
    texts: and(
      old.texts,
      textsOf({ "articles/one/index.en.md": original("en", "", "![The plan](plan.png)") }),
    ),
  }),
  "a translation has another text": (old) => ({
    ...old,
    texts: and(
      old.texts,
      textsOf({ "articles/one/index.ru.md": translation("ru", OUTDATED, "", "Другой.") }),
    ),
  }),
  "a translation is gone": (old) => ({
    ...old,
    texts: new Map([...old.texts].filter(([name]) => !name.endsWith("index.ru.md"))),
  }),
  "a translation is new": (old) => ({
    ...old,
    texts: and(old.texts, textsOf({ "articles/one/index.zh.md": translation("zh", OUTDATED) })),
  }),
  "a picture has another size": (old) => ({
    ...old,
    images: new Map([["articles/one/plan.png", { widthPx: 1, heightPx: 1 }]]),
  }),
  "the translated text has a snapshot now": (old) => ({
    ...old,
    snapshots: new Map([[snapshot, "---\ntitle: A\n---\nB"]]),
  }),
  "the snapshot has another text": (old) => ({
    ...old,
    snapshots: new Map([[snapshot, "---\ntitle: A\n---\nC"]]),
  }),
};
const works = memory();
articlesOf(content(), works);
for (const [what, change] of Object.entries(changes))
  kept(`are rebuilt if ${what}, and the others are not`, () => {
    const before = articlesOf(content(), works);
    const after = articlesOf(change(content()), works);
    ok(after.get("one") !== before.get("one"));
    is(after.get("two"), before.get("two"));
    // The same as without a cache.
    equal(after, articlesOf(change(content())));
  });
kept("are looked up by everything in their folder, and by nothing else", () => {
  const asked: (readonly string[])[] = [];
  const spy: CachedWorks = { find: (inputs) => void asked.push(inputs), keep: (_, work) => work };
  const found = {
    ...content(),
    images: and(content().images, { "articles/onething/plan.png": { widthPx: 2, heightPx: 2 } }),
  };
  articlesOf(found, spy);
  equal(
    asked.map((inputs) => inputs.join("\n").match(/\b\d+x\d+\b/g)),
    [["1600x900"], null],
  );
});
kept("are not stored if there is a fault, or a file that could not be read", () => {
  const store = memory();
  const broken = { ...content(), unreadable: new Set(["articles/one/index.zh.md"]) };
  for (let time = 0; time < 2; time++) {
    const { site, faults } = readSite(contentOf(FILES), settings, undefined, undefined, store);
    is(site, undefined);
    equal(
      faults.map(({ code }) => code),
      ["image-missing"],
    );
    equal([...articlesOf(broken, store).keys()], ["two"]);
  }
  equal(
    [...store.works.values()].map(({ slug }) => slug),
    ["two"],
  );
});
kept("are not stored while something of them waits for its time", () => {
  const store = memory();
  const source = { "articles/two/index.en.md": original("en") };
  const of = fingerprintIn(source);
  const waiting = {
    ...source,
    "articles/two/index.zh.md": translation("zh", of, "publish: 2026-12-05T09:00+08:00\n"),
  };
  const stateAt = (now: string) => {
    const read = readSite(contentOf(waiting), settings, undefined, undefined, store, new Date(now));
    return read.site?.articles[0]?.editions.zh?.state;
  };
  is(stateAt("2026-12-05T00:00:00Z"), "announced");
  is(stateAt("2026-12-05T01:00:00Z"), "current");
});
kept.run();

const files = suite<{ folder: string }>("known files");
files.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-known-"));
  mkdirSync(join(context.folder, "articles/one"), { recursive: true });
});
files.after(({ folder }) => rmSync(folder, { recursive: true }));
files("are read again if they have changed, even if only their text has", ({ folder }) => {
  const file = join(folder, "articles/one/index.en.md");
  const known: KnownFiles = new Map();
  const read = () => readContent(folder, known).content.texts.get("articles/one/index.en.md");
  writeFileSync(file, "one");
  utimesSync(file, 1000, 1000);
  const first = read();
  is(read(), first);
  // As long and as old as before: only the change time that the system records differs.
  writeFileSync(file, "two");
  utimesSync(file, 1000, 1000);
  is(read()?.text, "two");
  rmSync(file);
  is(read(), undefined);
});
files.run();
