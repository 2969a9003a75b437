import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { type Build, buildOf } from "../../src/build/build.ts";
import { EDIT_EVENT } from "../../src/core/build/events.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { fingerprintIn, LOCALES, original, TEXTS, translation } from "../support/newsroom-fixture.ts";
import { type SmallSite, siteTexts, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const VISIT = "articles/visit/index.en.md";
const dated = (date: string) => original("en").replace("2019-03-09", date);
const files: Record<string, string> = { [VISIT]: dated("2020-05-05") };
files["articles/visit/index.ru.md"] = translation("ru", fingerprintIn({ [VISIT]: dated("2020-05-05") }));
files["articles/talks/index.en.md"] = dated("2021-01-01");
files["articles/report/index.zh.md"] = original("zh");
files["pages/about/index.en.md"] = '---\ntitle: "About"\nsource: true\n---\n\nOf us.\n';
const TOPICS = Object.fromEntries(
  LOCALES.map((locale) => [`locales/${locale}/topics.json`, { iioe: "IIOE" }]),
);

interface Context {
  site: SmallSite;
  build: Build;
  config: EleventyConfig;
}

/** The newsroom of the fixture, built for each test as a server builds it. */
const edits = suite<Context>("an edit while the site is served");
edits.before.each(async (context) => {
  context.site = smallSite({ ...siteTexts(...LOCALES), ...TOPICS, ...inContent(files) });
  await context.site.render((config) => {
    configure(context.site, config);
    context.config = config;
    context.build = buildOf(config);
  });
});
edits.after.each(({ site }) => site.remove());

function inContent(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`content/${name}`, text]));
}

function configure({ folder }: SmallSite, config: EleventyConfig): void {
  polyglotPlugin(config, {
    url: "https://news.example.org",
    languages: [...LOCALES],
    content: join(folder, "content"),
    locales: join(folder, "locales"),
    cards: false,
    images: false,
  });
}

/** Writes a text and emits its event. @returns whether its pages are shown as they are now */
async function write({ site, config }: Context, name: string, text: string): Promise<boolean> {
  const file = join(site.folder, "content", name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return (await config.emit(EDIT_EVENT, file)).includes(true);
}

/** Every page of the draft as it would be served. */
function drafted({ build: { draft, render } }: Context): Map<string, string> {
  ok(draft && render);
  return new Map(draft.pages.map((record) => [record.url, render(record, draft.site)]));
}

/** Every page as a clean build makes it. */
function built({ site }: Context): Promise<Map<string, string>> {
  return site.render((config) => configure(site, config));
}

for (const [what, name, change] of [
  ["a text", VISIT, (text: string) => text.replace("The second.", "Quite another.")],
  ["a title", VISIT, (text: string) => text.replace(TEXTS.en.title, "A talk")],
  ["a date, which moves it in every list", VISIT, (text: string) => text.replace("2020-05", "2022-08")],
  ["a translation", "articles/visit/index.ru.md", (text: string) => text.replace("Второй.", "Третий.")],
  ["a page", "pages/about/index.en.md", (text: string) => text.replace("Of us.", "Of all of us.")],
] as const)
  edits(`shows the same pages as a build: ${what}`, async (context) => {
    is(await write(context, name, change(files[name] ?? "")), true);
    const [now, expected] = [drafted(context), await built(context)];
    ok(now.size > 20);
    for (const [url, html] of now) is(html, expected.get(url), url);
  });

edits("is applied on top of the edits before it", async (context) => {
  await write(context, VISIT, (files[VISIT] ?? "").replace(TEXTS.en.title, "A talk"));
  await write(context, "articles/talks/index.en.md", dated("2021-01-01").replace("The first", "The best"));
  match(drafted(context).get("/en/archive/") ?? "", "A talk");
  match(drafted(context).get("/en/news/talks/") ?? "", "The best paragraph");
});
edits("makes a translation stale", async (context) => {
  await write(context, VISIT, (files[VISIT] ?? "").replace("The second.", "Quite another."));
  is(context.build.draft?.site.articles.find(({ slug }) => slug === "visit")?.editions.ru?.state, "stale");
});
edits(
  "is left to the build if the file has an error, is new or gone, not text, a draft or a link",
  async (context) => {
    const left: readonly (readonly [string, string])[] = [
      [VISIT, (files[VISIT] ?? "").replace("2020-05-05", "2020.05.05")],
      [VISIT, (files[VISIT] ?? "").replace("source: true", "source: true\ndraft: true")],
      [VISIT, "\u0000"],
      ["articles/new/index.en.md", original("en")],
      ["../locales/en/topics.json", "{}"],
      ["articles/visit/notes.md", "x"],
    ];
    for (const [name, text] of left) is(await write(context, name, text), false, name);
    const file = join(context.site.folder, "content", VISIT);
    rmSync(file);
    is((await context.config.emit(EDIT_EVENT, file)).includes(true), false);
    symlinkSync(join(context.site.folder, "content/articles/talks/index.en.md"), file);
    is((await context.config.emit(EDIT_EVENT, file)).includes(true), false);
    equal(context.build.draft, undefined);
  },
);
edits("is dropped by the build that includes it, but not by one that began before it", async (context) => {
  const { build } = context;
  const text = files[VISIT] ?? "";
  await write(context, VISIT, text.replace("The second.", "Quite another."));
  const event = { directories: { input: "", output: "" }, runMode: "build", outputMode: "json" } as const;
  build.start(event);
  await build.finishBackground();
  await write(context, VISIT, text.replace("The second.", "Still another."));
  const late = build.draft;
  await build.finish(event);
  is(build.draft, late);
  build.start(event);
  await build.finish(event);
  is(build.draft, undefined);
});
edits.run();
