import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not } from "uvu/assert";
import { searchPlugin } from "../plugins/search.ts";
import { refusal, smallSite } from "./small-site.ts";
import { suite } from "./suite.ts";

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

const search = suite("searchPlugin");
search("makes one index a language, of the pages that mark their text", async () => {
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

search("makes nothing where nothing is written", async () => {
  const { folder, render, remove } = smallSite(site);
  is((await render((config) => searchPlugin(config, { languages }))).size, 6);
  const written = existsSync(join(folder, "_site"));
  remove();
  not(written);
});
search.run();
