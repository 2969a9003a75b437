import { type EventEmitter, once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { equal, is, match, not, ok } from "uvu/assert";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { searchPlugin } from "../../plugins/search.ts";
import { type Build, buildOf } from "../../src/build/build.ts";
import { createEleventy, type Eleventy, type EleventyConfig } from "../../src/eleventy.ts";
import { CACHE } from "../../src/files/cache/cache.ts";
import { LanguageIndex } from "../../src/files/search/index.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { hashesOf } from "../support/project.ts";
import { refusal, type SmallSite, siteTexts, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const TRIES = 2400;
const PAUSE_MS = 25;

const languages = ["en", "zh", "ru"];
const page = (lang: string, text: string, marked = "data-pagefind-body") =>
  `<!doctype html><html lang="${lang}"><head><title>${text}</title></head><body><main ${marked}><h1>${text}</h1></main></body></html>`;
const site = {
  "pages/en/one.njk": page("en", "Higher education"),
  "pages/en/two.njk": page("en", "Lifelong learning"),
  "pages/en/list.njk": page("en", "A list", ""),
  "pages/zh/one.njk": page("zh-Hans", "高等教育"),
  "pages/ru/one.njk": page("ru", "Высшее образование"),
  "pages/index.njk": page("fr", "Choisir une langue", ""),
};

interface Entry {
  languages: Record<string, { page_count: number }>;
}
const readEntry = (folder: string): Entry =>
  JSON.parse(readFileSync(join(folder, "pagefind-entry.json"), "utf8"));

const search = suite<OwnFolder>("searchPlugin");
inOwnFolder(search);
search("makes one index for each language, from the pages that mark their text", async () => {
  const { folder, write, remove } = smallSite(site);
  await write((config) => searchPlugin(config, { languages }));
  const entry = readEntry(join(folder, "_site/pagefind"));
  remove();
  const counts = Object.entries(entry.languages).map(([lang, { page_count }]) => [lang, page_count]);
  equal(Object.fromEntries(counts), { en: 2, "zh-hans": 1, ru: 1 });
});

// Pagefind would search the largest index for "zh", and put a page without a language into it.
for (const html of ['<html lang="de">', "<html lang=zh>", '<html lang="">', "<html>", "<html data-lang=en>"])
  search(`stops at a page with ${html}, names it and writes no index`, async () => {
    const foreign = page("en", "Foreign").replace('<html lang="en">', html);
    const { folder, write, remove } = smallSite({ ...site, "pages/en/foreign.njk": foreign });
    const { text } = await refusal(write((config) => searchPlugin(config, { languages })));
    const written = existsSync(join(folder, "_site/pagefind"));
    remove();
    match(text, "/en/foreign/ has <html lang=");
    match(text, "(en, zh-hans, ru)");
    not(written);
  });

search("writes the same bytes for any order of the pages", async () => {
  const pages = Object.entries(site);
  const written: Record<string, string>[] = [];
  for (const order of [pages, pages.toReversed()]) {
    const { folder, write, remove } = smallSite({});
    await write((config) => {
      for (const [name, html] of order) config.addTemplate(name.slice("pages/".length), html);
      searchPlugin(config, { languages });
    });
    written.push(hashesOf(join(folder, "_site/pagefind")));
    remove();
    // Otherwise the second run would use the index of the first.
    rmSync(CACHE, { recursive: true });
  }
  ok(Object.keys(written[0] ?? {}).length > 10);
  equal(written[0], written[1]);
});

const VISIT = "content/articles/visit/index.en.md";
const RUSSIAN = "content/articles/vizit/index.ru.md";
const head = "source: true\ndate: 2024-05-06\ntopics: [news]";
const NEWSROOM = {
  [VISIT]: article("A visit", head, "The delegation saw it."),
  [RUSSIAN]: article("Визит", head, "Делегация осмотрела его."),
  "content/articles/meeting/index.en.md": article("A meeting", head, "Conferences were held online."),
  "content/pages/house/index.en.md": article("House", "source: true", "A house."),
  ...siteTexts("en", "ru"),
  "locales/en/topics.json": { news: "News" },
  "locales/ru/topics.json": { news: "Новости" },
};

/** A part of Eleventy that our plugins don't use. */
interface Transforms {
  addTransform(name: string, transform: (content: string) => string): void;
}

/** Adds the plugins of the newsroom in a folder. */
function addNewsroom(config: EleventyConfig, folder: string): void {
  const folders = { content: join(folder, "content"), locales: join(folder, "locales") };
  const plain = { cards: false, images: false } as const;
  polyglotPlugin(config, {
    url: "https://news.example.org",
    languages: ["en", "ru"],
    ...folders,
    ...plain,
  });
}

/** Builds the newsroom of a folder, with a transform after the theme. @returns the index, and the build */
async function buildNewsroom({ folder, write }: SmallSite, change = (html: string) => html) {
  let build: Build | undefined;
  rmSync(join(folder, "_site"), { recursive: true, force: true });
  await write((config) => {
    (config as unknown as Transforms).addTransform("change", change);
    addNewsroom(config, folder);
    build = buildOf(config);
  });
  return { index: hashesOf(join(folder, "_site/pagefind")), build };
}

search.long("indexes the written page if a transform has changed it", async () => {
  const [before, after] = ["The delegation saw it.", "The committee saw it."];
  const plain = smallSite(NEWSROOM);
  const edited = smallSite({
    ...NEWSROOM,
    [VISIT]: article("A visit", head, after),
  });
  const runs = [
    [plain, undefined],
    [edited, undefined],
    [plain, (html: string) => html.replaceAll(before, after)],
  ] as const;
  const indexes: [name: string, hash: string][][] = [];
  for (const [made, change] of runs) {
    // As on a new machine, where every page is indexed as soon as it is made.
    rmSync(CACHE, { recursive: true, force: true });
    const { index } = await buildNewsroom(made, change);
    indexes.push(Object.entries(index).filter(([name]) => /fragment|data\.en\.json/.test(name)));
  }
  for (const made of [plain, edited]) made.remove();
  is(indexes[0]?.length, 5);
  equal(indexes[2], indexes[1]);
  not.equal(indexes[2], indexes[0]);
});

search("adds pages while others are rendered, only of languages with a changed page", async () => {
  const { add } = LanguageIndex.prototype;
  const talks = Array.from({ length: 40 }, (_, at) => [
    `content/articles/talk-${at}/index.en.md`,
    article(`Talk ${at}`, head, "A talk."),
  ]);
  const site = smallSite({ ...NEWSROOM, ...Object.fromEntries(talks) });
  const run = async () => {
    let [added, early] = [0, 0];
    LanguageIndex.prototype.add = function (page) {
      added++;
      add.call(this, page);
    };
    const { build } = await buildNewsroom(site, (html) => {
      early = added;
      return html;
    });
    const changed = [...(build?.state.changedTexts ?? [])].map((url) => url.split("/")[1]);
    return { changed: [...new Set(changed)], isEarly: early > 0 && early < added, added };
  };
  try {
    equal(await run(), { changed: ["en", "ru"], isEarly: true, added: 44 });
    equal(await run(), { changed: [], isEarly: false, added: 0 });
    const file = join(site.folder, RUSSIAN);
    writeFileSync(file, readFileSync(file, "utf8").replace("осмотрела", "видела"));
    equal(await run(), { changed: ["ru"], isEarly: false, added: 1 });
  } finally {
    LanguageIndex.prototype.add = add;
    site.remove();
  }
});

search.long("rebuilds only the part of a large language that has changed", async () => {
  const OLD = "content/articles/a1/index.en.md";
  const NEW = "content/articles/a1590/index.en.md";
  const files = Object.fromEntries(
    Array.from({ length: 1600 }, (_, at) => {
      const date = `${at < 1050 ? 2019 : 2021}-05-${String((at % 28) + 1).padStart(2, "0")}`;
      const facts = `source: true\ndate: ${date}\ntopics: [news]`;
      return [`content/articles/a${at}/index.en.md`, article(`Number ${at}`, facts, `Text of w${at}.`)];
    }),
  );
  const names = { "locales/en/topics.json": { news: "News" }, "locales/ru/topics.json": { news: "Новости" } };
  const edit = (name: string) => (files[name] ?? "").replace("Text of", "Another text of");
  const [made, edited] = [
    smallSite({ ...files, ...names }),
    smallSite({ ...files, ...names, [OLD]: edit(OLD) }),
  ];
  /** Builds a site. @returns its index, and the parts that were made */
  const build = async (site: SmallSite) => {
    const known = new Set(existsSync(CACHE) ? readdirSync(CACHE) : []);
    const { index } = await buildNewsroom(site);
    const made = readdirSync(CACHE).filter((name) => name.startsWith("search-") && !known.has(name));
    return { index, made: made.map((name) => name.replace(/\.\w+$/, "")).sort() };
  };
  try {
    const cold = await build(made);
    equal(cold.made, ["search-data-en", "search-data-ru", "search-en", "search-en-2019", "search-ru"]);
    ok(Object.keys(cold.index).some((name) => name.startsWith("en.2019/fragment/")));
    writeFileSync(join(made.folder, OLD), edit(OLD));
    const old = await build(made);
    equal(old.made, ["search-data-en", "search-en-2019"]);
    equal((await build(made)).made, []);
    rmSync(CACHE, { recursive: true });
    equal(old.index, (await build(edited)).index);
    writeFileSync(join(edited.folder, NEW), edit(NEW));
    equal((await build(edited)).made, ["search-data-en", "search-en"]);
  } finally {
    for (const site of [made, edited]) site.remove();
  }
});

/** Builds the newsroom of a folder several times, as a server does. The index is made after each build. */
async function serveNewsroom({ folder }: SmallSite) {
  const options = {
    runMode: "serve",
    config: (config: EleventyConfig) => addNewsroom(config, folder),
  } as const;
  const eleventy = await createEleventy(options, join(folder, "pages"), join(folder, "_site"));
  eleventy.disableLogger();
  const index = join(folder, "_site/pagefind");
  return {
    async build() {
      await eleventy.restart();
      await eleventy.init();
      await eleventy.write();
    },
    index: () => (existsSync(join(index, "pagefind-entry.json")) ? hashesOf(index) : undefined),
  };
}

search.long("makes the index of a successful build even if the next one has failed", async () => {
  const edits: Record<string, string> = { [VISIT]: article("A visit", head, "The committee saw it.") };
  const [site, fresh] = [smallSite(NEWSROOM), smallSite({ ...NEWSROOM, ...edits })];
  try {
    const once = await serveNewsroom(fresh);
    await once.build();
    while (!once.index()) await setTimeout(PAUSE_MS);
    const server = await serveNewsroom(site);
    await server.build();
    // The first index is still being made; that of the second build waits for it.
    writeFileSync(join(site.folder, VISIT), edits[VISIT] ?? "");
    await server.build();
    writeFileSync(join(site.folder, VISIT), "unsound");
    await refusal(server.build());
    for (let tries = 0; tries < TRIES; tries++) {
      if (JSON.stringify(server.index()) === JSON.stringify(once.index())) return;
      await setTimeout(PAUSE_MS);
    }
    equal(server.index(), once.index());
  } finally {
    site.remove();
    fresh.remove();
  }
});

/** The parts of Eleventy's incremental server that our own doesn't use. */
interface Incremental extends Omit<Eleventy, "watcher"> {
  setIncrementalBuild(isIncremental: boolean): void;
  readonly watcher: EventEmitter;
}

/** Serves a site of the present folder with Eleventy's incremental builds. */
async function serveIncrementally(): Promise<Incremental> {
  const configure = (config: EleventyConfig) => {
    config.addPassthroughCopy("pages/style.css");
    searchPlugin(config, { languages });
  };
  const options = { runMode: "serve", config: configure } as const;
  const eleventy = (await createEleventy(options, "pages", "_site")) as unknown as Incremental;
  eleventy.disableLogger();
  eleventy.setIncrementalBuild(true);
  await eleventy.watch();
  return eleventy;
}

/** Waits until something is as it should be, and asserts that it is. */
async function becomes<Value>(found: () => Value, expected: Value): Promise<void> {
  for (let tries = 0; tries < TRIES && JSON.stringify(found()) !== JSON.stringify(expected); tries++)
    await setTimeout(PAUSE_MS);
  equal(found(), expected);
}

function titlesFound(): string[] {
  const folder = "_site/pagefind/fragment";
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => /"title":"(.*?)"/.exec(gunzipSync(readFileSync(join(folder, name))).toString())?.[1] ?? "")
    .sort();
}

search.long(
  "keeps the pages of earlier runs in an incremental run, without removed and unmarked ones",
  async () => {
    for (const folder of ["pages/en", "pages/zh"]) mkdirSync(folder, { recursive: true });
    writeFileSync("pages/en/one.njk", page("en", "One"));
    writeFileSync("pages/en/two.njk", page("en", "Two"));
    writeFileSync("pages/zh/one.njk", page("zh-Hans", "一"));
    writeFileSync("pages/style.css", "p {}");
    const eleventy = await serveIncrementally();
    try {
      await becomes(titlesFound, ["One", "Two", "一"]);
      writeFileSync("pages/en/one.njk", page("en", "Other"));
      await becomes(titlesFound, ["Other", "Two", "一"]);
      writeFileSync("pages/style.css", "b {}");
      await becomes(() => readFileSync("_site/style.css", "utf8"), "b {}");
      const removed = once(eleventy.watcher, "unlink");
      rmSync("pages/en/two.njk");
      await removed;
      writeFileSync("pages/zh/two.njk", page("zh-Hans", "二"));
      await becomes(titlesFound, ["Other", "一", "二"]);
      writeFileSync("pages/zh/one.njk", page("zh-Hans", "一", ""));
      await becomes(titlesFound, ["Other", "二"]);
    } finally {
      await eleventy.stopWatch();
    }
  },
);

search("makes nothing if no pages are written", async () => {
  const { folder, render, remove } = smallSite(site);
  is((await render((config) => searchPlugin(config, { languages }))).size, 6);
  const written = existsSync(join(folder, "_site"));
  remove();
  not(written);
});
search.run();

function article(title: string, head: string, text: string): string {
  return `---\ntitle: ${title}\n${head}\nsummary: ${title}.\n---\n\n${text}\n`;
}
