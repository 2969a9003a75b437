import { equal } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { redirectsOf } from "../../src/core/redirects/redirects.ts";
import { contentOf, fingerprintIn, original, settingsOf, translation } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const VISIT = "articles/visit/index.en.md";
const aliases = (...list: readonly string[]) => `aliases: ${JSON.stringify(list)}\n`;

/** What a site says about its old addresses. */
function read(files: Readonly<Record<string, string>>, settings = settingsOf()) {
  const { sound, faults } = readSite(contentOf(files), settings);
  const places = faults.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
  return { redirects: redirectsOf(sound).map(({ from, to }) => `${from} ${to}`), places };
}

const leading = suite("redirectsOf");
leading("leads old addresses to the edition in whose file they are", () => {
  const source = { [VISIT]: original("en", aliases("/visit.html", "/?p=1")) };
  const of = fingerprintIn(source);
  equal(
    read({
      ...source,
      "articles/visit/index.zh.md": translation("zh", of, aliases("/新闻/访问/")),
      "articles/visit/index.ru.md": translation("ru", of, aliases("/визит")),
      "pages/about/index.en.md": `---\ntitle: About\nsource: true\n${aliases("/about-us.html")}---\n\nText.\n`,
    }),
    {
      redirects: [
        "/visit.html /en/news/visit/",
        "/?p=1 /en/news/visit/",
        "/%E6%96%B0%E9%97%BB/%E8%AE%BF%E9%97%AE/ /zh/news/visit/",
        "/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82 /ru/news/visit/",
        "/about-us.html /en/about/",
      ],
      places: [],
    },
  );
});
leading("leads to the notice of a translation that is a draft or has no text yet", () => {
  const source = { [VISIT]: original("en") };
  const of = fingerprintIn(source);
  equal(
    read({
      ...source,
      "articles/visit/index.zh.md": translation("zh", of, `draft: true\n${aliases("/zh.html")}`),
      "articles/visit/index.ru.md": translation("ru", of, aliases("/ru.html"), " "),
    }).redirects,
    ["/zh.html /zh/news/visit/", "/ru.html /ru/news/visit/"],
  );
});
leading("leads nowhere from the old address of a draft", () =>
  equal(read({ [VISIT]: original("en", `draft: true\n${aliases("/visit.html")}`) }).redirects, []),
);
leading("leads to the notice of a language that is being set up", () => {
  const languages = ["en", { locale: "zh", status: "configuring" }] as const;
  const source = { [VISIT]: original("en") };
  const files = {
    ...source,
    "articles/visit/index.zh.md": translation("zh", fingerprintIn(source), aliases("/旧")),
  };
  equal(read(files, settingsOf({ languages })).redirects, ["/%E6%97%A7 /zh/news/visit/"]);
});
leading.run();

const refusing = suite("aliases");
for (const alias of [
  "/en/news/visit/",
  "/en/news/visit",
  "/EN/News/Visit/index.html",
  "/zh/news/visit/",
  "/en/",
  "/ru/archive/2019/",
  "/en/topics/iioe/",
  "/en/feed.xml",
  "/en/search/?q=visit",
  "/en/404.html",
  "/assets/x.css",
  "/media/a.jpg",
  "/status/",
  "/sitemap.xml",
  "/index.html",
])
  refusing(`that the site itself has are refused: ${alias}`, () =>
    equal(read({ [VISIT]: original("en", aliases("/a", alias)) }).places, [
      `alias-page content/${VISIT}:6:16`,
    ]),
  );
for (const alias of [
  "/en/news/old-visit/",
  "/en/news/visit/?lang=zh",
  "/en/old-page/",
  "/news/visit/",
  "/english/",
])
  refusing(`that only look like addresses of the site are right: ${alias}`, () =>
    equal(read({ [VISIT]: original("en", aliases(alias)) }).places, []),
  );
refusing("of two editions are refused, in any form", () => {
  const source = { [VISIT]: original("en", aliases("/旧/访问")) };
  const zh = translation("zh", fingerprintIn(source), aliases("/%e6%97%a7/%e8%ae%bf%e9%97%ae/"));
  equal(read({ ...source, "articles/visit/index.zh.md": zh }).places, [
    "alias-twice content/articles/visit/index.zh.md:5:11",
  ]);
});
refusing("of two works are refused", () =>
  equal(
    read({
      [VISIT]: original("en", aliases("/a")),
      "articles/other/index.en.md": original("en", aliases("/A")),
    }).places,
    [`alias-twice content/${VISIT}:6:11`],
  ),
);
refusing("may have two forms in one file, but not one form twice", () => {
  equal(read({ [VISIT]: original("en", aliases("/旧", "/旧/")) }).places, []);
  equal(read({ [VISIT]: original("en", aliases("/旧", "/%E6%97%A7")) }).places, [
    `alias-twice content/${VISIT}:6:16`,
  ]);
});
refusing("that are addresses of other sites are refused where they are written", () =>
  equal(read({ [VISIT]: original("en", aliases("https://old.example.org/a")) }).places, [
    `wrong-value content/${VISIT}:6:11`,
  ]),
);
refusing.run();
