import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { createState } from "../../src/build/state.ts";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { readBuiltSite } from "../../src/files/audit/built-site.ts";
import { CACHE } from "../../src/files/cache/cache.ts";
import { LanguageIndex } from "../../src/files/search/index.ts";
import { IndexRun, type WrittenPage } from "../../src/files/search/run.ts";
import { foundPage } from "../support/found-pages.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { hashesOf } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const languages = ["en", "ru"].map((one) => languageOf(one) as Language);

/** Pages of a site's own templates, some in each year. */
function pagesOf(locale: string, years: Readonly<Record<string, number>>): WrittenPage[] {
  return Object.entries(years).flatMap(([year, count]) =>
    Array.from({ length: count }, (_, at) => {
      const html = `<!doctype html><html lang="${locale}"><title>${at}</title><body><main data-pagefind-body>w${at} <time datetime="${year}-01-02">1</time></main>`;
      return { locale, ...foundPage(`/${locale}/${year}-${at}/`, html) };
    }),
  );
}

const ENGLISH = pagesOf("en", { 2018: 1000, 2019: 1000, 2020: 1000, 2021: 10 });
const RUSSIAN = pagesOf("ru", { 2020: 3 });

/** Writes the index of some pages, in a build of its own. */
function write(pages: readonly WrittenPage[], folder: string): Promise<void> {
  const build = { state: createState(), shard: undefined, base: "" };
  return new IndexRun(build, languages).plan(pages, folder)();
}

/** Calls `change` instead of the function that ends the index of a part. */
async function withFinish(
  change: (finish: () => ReturnType<LanguageIndex["finish"]>) => ReturnType<LanguageIndex["finish"]>,
  run: () => Promise<void>,
): Promise<void> {
  const { finish } = LanguageIndex.prototype;
  LanguageIndex.prototype.finish = function () {
    return change(() => finish.call(this));
  };
  try {
    await run();
  } finally {
    LanguageIndex.prototype.finish = finish;
  }
}

const runs = suite<OwnFolder>("IndexRun");
inOwnFolder(runs);
runs.long("makes two parts of a large language at a time, and loses no page", async () => {
  let [running, most] = [0, 0];
  await withFinish(
    async (finish) => {
      most = Math.max(most, ++running);
      return finish().finally(() => running--);
    },
    () => write([...ENGLISH, ...RUSSIAN], "index"),
  );
  // Two parts, and the language that has only one.
  ok(most >= 2 && most <= 3, String(most));
  equal(
    readdirSync("index").filter((name) => /^en\./.test(name)),
    ["en.2018", "en.2019", "en.2020"],
  );
  equal(readBuiltSite("index").searchUrls?.toSorted(), [...ENGLISH, ...RUSSIAN].map(({ url }) => url).sort());
});
runs.long("rebuilds only the part of an edited page, with the bytes of a new build", async () => {
  await write([...ENGLISH, ...RUSSIAN], "first");
  const edited = [...ENGLISH, ...RUSSIAN].map((page) =>
    page.url === "/en/2019-7/" ? { ...page, ...foundPage(page.url, page.id.replace("w7", "another")) } : page,
  );
  let made = 0;
  await withFinish(
    (finish) => {
      made++;
      return finish();
    },
    () => write(edited, "second"),
  );
  is(made, 1);
  rmSync(CACHE, { recursive: true });
  await write(edited, "clean");
  equal(hashesOf("second"), hashesOf("clean"));
});
runs.long("reports the error of one part, and ends the others", async () => {
  let count = 0;
  const problem = withFinish(
    (finish) => (++count === 2 ? Promise.reject(new Error("no memory")) : finish()),
    () => write(ENGLISH, "broken"),
  ).then(() => "none", String);
  match(await problem, "no memory");
  is(readdirSync(".").includes("broken"), false);
});
runs("the audit finds the languages of all parts, whatever their order", () => {
  const entry = (...langs: string[]) =>
    JSON.stringify({ languages: Object.fromEntries(langs.map((lang) => [lang, {}])) });
  for (const [folder, text] of [
    ["", entry("en", "zh-hans")],
    ["en.2019", entry("en")],
    ["zh-hans.2019", entry("zh-hans")],
  ] as const) {
    mkdirSync(join("built/pagefind", folder), { recursive: true });
    writeFileSync(join("built/pagefind", folder, "pagefind-entry.json"), text);
  }
  equal(readBuiltSite("built").searchLangs?.toSorted(), ["en", "zh-hans"]);
});
runs("has one index for a small language", async () => {
  await write(pagesOf("en", { 2020: 2 }), "small");
  equal(
    readdirSync(join("small")).filter((name) => /^en\./.test(name)),
    [],
  );
});
runs.run();
