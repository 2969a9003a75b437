import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { equal, is } from "uvu/assert";
import { indexesOf, type MadePage } from "../../bench/search/indexes.ts";
import { dateVariants, searchCopy, spaceCharacters } from "../../src/core/search/copy.ts";
import { searchData } from "../../src/core/search/data.ts";
import { fileAddress } from "../../src/core/search/data-files.ts";
import type { SearchCall } from "../../src/core/search/engine.ts";
import { writeSearchIndex } from "../../src/files/search/index.ts";
import { openBrowser } from "../support/browser.ts";
import { filesIn } from "../support/project.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

/** Articles of our own: title, date, text. */
const TEXTS: Readonly<
  Record<string, readonly (readonly [slug: string, date: string, title: string, text: string])[]>
> = {
  en: [
    ["visit", "2023-11-10", "A visit to the institute", "The delegation saw 15 classrooms in a café."],
    ["meeting", "2022-01-12", "A meeting of centres", "Higher education conferences were held online."],
    ["agreement", "2019-03-09", "An agreement signed", "Education that is higher in quality begins early."],
  ],
  zh: [
    ["visit", "2023-11-10", "代表团访问研究所", "联合国教科文组织中心的代表参观了15间教室。"],
    ["meeting", "2022-01-12", "二类中心会议", "国际联合会议在国家图书馆举行，UNESCO代表出席。"],
    ["agreement", "2019-03-09", "签署协议", "高等教育质量：保障与国际合作。"],
  ],
  ru: [
    ["visit", "2023-11-10", "Визит в институт", "Официальная делегация осмотрела 15 аудиторий и ёлку."],
    ["meeting", "2022-01-12", "Встреча центров", "Высшее образование обсудили на общественных слушаниях."],
    ["agreement", "2019-03-09", "Подписано соглашение", "Андрея встретили с хорошей погодой."],
  ],
};

interface Context {
  folder: string;
  served: Served;
  page: Page;
}

const pagefind = suite<Context>("Pagefind with our copies");
pagefind.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-search-"));
  const copies = copiesOf();
  writeSearchIndex(await indexesOf(copies), join(context.folder, "pagefind"));
  for (const [locale, lang] of Object.entries(LANGS)) {
    const texts = copies.filter(({ url }) => url.startsWith(`/${locale}/`)).map(({ text }) => text);
    for (const [name, text] of searchData(lang, texts))
      writeFileSync(join(context.folder, fileAddress(`data.${locale}.json`, name)), text);
    writeFileSync(
      join(context.folder, `${locale}.html`),
      `<!doctype html><html lang="${lang}"><link rel="icon" href="data:,">`,
    );
  }
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/theme/client/search-engine.ts", import.meta.url))],
    outfile: join(context.folder, "engine.js"),
    bundle: true,
    format: "esm",
    logLevel: "silent",
  });
  context.served = await serve(context.folder);
  context.page = await (await openBrowser()).newPage();
});
pagefind.after(async ({ folder, served, page }) => {
  await page.close();
  await served.close();
  rmSync(folder, { recursive: true });
});

for (const [locale, query, slugs, why] of [
  ["zh", "联合国", ["visit"], "a word of three characters"],
  ["zh", "合国教", ["visit"], "characters across the edges of words"],
  ["zh", "联合", ["meeting", "visit"], "two characters"],
  ["zh", "心", ["meeting", "visit"], "a single character at the end of a word"],
  ["zh", "馆", ["meeting"], "a single character in a single article"],
  ["zh", "質量", ["agreement"], "Traditional characters"],
  ["zh", "聯合國", ["visit"], "Traditional characters of a whole name"],
  ["zh", "１５间", ["visit"], "full-width digits"],
  ["zh", "ＵＮＥＳＣＯ代表", ["meeting"], "full-width letters"],
  ["zh", "质量：保障", ["agreement"], "punctuation inside"],
  ["zh", "国际 教育", ["agreement"], "two words"],
  ["zh", "图合", [], "separate characters are not a word"],
  ["zh", "高等教学", ["agreement"], "one wrong character is near enough"],
  ["ru", "официальный", ["visit"], "another form, in -й"],
  ["ru", "Андрей", ["agreement"], "a name in -й"],
  ["ru", "общественной", ["meeting"], "another case, in -й"],
  ["ru", "погода", ["agreement"], "the dictionary's form of a word in -й"],
  ["ru", "елка", ["visit"], "е for ё"],
  ["ru", "ёлки", ["visit"], "ё, and another form"],
  ["ru", "делегаця", ["visit"], "one typing error"],
  ["en", "conference", ["meeting"], "another form"],
  ["en", "confernece", ["meeting"], "one typing error"],
  ["en", "cafe", ["visit"], "a letter without its accent"],
  ["en", "higher education", ["agreement", "meeting"], "two words in any order"],
  ["en", "“higher education”", ["meeting"], "quotes stay quotes"],
  ["en", '"confernece"', [], "quotes are not corrected"],
] as const)
  pagefind(`${locale} ${query}: ${why}`, async (context) => {
    equal((await found(context, locale, query)).sort(), slugs.map((slug) => `/${locale}/${slug}/`).sort());
  });

for (const locale of Object.keys(LANGS))
  (locale === "zh" ? pagefind : pagefind.long)(
    `${locale}: every way of writing a date finds the article, and no other`,
    async (context) => {
      for (const variant of dateVariants("2023-11-10", Object.values(LANGS))) {
        const query = variant.replace("⁂ ", "");
        equal(await found(context, locale, query), [`/${locale}/visit/`], query);
      }
    },
  );

pagefind("writes no user interface of Pagefind", ({ folder }) => {
  equal(
    filesIn(join(folder, "pagefind")).filter((file) => /^pagefind[^/]*\.(?:js|css)$/.test(file)),
    ["pagefind-worker.js", "pagefind.js"],
  );
});

pagefind("splits at the zero-width space, which separates Han characters", async ({ page, served }) => {
  is(spaceCharacters("联"), "\u200B联\u200B");
  await page.goto(`${served.origin}/zh.html`);
  const urls = await page.evaluate(async () => {
    const address = "/pagefind/pagefind.js";
    const { search } = (await import(address)) as { search: SearchCall };
    const { results } = await search('"联 合 国"', {});
    return (await Promise.all(results.map((hit) => hit.data()))).map(({ url }) => url);
  });
  equal(urls, ["/zh/visit/"]);
});
pagefind.run();

function copiesOf(): (MadePage & { text: string })[] {
  return Object.entries(TEXTS).flatMap(([locale, articles]) =>
    articles.map(([slug, date, title, text]) => {
      const lang = LANGS[locale] ?? "";
      const html = `<!doctype html><html lang="${lang}"><title>${title}</title><body><main data-pagefind-body><h1>${title}</h1><p>${text}</p></main></body></html>`;
      const facts = { title, date, filters: { year: [date.slice(0, 4)] }, meta: {} };
      const copy = searchCopy(html, facts, lang, Object.values(LANGS));
      return { url: `/${locale}/${slug}/`, lang, html: copy?.html ?? "", text: copy?.text ?? "" };
    }),
  );
}

/** Addresses of the pages that our search finds with Pagefind, in a browser. */
async function found({ page, served }: Context, locale: string, query: string): Promise<string[]> {
  const start = `${served.origin}/${locale}.html`;
  if (page.url() !== start) await page.goto(start);
  return page.evaluate(
    async ([lang = "", data = "", asked = ""]) => {
      const address = "/engine.js";
      const { openArchive } = (await import(
        address
      )) as typeof import("../../src/theme/client/search-engine.ts");
      const archive = await openArchive("/pagefind/", lang, data);
      const { hits } = await archive.find(asked, {});
      return (await Promise.all(hits.map((hit) => hit.show()))).map(({ url }) => url);
    },
    [LANGS[locale] ?? "", `/data.${locale}.json`, query],
  );
}
