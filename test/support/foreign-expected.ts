import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, match, not, ok } from "uvu/assert";
import { auditForeign } from "./foreign-site.ts";
import { filesIn } from "./project.ts";

/** What is expected of a site below `test/support/sites`. */
export interface ForeignExpected {
  readonly name: string;
  readonly origin: string;
  readonly languages: readonly string[];
  readonly pages: readonly string[];
  /** Text that a page contains. */
  readonly says: readonly (readonly [page: string, text: string | RegExp])[];
  /** What the search of a page finds in a browser. */
  readonly finds: readonly (readonly [page: string, query: string, urls: readonly string[]])[];
  /** Arguments for Node if the templates are TypeScript. */
  readonly node?: readonly string[];
}

/** All sites. */
export const SITES: readonly ForeignExpected[] = [
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
    finds: [
      ["/en/", "maps", ["/en/blog/maps/"]],
      ["/ru/", "библиотеку", ["/ru/blog/biblioteka/"]],
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
    finds: [["/ru/", "растения", ["/ru/news/visit/"]]],
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
    finds: [["/ru/", "плетистых", ["/ru/rozy/"]]],
    node: ["--import", "tsx"],
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
      ["ar/bir/index.html", 'hreflang="zh-Hans" href="https://wells.example.org/zh/shenjing/"'],
      ["en/spring/index.html", /^(?!.*shenjing).*عربية/s],
    ],
    finds: [
      ["/en/spring/", "sandstones", ["/en/deep-well/"]],
      ["/en/spring/", "колодец", []],
      ["/ar/ayn/", "الرملي", ["/ar/bir/"]],
      // Han characters are searched as a phrase, one by one.
      ["/zh/shenjing/", '"砂 岩"', ["/zh/shenjing/"]],
      ["/ru/kolodets/", "песчаник", ["/ru/kolodets/"]],
    ],
  },
];

/** Checks the facts of a built site; throws if one is wrong. */
export function checkForeign(output: string, { origin, languages, pages, says }: ForeignExpected): void {
  const files = filesIn(output);
  equal(
    files.filter((file) => file.endsWith(".html")),
    pages,
  );
  ok(files.includes("pagefind/pagefind-entry.json"), "a search");
  equal(auditForeign(output, origin, languages), []);
  for (const [page, text] of says) match(readFileSync(join(output, page), "utf8"), text, page);
  for (const page of pages) not.match(readFileSync(join(output, page), "utf8"), "undefined", page);
}
