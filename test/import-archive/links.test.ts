import { equal, is } from "uvu/assert";
import { addressKey, changeLinks } from "../../src/core/import-archive/links.ts";
import { suite } from "../support/suite.ts";

const change = (markdown: string) =>
  changeLinks(markdown, {
    link: (href) => (href.startsWith("/old") ? { href: "../new/" } : "words"),
    picture: (src, alt, title) => `{${src}|${alt}|${title}}`,
  });

const links = suite("links of imported texts");
const ROWS: readonly (readonly [fact: string, before: string, after: string])[] = [
  [
    "get their new address",
    "See [the visit](/old/a_(b).html) and [more](/old).",
    "See [the visit](../new/) and [more](../new/).",
  ],
  ["that lead nowhere leave their words", "См. [поездку в *Женеву*](/gone).", "См. поездку в *Женеву*."],
  ["keep their titles", '[访问](/old "题目")', '[访问](../new/ "题目")'],
  [
    "in code stay as they are",
    "`[a](/old)` and\n\n```\n[a](/old)\n```",
    "`[a](/old)` and\n\n```\n[a](/old)\n```",
  ],
  ["may have pictures in them", "[![Alt](a.png)](/old)", "[{a.png|Alt|}](../new/)"],
  ["with spaces are read", "[a](</old/a b>)", "[a](../new/)"],
];
for (const [fact, before, after] of ROWS) links(fact, () => is(change(before), after));
links("give pictures with their words and captions", () => {
  is(change('![A \\[b\\]](p/a.png "The \\"hall\\" | Anna")'), '{p/a.png|A [b]|The "hall" | Anna}');
});
links("are compared without what is only spelling", () => {
  const keys = ["../a/index.html#top", "https://www.old.example/news/a", "/news/a/", "/news/%61"].map(
    (href) => addressKey(href, "https://old.example/news/b/"),
  );
  equal(new Set(keys), new Set(["old.example/news/a"]));
  is(addressKey("/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82/?p=1", "https://old.example/"), "old.example/визит?p=1");
  is(addressKey("javascript:alert(1)", "https://old.example/"), undefined);
});
links.run();
