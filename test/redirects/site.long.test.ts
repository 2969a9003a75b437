import { equal, is, match, not } from "uvu/assert";
import { faultsOfHtml } from "../support/html-judge.ts";
import { fingerprintIn } from "../support/newsroom-fixture.ts";
import { type SmallNewsroom, smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";

const SOURCE = {
  "articles/visit/index.en.md":
    '---\ntitle: A visit & more\ndate: 2019-03-09\ntopics: [partnerships]\nsource: true\naliases: ["/2019/visit.html", "/?p=1"]\n---\n\nText.\n',
};
const CONTENT = {
  ...SOURCE,
  "articles/visit/index.zh.md": `---\ntitle: 访问\ntranslation:\n  of: "${fingerprintIn(SOURCE)}"\naliases: [/新闻/访问, /visit.php]\n---\n\n文本。\n`,
  "articles/visit/index.ru.md":
    "---\ntitle: Визит\ntranslation:\n  of:\ndraft: true\naliases: [/визит/]\n---\n\nТекст.\n",
};

const sites = suite<{ plain: SmallNewsroom; paged: SmallNewsroom }>("a site with old addresses");
sites.before(async (context) => {
  const paged = { url: "https://news.example.org/newsroom", redirectPages: true };
  Object.assign(context, {
    plain: await smallNewsroom(CONTENT),
    paged: await smallNewsroom(CONTENT, undefined, undefined, paged),
  });
});
sites.after(({ plain, paged }) => {
  plain.remove();
  paged.remove();
});
sites("has rules for hosts, and no further pages", ({ plain }) => {
  equal(plain.read("/_redirects").trim().split("\n"), [
    "/ p=1 /en/news/visit/ 301!",
    "/2019/visit.html /en/news/visit/ 301",
    "/%E6%96%B0%E9%97%BB/%E8%AE%BF%E9%97%AE /zh/news/visit/ 301",
    "/%e6%96%b0%e9%97%bb/%e8%ae%bf%e9%97%ae /zh/news/visit/ 301",
    "/visit.php /zh/news/visit/ 301",
    "/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82/ /ru/news/visit/ 301",
    "/%d0%b2%d0%b8%d0%b7%d0%b8%d1%82/ /ru/news/visit/ 301",
  ]);
  is(plain.has("/2019/visit.html"), false);
});
sites(
  "has pages at old addresses where they are wanted, in the language of their target",
  async ({ paged }) => {
    for (const [address, lang, target, words] of [
      ["/2019/visit.html", "en", "/newsroom/en/news/visit/", ">A visit &amp; more</a>"],
      ["/新闻/访问/", "zh-Hans", "/newsroom/zh/news/visit/", "<h1>本页面地址已变更</h1>"],
      ["/визит/", "ru", "/newsroom/ru/news/visit/", "<h1>У этой страницы новый адрес</h1>"],
    ] as const) {
      const html = paged.read(address);
      match(html, `<html lang="${lang}"`);
      match(html, `content="0; url=${target}"`);
      match(html, `<a href="${target}">`);
      match(html, words);
      equal(await faultsOfHtml([{ file: address, html }]), []);
    }
    is(paged.has("/visit.php"), false);
    match(paged.read("/_redirects"), "/newsroom/2019/visit.html /newsroom/en/news/visit/ 301\n");
  },
);
sites("names no old address in its sitemaps and feeds", ({ paged }) => {
  for (const file of ["/en/sitemap.xml", "/zh/sitemap.xml", "/en/feed.xml", "/zh/feed.json"])
    not.match(paged.read(file), /2019\/visit|新闻\/访问|%E6%96%B0/);
});
sites.run();
