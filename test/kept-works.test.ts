import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import type { Content } from "../src/core/content.ts";
import type { EditionWords } from "../src/core/editions.ts";
import { readSite } from "../src/core/read-site.ts";
import type { Article } from "../src/core/site.ts";
import { type KnownFiles, readContent } from "../src/files/content.ts";
import { contentOf, OUTDATED, original, settingsOf, translation } from "./newsroom-fixture.ts";
import { suite } from "./suite.ts";

const settings = settingsOf();
const silent: EditionWords = {};
const words = () => silent;
const FILES = {
  "articles/one/index.en.md": original("en", "", "![A plan](plan.png)"),
  "articles/one/index.ru.md": translation("ru", OUTDATED),
  "articles/two/index.zh.md": original("zh"),
};
const IMAGES = ["articles/one/plan.png"];

function articlesOf(
  content: Content,
  spoken: (locale: string) => EditionWords = words,
): Map<string, Article> {
  const { site, faults } = readSite(content, settings, undefined, spoken);
  equal(faults, []);
  return new Map((site?.articles ?? []).map((article) => [article.slug, article]));
}

const kept = suite("works that are kept");
kept("are the same where nothing has changed", () => {
  const content = contentOf(FILES, IMAGES);
  const [before, after] = [articlesOf(content), articlesOf(content)];
  for (const slug of ["one", "two"]) is(after.get(slug), before.get(slug));
});

const content = () => contentOf(FILES, IMAGES);
for (const [what, change] of [
  [
    "a translation is another file",
    (old: Content) => ({
      ...old,
      texts: new Map([
        ...old.texts,
        ...contentOf({ "articles/one/index.ru.md": translation("ru", OUTDATED) }).texts,
      ]),
    }),
  ],
  [
    "a translation is gone",
    (old: Content) => ({
      ...old,
      texts: new Map([...old.texts].filter(([name]) => !name.endsWith("index.ru.md"))),
    }),
  ],
  [
    "a translation has come",
    (old: Content) => ({
      ...old,
      texts: new Map([
        ...old.texts,
        ...contentOf({ "articles/one/index.zh.md": translation("zh", OUTDATED) }).texts,
      ]),
    }),
  ],
  [
    "a picture has another size",
    (old: Content) => ({ ...old, images: new Map([["articles/one/plan.png", { widthPx: 1, heightPx: 1 }]]) }),
  ],
  [
    "the text that was translated is kept now",
    (old: Content) => ({ ...old, snapshot: () => "---\ntitle: A\n---\nB" }),
  ],
] as const)
  kept(`are made again where ${what}, and the others are not`, () => {
    const old = content();
    const before = articlesOf(old);
    const after = articlesOf(change(old));
    ok(after.get("one") !== before.get("one"));
    is(after.get("two"), before.get("two"));
    // As a program that knows nothing of before makes it.
    const fresh = content();
    equal(after, articlesOf(change(fresh)));
  });
kept("are made again where words or settings are others", () => {
  const old = content();
  const before = articlesOf(old);
  ok(articlesOf(old, () => ({ abbreviations: new Map() })).get("two") !== before.get("two"));
  const { site } = readSite(old, settingsOf(), undefined, words);
  ok(site?.articles.every((article) => article !== before.get(article.slug)));
});
kept("keep no work with a fault", () => {
  const faulty = contentOf(FILES);
  for (let time = 0; time < 2; time++) {
    const { site, faults } = readSite(faulty, settings, undefined, words);
    is(site, undefined);
    equal(
      faults.map(({ code }) => code),
      ["image-missing"],
    );
  }
});
kept.run();

const files = suite<{ folder: string }>("files that are known");
files.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-known-"));
  mkdirSync(join(context.folder, "articles/one"), { recursive: true });
});
files.after(({ folder }) => rmSync(folder, { recursive: true }));
files("are read again where they have changed, even in nothing but their text", ({ folder }) => {
  const file = join(folder, "articles/one/index.en.md");
  const known: KnownFiles = new Map();
  const read = () => readContent(folder, known).content.texts.get("articles/one/index.en.md");
  writeFileSync(file, "one");
  utimesSync(file, 1000, 1000);
  const first = read();
  is(read(), first);
  // As long and as old as before: what tells is when the system wrote it down.
  writeFileSync(file, "two");
  utimesSync(file, 1000, 1000);
  is(read()?.text, "two");
  rmSync(file);
  is(read(), undefined);
});
files.run();
