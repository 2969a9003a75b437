import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { polyglotPlugin } from "../plugins/polyglot.ts";
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

/** The files of the index in a site, by name. */
function indexIn(folder: string): Map<string, string> {
  const home = join(folder, "_site/pagefind");
  const names = readdirSync(home, { recursive: true, encoding: "utf8", withFileTypes: false }).sort();
  const files = names.filter((name) => /\.\w+$/.test(name));
  return new Map(files.map((name) => [name, readFileSync(join(home, name), "latin1")]));
}

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

search("writes the same bytes whatever order the pages come in", async () => {
  const orders = [Object.entries(site), Object.entries(site).reverse()];
  const written = await Promise.all(
    orders.map(async (files) => {
      const { folder, write, remove } = smallSite(Object.fromEntries(files));
      await write((config) => searchPlugin(config, { languages }));
      const found = indexIn(folder);
      remove();
      return found;
    }),
  );
  ok(written[0] && written[0].size > 10);
  equal(written[0], written[1]);
});

/** What our plugins have no use for. */
interface Transforms {
  addTransform(name: string, transform: (content: string) => string): void;
}

/** A newsroom with an article whose text was changed, by its author or by a transform behind the theme. */
async function newsroomIndex(text: string, change: (html: string) => string): Promise<Map<string, string>> {
  const { folder, write, remove } = smallSite({
    "content/articles/visit/index.en.md": article("A visit", text),
    "content/articles/meeting/index.en.md": article("A meeting", "Conferences were held online."),
    "content/pages/house/index.en.md": "---\ntitle: House\nsource: true\n---\n\nA house.\n",
    "locales/en/topics.json": { news: "News" },
  });
  await write((config) => {
    (config as unknown as Transforms).addTransform("change", change);
    polyglotPlugin(config, {
      url: "https://news.example.org",
      languages: ["en"],
      content: join(folder, "content"),
      locales: join(folder, "locales"),
      cards: false,
      images: false,
    });
  });
  const found = indexIn(folder);
  remove();
  return found;
}
const article = (title: string, text: string) =>
  `---\ntitle: ${title}\nsource: true\ndate: 2024-05-06\ntopics: [news]\nsummary: About ${title}.\n---\n\n${text}\n`;

search("indexes what is written where something has changed a page after it was made", async () => {
  const plain = await newsroomIndex("The delegation saw it.", (html) => html);
  const edited = await newsroomIndex("The committee saw it.", (html) => html);
  const changed = await newsroomIndex("The delegation saw it.", (html) =>
    html.replaceAll("The delegation saw it.", "The committee saw it."),
  );
  const fragments = (index: Map<string, string>) =>
    [...index].filter(([name]) => /fragment|data\./.test(name));
  is(fragments(plain).length, 4);
  equal(fragments(changed), fragments(edited));
  not.equal(fragments(changed), fragments(plain));
});

search("makes nothing where nothing is written", async () => {
  const { folder, render, remove } = smallSite(site);
  is((await render((config) => searchPlugin(config, { languages }))).size, 6);
  const written = existsSync(join(folder, "_site"));
  remove();
  not(written);
});
search.run();
