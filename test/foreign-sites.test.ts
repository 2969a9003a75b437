import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, match, not, ok } from "uvu/assert";
import { auditPlugin } from "../plugins/audit.ts";
import { auditForeign, buildForeignSite, type ForeignSite } from "./foreign-site.ts";
import { filesIn } from "./project.ts";
import { refusal, smallSite } from "./small-site.ts";
import { suite } from "./suite.ts";

interface Expected {
  readonly name: string;
  readonly origin: string;
  readonly languages: readonly string[];
  readonly pages: readonly string[];
  /** What a page holds. */
  readonly says: readonly (readonly [page: string, text: string | RegExp])[];
}

const SITES: readonly Expected[] = [
  {
    name: "blog",
    origin: "https://blog.example.org",
    languages: ["en", "zh", "ru"],
    pages: [
      "en/blog/library/index.html",
      "en/blog/maps/index.html",
      "en/index.html",
      "ru/blog/biblioteka/index.html",
      "ru/blog/maps/index.html",
      "ru/index.html",
      "zh/blog/library/index.html",
      "zh/index.html",
    ],
    says: [
      ["en/index.html", "2 posts"],
      ["zh/index.html", "1篇文章"],
      ["ru/index.html", "2 записи"],
      ["zh/blog/library/index.html", '<html lang="zh-Hans"'],
      ["zh/blog/library/index.html", "2024年5月17日"],
      ["zh/blog/library/index.html", '<a href="/ru/blog/biblioteka/" hreflang="ru" lang="ru">Русский</a>'],
      ["ru/blog/biblioteka/index.html", "17 мая 2024 г."],
      ["ru/blog/biblioteka/index.html", '<meta property="og:locale:alternate" content="zh_CN">'],
      ["ru/feed.xml", 'xml:lang="ru"'],
    ],
  },
  {
    name: "liquid",
    origin: "https://notes.example.org",
    languages: ["en", "ru"],
    pages: ["en/index.html", "en/news/visit/index.html", "ru/index.html", "ru/news/visit/index.html"],
    says: [
      ["ru/index.html", '<a href="/ru/news/visit/#plants">Читать заметку</a>'],
      ["ru/news/visit/index.html", "6 января 2024 г."],
      ["en/news/visit/index.html", 'hreflang="ru" href="https://notes.example.org/ru/news/visit/"'],
    ],
  },
  {
    name: "tsx",
    origin: "https://garden.example.org",
    languages: ["en", "ru"],
    pages: ["en/index.html", "en/roses/index.html", "ru/index.html", "ru/rozy/index.html"],
    says: [
      ["en/roses/index.html", "<h1>Roses &amp; thorns</h1>"],
      ["ru/index.html", '<a href="/ru/rozy/">О розах</a>'],
      ["en/index.html", '<a href="/ru/" hreflang="ru" lang="ru">Русский</a>'],
    ],
  },
  {
    name: "four",
    origin: "https://wells.example.org",
    languages: ["en", "ar", "zh", "ru"],
    pages: [
      "ar/ayn/index.html",
      "ar/bir/index.html",
      "en/deep-well/index.html",
      "en/spring/index.html",
      "ru/kolodets/index.html",
      "zh/shenjing/index.html",
    ],
    says: [
      ["ar/bir/index.html", '<html lang="ar" dir="rtl">'],
      ["ar/bir/index.html", "22 مارس 2024"],
      ["ar/bir/index.html", 'hreflang="zh" href="https://wells.example.org/zh/shenjing/"'],
      ["en/spring/index.html", /^(?!.*shenjing).*عربية/s],
    ],
  },
];

for (const { name, origin, languages, pages, says } of SITES) {
  const site = suite<{ built: ForeignSite }>(`a foreign site: ${name}`);
  site.before(async (context) => {
    context.built = await buildForeignSite(name);
  });
  site.after(({ built }) => built.remove());
  site("is built whole", ({ built }) => {
    equal(
      filesIn(built.output).filter((file) => file.endsWith(".html")),
      pages,
    );
  });
  site("passes the audit, search included", ({ built }) => {
    ok(filesIn(built.output).includes("pagefind/pagefind-entry.json"));
    equal(auditForeign(built.output, origin, languages), []);
  });
  site("says what its templates asked for", ({ built }) => {
    for (const [page, text] of says) match(readFileSync(join(built.output, page), "utf8"), text, page);
    for (const page of pages) not.match(readFileSync(join(built.output, page), "utf8"), "undefined", page);
  });
  site.run();
}

const audit = suite("the audit of a site without articles of ours");
const broken = {
  "pages/en/a.njk": '<!doctype html><html lang="en"><title>A</title><a href="/gone/">B</a></html>',
};
audit("stops the build, and names the page", async () => {
  const site = smallSite(broken);
  const options = { url: "https://news.example.org", languages: ["en"] };
  const { text } = await refusal(site.write((config) => auditPlugin(config, options))).finally(site.remove);
  match(text, "audit-link-dead");
  match(text, "/en/a/");
});
audit("says what it needs where it knows nothing of the site", async () => {
  const site = smallSite(broken);
  const { text } = await refusal(site.write((config) => auditPlugin(config))).finally(site.remove);
  match(text, "needs articlesPlugin, or the options url and languages");
});
audit.run();
