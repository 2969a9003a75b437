import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { equal, is, match, ok } from "uvu/assert";
import { articlesPlugin } from "../../plugins/articles.ts";
import { feedsPlugin } from "../../plugins/feeds.ts";
import { messagesPlugin } from "../../plugins/messages.ts";
import { themePlugin } from "../../plugins/theme.ts";
import { buildOf } from "../../src/build/build.ts";
import { type WritingConfig, type WrittenPage, WrittenPages } from "../../src/build/written-pages.ts";
import { type BuildResult, createEleventy, type EleventyConfig } from "../../src/eleventy.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { siteTexts, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const ARTICLES = 40;
const languages = ["en", "ru"];
const numbers = Array.from({ length: ARTICLES }, (_, at) => at);
const FILES = {
  ...Object.fromEntries(
    numbers.map((at) => [
      `content/articles/a${at}/index.en.md`,
      `---\nsource: true\ntitle: Number ${at}\ndate: 2024-05-06\ntopics: [news]\n---\n\nText of ${at}, “quoted”.\n`,
    ]),
  ),
  ...siteTexts("en", "ru"),
  "locales/en/topics.json": { news: "News" },
  "locales/ru/topics.json": { news: "Новости" },
  "pages/plain.njk":
    "---\npermalink: plain.txt\n---\n<p>A page of {{ collections.articles_en.length }} articles.</p>",
  "pages/texts.11ty.js":
    "export const data = { permalink: 'texts.txt' };\nexport const render = ({ collections }) => collections.articles_en.map((item) => item.templateContent).join('');",
};

function addNewsroom(config: EleventyConfig, folder: string): void {
  messagesPlugin(config, { languages, folder: join(folder, "locales"), builtin: true });
  const url = "https://news.example.org";
  articlesPlugin(config, { url, languages, folder: join(folder, "content") });
  themePlugin(config, { languages });
  feedsPlugin(config, { languages });
}

/** How a build ended. */
interface Ended {
  readonly passed: readonly WrittenPage[];
  readonly results: readonly BuildResult[];
  /** What Eleventy itself holds of each of its results. */
  readonly held: ReadonlyMap<string, unknown>;
}

/** Builds a small newsroom, with a handler of another plugin that reads the results. */
async function build(
  change: (config: EleventyConfig) => void,
  { after = (_: EleventyConfig) => {}, runMode = "build" as "build" | "serve" } = {},
): Promise<Ended & { readonly read: (url: string) => string; remove(): void }> {
  const { folder, remove } = smallSite(FILES);
  const passed: WrittenPage[] = [];
  const held = new Map<string, unknown>();
  let results: readonly BuildResult[] = [];
  const config = (given: EleventyConfig) => {
    given.on("afterBuild", (event) => {
      for (const { url, content } of event.results ?? []) held.set(String(url), content);
    });
    given.on("eleventy.after", (event) => {
      results = event.results ?? [];
    });
    change(given);
    addNewsroom(given, folder);
    const pages = buildOf(given).written;
    pages.addReader((page) => passed.push({ ...page, html: readFileSync(page.file, "utf8") }));
    after(given);
  };
  const output = join(folder, "_site");
  const eleventy = await createEleventy({ config, runMode }, join(folder, "pages"), output);
  eleventy.disableLogger();
  await eleventy.write();
  const read = (url: string) =>
    readFileSync(join(output, url.endsWith("/") ? `${url}index.html` : url), "utf8");
  return { passed, held, results, read, remove };
}

const isEmpty = (content: unknown) => Buffer.isBuffer(content) && content.length === 0;

const written = suite<OwnFolder>("WrittenPages");
inOwnFolder(written);

for (const [how, change] of Object.entries<(config: EleventyConfig) => void>({
  "without a transform": () => {},
  "with another transform": (config) =>
    config.addTransform("mark", (html) => html.replace("</html>", `<!-- ${typeof html} -->$&`)),
  "with a slow transform": (config) =>
    config.addTransform("slow", async (html) => {
      await setTimeout(Math.random() * 3);
      return html;
    }),
}))
  written(`are passed on once, as they are in their files, and leave the memory: ${how}`, async () => {
    const { passed, held, results, read, remove } = await build(change);
    const urls = results.map(({ url }) => url).sort();
    equal(passed.map(({ url }) => url).sort(), urls);
    ok(passed.length > ARTICLES * 2);
    for (const { url, html } of passed) is(html, read(url), url);
    // Other plugins get the content from the file.
    for (const { url, content } of results) is(content, read(String(url)));
    const inMemory = [...held].filter(([, content]) => !isEmpty(content));
    // Those that are made by one template each.
    ok(inMemory.length < 12, inMemory.map(([url]) => url).join(" "));
    ok(inMemory.every(([, content]) => typeof content === "string"));
    match(read("/en/news/a7/"), "Text of 7, “quoted”.");
    is(read("/en/news/a7/").includes("<!-- string -->"), how === "with another transform");
    remove();
  });

written("have a cache key unless a transform has changed them", async () => {
  const mark = (html: string) => html.replace("Text of 7,", "Another text of 7,");
  const { passed, remove } = await build((config) => config.addTransform("mark", mark));
  const keys = new Map(passed.map(({ url, key }) => [url, key]));
  is(typeof keys.get("/en/news/a8/"), "string");
  is(keys.get("/en/news/a7/"), undefined);
  is(keys.get("/plain.txt"), undefined);
  remove();
});

for (const [why, options] of Object.entries<Parameters<typeof build>[1]>({
  "Eleventy writes later": {
    after: (config) => Object.assign(config.templateHandling ?? {}, { writeMode: "async" }),
  },
  "they are served": { runMode: "serve" },
}))
  written(`stay in memory and are passed on after the build if ${why}`, async () => {
    const { passed, held, results, read, remove } = await build(() => {}, options);
    equal(passed.map(({ url }) => url).sort(), results.map(({ url }) => url).sort());
    for (const [url, content] of held) is(content, read(url));
    for (const { url, html } of passed) is(html, read(url), url);
    remove();
  });

written("are kept in memory until they are in their files", async () => {
  type Transform = Parameters<WritingConfig["addTransform"]>[1];
  const transforms: Record<string, Transform> = {};
  const addTransform = (name: string, transform: Transform) => {
    transforms[name] = transform;
  };
  const on: WritingConfig["on"] = (event: string, handler: unknown) => {
    if (event === "eleventy.config")
      (handler as (config: object) => void)({ getConfig: () => ({ transforms }) });
  };
  const pages = new WrittenPages({ addTransform, transforms, on }, () => "");
  const passed: string[] = [];
  pages.addReader(({ url }) => passed.push(url));
  pages.start({ runMode: "build", outputMode: "fs" });
  const take = (name: string): Buffer => {
    const [html, url] = [`<p>${name}</p>`, `/${name}/`];
    pages.add(url, { html, key: undefined });
    return transforms.polyglot?.call({ url, outputPath: `${name}.html` }, html) as Buffer;
  };
  const pause = async () => {
    for (let count = 0; count < 64; count++) await pages.pause();
  };
  const [late, half, soon] = [take("late"), take("half"), take("soon")];
  writeFileSync("soon.html", soon);
  writeFileSync("half.html", half.subarray(0, 4));
  await pause();
  equal([late.length, half.length, soon.length], [11, 11, 0]);
  equal(passed, ["/soon/"]);
  for (const [name, bytes] of Object.entries({ late, half })) writeFileSync(`${name}.html`, bytes);
  await pause();
  equal([late.length, half.length], [0, 0]);
  for (const name of ["late", "half"]) is(readFileSync(`${name}.html`, "utf8"), `<p>${name}</p>`);
  equal(passed, ["/soon/", "/late/", "/half/"]);
});

written("give collections the text of an article, without its page", async () => {
  const { read, remove } = await build(() => {});
  const texts = read("/texts.txt");
  is(texts.match(/<p>Text of/g)?.length, ARTICLES);
  is(texts.includes("<html"), false);
  match(read("/plain.txt"), `A page of ${ARTICLES} articles`);
  remove();
});

written("have their layout in any folder of layouts", async () => {
  const { folder, remove } = smallSite(FILES);
  process.chdir(folder);
  for (const dir of [{ includes: "../parts" }, { layouts: "frames" }, { includes: "a/b", layouts: "../c" }]) {
    const eleventy = await createEleventy(
      {
        config: (config) => {
          for (const [name, value] of Object.entries(dir))
            (config as unknown as Record<string, (value: string) => void>)[
              name === "includes" ? "setIncludesDirectory" : "setLayoutsDirectory"
            ]?.(value);
          config.addPlugin(addNewsroom, folder);
        },
      },
      "pages",
      "_out",
    );
    eleventy.disableLogger();
    await eleventy.write();
    match(readFileSync(join(folder, "_out/en/news/a3/index.html"), "utf8"), "Text of 3");
    is(readdirSync(join(folder, "_out")).includes("polyglot"), false);
  }
  remove();
});
written.run();
