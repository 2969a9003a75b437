import { equal, is, match, not, ok } from "uvu/assert";
import { withoutPictures } from "../../src/core/content/edited-site.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { type Edition, editionOf, isListed, languageIn, type Site } from "../../src/core/site/site.ts";
import type { EditionState } from "../../src/core/site/states.ts";
import {
  contentOf,
  fingerprintIn,
  LOCALES,
  type Locale,
  OUTDATED,
  original,
  settingsOf,
  siteOf,
  TEXTS,
  translation,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const PATH = (locale: string, slug = "visit") => `articles/${slug}/index.${locale}.md`;

/** The site of some files, which must not have faults. */
function readSound(files: Record<string, string>, settings = settingsOf(), images: string[] = []): Site {
  const { site, faults } = readSite(contentOf(files, images), settings);
  equal(faults, []);
  ok(site);
  return site;
}

/** The code, file, place and suggestion of each fault. */
function found(faults: readonly Fault[]): string[] {
  return faults.map(({ code, file, line, column, suggestion }) =>
    [code, `${file}:${line}:${column}`, ...(suggestion === undefined ? [] : [suggestion])].join(" "),
  );
}

function readFaulty(files: Record<string, string>, images: string[] = [], topics?: ReadonlySet<string>) {
  const { site, faults } = readSite(contentOf(files, images), settingsOf(), topics);
  is(site, undefined, "there is no site where something is wrong");
  return found(faults);
}

function edition(site: Site, locale: string): Edition {
  const [work] = [...site.articles, ...site.pages];
  ok(work);
  return editionOf(work, locale);
}

const states = suite("states");
for (const source of LOCALES) {
  const files = { [PATH(source)]: original(source) };
  const of = fingerprintIn(files);
  states(`an original in ${source} is source, with its text`, () => {
    const got = edition(readSound(files), source);
    equal(
      [got.state, got.title, got.lang, got.url, got.file],
      [
        "source",
        TEXTS[source].title,
        languageIn(settingsOf() as Site, source).lang,
        `/${source}/news/visit/`,
        `content/${PATH(source)}`,
      ],
    );
    match(got.html ?? "", TEXTS[source].body.split("\n")[0] ?? "?");
    is(got.translation, undefined);
  });
  for (const target of LOCALES.filter((locale) => locale !== source)) {
    const rows: [fact: string, state: EditionState, text: string | undefined, shown: (keyof Edition)[]][] = [
      ["made from the current original", "current", translation(target, of), ["title", "summary", "html"]],
      ["made from an older original", "stale", translation(target, OUTDATED), ["title", "summary", "html"]],
      ["without a text", "partial", translation(target, of, "summary: S\n", ""), ["title", "summary"]],
      [
        "with only white space as a text",
        "partial",
        translation(target, of, "", "\n\u00A0\u3000\n"),
        ["title"],
      ],
      ["that is a draft", "announced", translation(target, of, "draft: true\n"), []],
      ["that is a draft without a text", "announced", translation(target, of, "draft: true\n", ""), []],
      ["that is missing", "announced", undefined, []],
    ];
    for (const [fact, state, text, shown] of rows) {
      states(`a translation from ${source} into ${target} ${fact} is ${state}`, () => {
        const got = edition(
          readSound(text === undefined ? files : { ...files, [PATH(target)]: text }),
          target,
        );
        is(got.state, state);
        equal(
          (["title", "summary", "html"] as const).filter((key) => got[key] !== undefined),
          shown,
          "what readers see",
        );
        is(got.url, `/${target}/news/visit/`);
        equal(got.translation, shown.length > 0 ? { sourceLocale: source } : undefined);
      });
    }
  }
}
states("a missing translation is absent if the site says so", () => {
  const site = readSound({ [PATH("en")]: original("en") }, settingsOf({ missing: "absent" }));
  equal(
    [edition(site, "en").state, edition(site, "zh").state, edition(site, "ru").state],
    ["source", "absent", "absent"],
  );
});
states("the setting of an article for a language overrides the site's", () => {
  const files = { [PATH("zh")]: original("zh", "editions:\n  en: absent\n  ru: announced\n") };
  for (const missing of ["announced", "absent"] as const) {
    const site = readSound(files, settingsOf({ missing }));
    equal([edition(site, "en").state, edition(site, "ru").state], ["absent", "announced"]);
  }
});
states("a draft original and its translations make no article", () => {
  const files = { [PATH("en")]: original("en", "draft: true\n"), [PATH("ru")]: translation("ru", OUTDATED) };
  equal(readSound(files).articles, []);
});
states("a stale translation has the day when the original changed, and a current one doesn't", () => {
  const files = { [PATH("ru")]: original("ru", "updated: 2020-02-29\n") };
  const dates = { by: "王", reviewed: "2019-04-01" };
  const head = "  by: 王\n  reviewed: 2019-04-01\n";
  const site = readSound({
    ...files,
    [PATH("en")]: translation("en", OUTDATED, head),
    [PATH("zh")]: translation("zh", fingerprintIn(files), head),
  });
  equal(edition(site, "en").translation, { sourceLocale: "ru", ...dates, sourceChangedOn: "2020-02-29" });
  equal(edition(site, "zh").translation, { sourceLocale: "ru", ...dates });
  is(site.articles[0]?.updated, "2020-02-29");
});
states("a changed fact makes no translation stale, a changed word does", () => {
  const before = { [PATH("en")]: original("en") };
  const files = { [PATH("zh")]: translation("zh", fingerprintIn(before)) };
  const state = (text: string) => edition(readSound({ ...files, [PATH("en")]: text }), "zh").state;
  is(state(original("en").replace("2019-03-09", "2019-03-10").replace("[iioe]", "[a, b]")), "current");
  is(state(original("en").replaceAll("\n", "\r\n")), "current");
  is(state(original("en").replace("second", "third")), "stale");
  is(state(original("en", "summary: New\n")), "stale");
});
states("a language that is being set up has only its notice, whatever is written in it", () => {
  const files = { [PATH("en")]: original("en") };
  const languages = [
    "en",
    { locale: "zh", status: "configuring" },
    { locale: "ru", status: "configuring" },
  ] as const;
  const site = readSound(
    { ...files, [PATH("zh")]: translation("zh", fingerprintIn(files)) },
    settingsOf({ languages, missing: "absent" }),
  );
  for (const locale of ["zh", "ru"]) {
    const { signals, title, html, summary } = edition(site, locale);
    equal([signals.page, signals.listed, signals.notice], ["notice", false, "configuring"]);
    equal([title, html, summary], [undefined, undefined, undefined]);
  }
});
states.run();

const texts = suite("texts");
for (const locale of LOCALES) {
  texts(`a summary comes from the head, or else from the text, in ${locale}`, () => {
    const summary = (text: string) => edition(readSound({ [PATH(locale)]: text }), locale).summary;
    is(summary(original(locale, "summary: S 👩‍👩‍👧\n")), "S 👩‍👩‍👧");
    is(summary(original(locale)), TEXTS[locale].body.split("\n")[0]);
    is(summary(original(locale, "", "## только\n\n- 列表")), undefined);
  });
  texts(`raw markup in ${locale} is text`, () => {
    const { site } = readSite(
      contentOf({ [PATH(locale)]: original(locale, "", "</script><p>я字</p>") }),
      settingsOf(),
    );
    ok(site);
    not.match(edition(site, locale).html ?? "", /<(?!\/?p>)/);
  });
}
texts("a picture has its texts in each language, and its credit once", () => {
  const cover = (alt: string) => `cover:\n  alt: ${alt}\n  caption: ${alt}!\n`;
  const files = { [PATH("zh")]: original("zh", `${cover("大厅")}  src: a.png\n  credit: UNESCO\n`) };
  const site = readSound(
    { ...files, [PATH("ru")]: translation("ru", OUTDATED, cover("Зал")) },
    settingsOf(),
    ["articles/visit/a.png"],
  );
  equal(site.articles[0]?.cover, {
    url: "/media/articles/visit/a.png",
    file: "articles/visit/a.png",
    size: { widthPx: 1600, heightPx: 900 },
    credit: "UNESCO",
  });
  equal(
    LOCALES.map((locale) => [edition(site, locale).coverAlt, edition(site, locale).coverCaption]),
    [
      [undefined, undefined],
      ["大厅", "大厅!"],
      ["Зал", "Зал!"],
    ],
  );
});
texts("a picture's address is encoded if its name has Chinese characters or spaces", () => {
  const files = { [PATH("ru")]: original("ru", "cover: {src: 封面 1.png, alt: x}\n") };
  const site = readSound(files, settingsOf(), ["articles/visit/封面 1.png"]);
  equal(site.articles[0]?.cover, {
    url: "/media/articles/visit/%E5%B0%81%E9%9D%A2%201.png",
    file: "articles/visit/封面 1.png",
    size: { widthPx: 1600, heightPx: 900 },
  });
});
texts("the pictures of all editions are collected, sorted and without duplicates", () => {
  const images = [
    "articles/visit/a.png",
    "articles/visit/b.png",
    "articles/visit/图.png",
    "articles/visit/unused.png",
  ];
  const site = readSound(
    {
      [PATH("en")]: original("en", "cover:\n  src: b.png\n  alt: x\n", "![b](b.png) ![a](a.png)"),
      [PATH("zh")]: translation("zh", OUTDATED, "cover:\n  alt: 图\n", "![a](a.png)\n\n![图](图.png)"),
    },
    settingsOf(),
    images,
  );
  equal(site.articles[0]?.images, images.slice(0, 3));
  match(edition(site, "zh").html ?? "", 'src="/media/articles/visit/%E5%9B%BE.png"');
});
texts("an article has its facts once", () => {
  const site = readSound({ [PATH("en")]: original("en", "authors: [王, Иван]\n") });
  const { kind, slug, sourceLocale, date, topics, authors } = site.articles[0] ?? ({} as never);
  equal(
    [kind, slug, sourceLocale, date, topics, authors],
    ["article", "visit", "en", "2019-03-09", ["iioe"], ["王", "Иван"]],
  );
});
texts.run();

const pictures = suite("the texts of a picture");
pictures("a translation that shows the picture must have them in its own language", () => {
  const source = original("en", "cover:\n  src: a.png\n  alt: A hall\n");
  const images = ["articles/visit/a.png"];
  const wrong = (text: string) =>
    found(readSite(contentOf({ [PATH("en")]: source, [PATH("zh")]: text }, images), settingsOf()).faults);
  equal(wrong(translation("zh", OUTDATED)), ["missing-key content/articles/visit/index.zh.md:2:1"]);
  equal(wrong(translation("zh", OUTDATED, "draft: true\n")), []);
  equal(wrong(translation("zh", OUTDATED, "", "")), []);
  equal(wrong(translation("zh", OUTDATED, "cover: { alt: 大厅 }\n")), []);
});
pictures.run();

const order = suite("order");
order("articles are newest first, those of one day by slug, pages by slug", () => {
  const site = siteOf({
    b: { en: "source", date: "2020-01-01" },
    a: { zh: "source", date: "2020-01-01" },
    "a-b": { ru: "source", date: "2020-01-01" },
    c: { ru: "source", date: "2021-12-31" },
    d: { en: "source", date: "2019-03-09" },
    z: { en: "source", page: true },
    about: { zh: "source", page: true },
  });
  equal(
    site.articles.map(({ slug }) => slug),
    ["c", "a", "a-b", "b", "d"],
  );
  equal(
    site.pages.map(({ slug }) => slug),
    ["about", "z"],
  );
  equal(
    site.pages.map(({ editions }) => editions.ru?.url),
    ["/ru/about/", "/ru/z/"],
  );
});
order("an article and a page may have the same slug", () => {
  const files = {
    [PATH("en", "about")]: original("en"),
    "pages/about/index.en.md": "---\ntitle: A\nsource: true\n---\nb",
  };
  const site = readSound(files);
  equal([site.articles.length, site.pages.length], [1, 1]);
});
order("no files make an empty site", () => {
  const site = readSound({});
  equal([site.articles, site.pages, site.url], [[], [], "https://news.example.org"]);
});
order.run();

const SOURCE = { [PATH("en")]: original("en") };
const OF = fingerprintIn(SOURCE);
const faults = suite("faults");
const wrong: [fact: string, files: Record<string, string>, expected: string[], images?: string[]][] = [
  [
    "no original",
    { [PATH("ru")]: translation("ru", OF) },
    ["source-missing content/articles/visit/index.ru.md:1:1"],
  ],
  [
    "no original of two translations",
    { [PATH("ru")]: translation("ru", OF), [PATH("zh")]: translation("zh", OF) },
    ["source-missing content/articles/visit/index.ru.md:1:1"],
  ],
  [
    "two originals",
    { ...SOURCE, [PATH("zh")]: original("zh") },
    ["source-twice content/articles/visit/index.zh.md:5:1"],
  ],
  [
    "a translation that is not accepted",
    { ...SOURCE, [PATH("zh")]: "---\ntitle: 访\ntranslation: {}\n---\n文" },
    ["translation-unaccepted content/articles/visit/index.zh.md:2:1"],
  ],
  [
    "another date in a translation",
    { ...SOURCE, [PATH("ru")]: translation("ru", OF, "date: 2019-03-10\n") },
    ["fact-contradiction content/articles/visit/index.ru.md:5:1"],
  ],
  [
    "a second date that the original doesn't have",
    { ...SOURCE, [PATH("zh")]: translation("zh", OF, '"updated": 2019-03-10\n') },
    ["fact-contradiction content/articles/visit/index.zh.md:5:1"],
  ],
  [
    "other topics and authors in a translation",
    { ...SOURCE, [PATH("ru")]: translation("ru", OF, "topics: [a]\nauthors: [Иван]\n") },
    [
      "fact-contradiction content/articles/visit/index.ru.md:5:1",
      "fact-contradiction content/articles/visit/index.ru.md:6:1",
    ],
  ],
  [
    "another picture and credit in a translation",
    {
      [PATH("en")]: original("en", "cover: {src: a.png, alt: b, credit: c}\n"),
      [PATH("ru")]: translation("ru", OUTDATED, "cover: {alt: д, src: b.png, credit: г}\n"),
    },
    [
      "fact-contradiction content/articles/visit/index.ru.md:5:17",
      "fact-contradiction content/articles/visit/index.ru.md:5:29",
    ],
    ["articles/visit/a.png", "articles/visit/b.png"],
  ],
  [
    "a missing picture",
    { [PATH("en")]: original("en", "", "Text.\n\nText\n![a](covr.png)") },
    ["image-missing content/articles/visit/index.en.md:11:1 cover.png"],
    ["articles/visit/cover.png", "articles/other/covr.png"],
  ],
  [
    "a missing picture in CRLF",
    { [PATH("zh")]: original("zh", "", "文。\n\n![a](无.png)").replaceAll("\n", "\r\n") },
    ["image-name content/articles/visit/index.zh.md:10:1 picture-1.png"],
  ],
  [
    "a picture whose name has a space",
    { [PATH("en")]: original("en", "", "One.\n\n![a](my photo.png)") },
    ["image-name content/articles/visit/index.en.md:10:1 my-photo-2.png"],
    ["articles/visit/my-photo.png"],
  ],
  [
    "a picture of another site",
    { [PATH("ru")]: original("ru", "", "![a](https://e.org/a.png)") },
    ["image-remote content/articles/visit/index.ru.md:8:1"],
  ],
  [
    "a picture from the root",
    { [PATH("ru")]: original("ru", "", "![a](/media/a.png)") },
    ["image-remote content/articles/visit/index.ru.md:8:1"],
  ],
  [
    "a picture of another article",
    { [PATH("en")]: original("en", "", "![a](../other/a.png)") },
    ["image-remote content/articles/visit/index.en.md:8:1"],
    ["articles/other/a.png"],
  ],
  [
    "a missing picture in a draft translation",
    { ...SOURCE, [PATH("zh")]: translation("zh", OF, "draft: true\n", "![a](a.png)") },
    ["image-missing content/articles/visit/index.zh.md:8:1"],
  ],
  [
    "a missing cover",
    { [PATH("en")]: original("en", "cover:\n  alt: b\n  src: covr.png\n") },
    ["image-missing content/articles/visit/index.en.md:8:8 cover.png"],
    ["articles/visit/cover.png"],
  ],
  [
    "a missing cover in braces",
    { [PATH("zh")]: original("zh", "cover: {alt: src, src: 图.png}\n") },
    ["image-name content/articles/visit/index.zh.md:6:24 picture-1.png"],
  ],
  [
    "a cover of another site",
    { [PATH("ru")]: original("ru", "cover:\n  src: https://e.org/a.png\n  alt: b\n") },
    ["image-remote content/articles/visit/index.ru.md:7:8"],
  ],
  [
    "an announcement in an unknown language",
    { [PATH("en")]: original("en", "editions:\n  ru: absent\n  zj: announced\n") },
    ["locale-unknown content/articles/visit/index.en.md:8:3 zh"],
  ],
  [
    "a file in an unknown language",
    { ...SOURCE, [PATH("fr")]: translation("en", OF) },
    ["locale-unknown content/articles/visit/index.fr.md:1:1"],
  ],
  [
    "a language that was removed while its files are there",
    {
      ...SOURCE,
      ...Object.fromEntries(
        ["visit", "talk", "fair"].map((slug) => [PATH("fr", slug), translation("en", OF)]),
      ),
    },
    ["locale-unknown content/articles/visit/index.fr.md:1:1"],
  ],
  [
    "an article whose folder was moved into that of another one",
    {
      ...SOURCE,
      "articles/visit/talk/index.en.md": original("en"),
      "articles/visit/talk/index.zh.md": translation("zh", OF),
    },
    ["file-name content/articles/visit/talk/index.en.md:1:1"],
  ],
  [
    "a file with another form of its language",
    { ...SOURCE, [PATH("zh-Hans")]: translation("zh", OF) },
    ["locale-unknown content/articles/visit/index.zh-Hans.md:1:1 zh"],
  ],
  [
    "a file of another name",
    { ...SOURCE, "articles/visit/index.md": original("en") },
    ["file-name content/articles/visit/index.md:1:1"],
  ],
  [
    "a file next to the articles",
    { "articles/index.en.md": original("en") },
    ["file-name content/articles/index.en.md:1:1"],
  ],
  [
    "a file in a third folder",
    { "блог/a/index.ru.md": original("ru") },
    ["file-name content/блог/a/index.ru.md:1:1"],
  ],
  [
    "a file in a deeper folder",
    { "articles/2019/a/index.en.md": original("en") },
    ["file-name content/articles/2019/a/index.en.md:1:1"],
  ],
  [
    "a slug with capitals and spaces",
    { [PATH("en", "Visit to IBE")]: original("en") },
    ["slug-format content/articles/Visit to IBE/index.en.md:1:1 visit-to-ibe"],
  ],
  [
    "a slug in Chinese",
    { [PATH("zh", "访问")]: original("zh") },
    ["slug-format content/articles/访问/index.zh.md:1:1"],
  ],
  [
    "a slug in Russian with a year",
    { [PATH("ru", "визит-2019")]: original("ru") },
    ["slug-format content/articles/визит-2019/index.ru.md:1:1 2019"],
  ],
  [
    "a slug of 81 characters",
    { [PATH("en", "a".repeat(81))]: original("en") },
    [`slug-format content/articles/${"a".repeat(81)}/index.en.md:1:1 ${"a".repeat(80)}`],
  ],
  [
    "a slug with a script's end",
    { [PATH("en", "a<script>")]: original("en") },
    ["slug-format content/articles/a<script>/index.en.md:1:1 a-script"],
  ],
  [
    "a page with the address of one of the site's own",
    { "pages/news/index.en.md": "---\ntitle: A\nsource: true\n---\nb" },
    ["slug-format content/pages/news/index.en.md:1:1"],
  ],
];
for (const [fact, files, expected, images] of wrong) {
  faults(`finds ${fact}`, () => equal(readFaulty(files, images), expected));
}
faults("reports nothing else about an article with a file that cannot be read", () => {
  equal(readFaulty({ [PATH("en")]: "---\n", [PATH("zh")]: translation("zh", OF) }), [
    "front-matter-unclosed content/articles/visit/index.en.md:1:1",
  ]);
  equal(readFaulty({ [PATH("en")]: original("en", "", "![a](a.png)"), [PATH("zh")]: "---\n" }), [
    "front-matter-unclosed content/articles/visit/index.zh.md:1:1",
  ]);
});
faults("collects the faults of several articles", () => {
  const codes = readFaulty({
    [PATH("en", "a")]: original("en", "", "![a](a.png)"),
    [PATH("zh", "b")]: translation("zh", OF),
    [PATH("ru", "c")]: original("ru", "editions: {kk: absent}\n"),
    "readme.md": "",
  });
  equal(codes.map((text) => text.split(" ")[0]).sort(), [
    "file-name",
    "image-missing",
    "locale-unknown",
    "source-missing",
  ]);
});
for (const [what, text] of [
  ["signs of markup", "##Heading\n\n"],
  ["pictures without a description", "![](hall.jpg)\n\n"],
  ["hidden characters", "a\u200Db\n\n"],
] as const)
  faults(`are all counted: ${what}`, () => {
    const files = { [PATH("en")]: `${original("en")}\n\n${text.repeat(250)}` };
    const { faults: found } = readSite(contentOf(files), settingsOf());
    is(
      found.reduce((sum, { more = 0 }) => sum + 1 + more, 0),
      what === "pictures without a description" ? 500 : 250,
    );
    ok(found.length <= 200);
  });
faults.run();

const days = suite("dates");
days("in the future are warnings, except in drafts", () => {
  const of = (date: string, more = "") => {
    const files = { [PATH("en")]: original("en", more).replace("2019-03-09", date) };
    const { site: read, faults } = readSite(
      contentOf(files),
      settingsOf(),
      undefined,
      undefined,
      undefined,
      new Date("2026-11-30T23:00:00Z"),
    );
    ok(read);
    return found(faults);
  };
  equal(of("2026-12-01"), []);
  equal(of("2026-12-02"), ["date-future content/articles/visit/index.en.md:3:7"]);
  equal(of("2031-05-01", "draft: true\n"), []);
  equal(of("2026-11-30", "updated: 2026-12-02\n"), ["date-future content/articles/visit/index.en.md:6:10"]);
});
days("of several articles are in the order that editors set, then by slug", () => {
  const plans = [
    ["a", ""],
    ["b", "order: 2\n"],
    ["c", "order: 1\n"],
    ["d", "order: 2\n"],
    ["e", ""],
  ] as const;
  const files = plans.map(([slug, more]) => [PATH("zh", slug), original("zh", more)]);
  const older = [PATH("ru", "old"), original("ru", "order: 1\n").replace("2019-03-09", "2019-03-08")];
  const read = readSound(Object.fromEntries([...files, older]));
  equal(
    read.articles.map(({ slug }) => slug),
    ["c", "b", "d", "a", "e", "old"],
  );
});
days("have an order of whole numbers, in the original of an article", () => {
  for (const order of ["0", "-1", "1.5", '"2"', "first"])
    equal(readFaulty({ [PATH("en")]: original("en", `order: ${order}\n`) }), [
      "wrong-value content/articles/visit/index.en.md:6:8",
    ]);
  equal(readFaulty({ ...SOURCE, [PATH("zh")]: translation("zh", OF, "order: 1\n") }), [
    "unknown-key content/articles/visit/index.zh.md:5:1",
  ]);
  equal(readFaulty({ "pages/about/index.en.md": "---\ntitle: A\nsource: true\norder: 1\n---\nb" }), [
    "unknown-key content/pages/about/index.en.md:4:1",
  ]);
});
days("of a change before the publication are errors", () => {
  equal(readFaulty({ [PATH("ru")]: original("ru", "updated: 2019-03-08\n") }), [
    "date-order content/articles/visit/index.ru.md:6:10",
  ]);
  equal(
    readSite(contentOf({ [PATH("zh")]: original("zh", "updated: 2019-03-09\n") }), settingsOf()).faults,
    [],
  );
});
days.run();

const topics = suite("topics");
const known = new Set(["iioe", "digital-transformation", "教育", "партнёры"]);
const rows: [topics: string, expected: string[]][] = [
  ["[iioe, 教育, партнёры]", []],
  ["[iieo]", ["topic-unknown content/articles/visit/index.en.md:4:10 iioe"]],
  ["[digital-transformation, digital]", ["topic-unknown content/articles/visit/index.en.md:4:34"]],
  ["[iioe, партнеры]", ["topic-unknown content/articles/visit/index.en.md:4:16 партнёры"]],
  ["\n  - iioe\n  - 教 育", ["topic-unknown content/articles/visit/index.en.md:6:5 教育"]],
  ['["</script>"]', ["topic-unknown content/articles/visit/index.en.md:4:10"]],
  ["[constructor]", ["topic-unknown content/articles/visit/index.en.md:4:10"]],
];
for (const [list, expected] of rows) {
  topics(`finds ${expected.length === 0 ? "nothing" : "what is unknown"} in ${JSON.stringify(list)}`, () => {
    const files = { [PATH("en")]: original("en").replace("[iioe]", list) };
    equal(found(readSite(contentOf(files), settingsOf(), known).faults), expected);
  });
}
topics("are not checked if the site has no catalogue of them", () => {
  equal(readSite(contentOf(SOURCE), settingsOf(), undefined).faults, []);
  is(readSite(contentOf(SOURCE), settingsOf(), new Set()).faults.length, 1);
});
topics.run();

const markup = suite("markup that readers would see");
markup("is a warning in each language, in the head and in the text, and the site is made", () => {
  const files = { [PATH("en")]: original("en", "summary: A **visit**\n", "##Results\n\n第一行\n第二行") };
  const { site, faults } = readSite(
    contentOf({ ...files, [PATH("ru")]: translation("ru", fingerprintIn(files), "", "<p>Визит</p>") }),
    settingsOf(),
  );
  equal(found(faults), [
    `markup-plain content/${PATH("en")}:6:10 A visit`,
    `markup-heading content/${PATH("en")}:9:1 ## Results`,
    `markup-html content/${PATH("ru")}:7:1 Визит`,
  ]);
  ok(site);
});
markup("is not reported where a line ends in a Chinese paragraph, also in the summary", () => {
  const files = { [PATH("zh")]: original("zh", "", "中心与各方\n签署协议，推动\n数字化转型。") };
  is(edition(readSound(files), "zh").summary, "中心与各方签署协议，推动数字化转型。");
});
markup.run();

const soundWorks = suite("sound works");
soundWorks("are still a site if another work has an error", () => {
  const files = {
    [PATH("en")]: original("en"),
    [PATH("en", "other")]: original("en").replace("title:", "titel:"),
  };
  const { site, sound, faults } = readSite(contentOf(files), settingsOf());
  is(site, undefined);
  equal(
    sound.articles.map(({ slug }) => slug),
    ["visit"],
  );
  is(faults.length > 0, true);
});
soundWorks("are without those that show a broken picture", () => {
  const site = readSound({ [PATH("en")]: original("en") });
  const [work] = site.articles;
  ok(work);
  const shown = { ...site, articles: [work, { ...work, slug: "b", images: ["articles/b/x.png"] }] };
  equal(withoutPictures(shown, new Set(["articles/b/x.png"])).articles, [work]);
});
soundWorks.run();

const model = suite("editionOf, isListed and languageIn");
const site = siteOf({ visit: { en: "source", zh: "partial", ru: "stale" } });
model("give the edition and the language of each locale", () => {
  for (const locale of LOCALES) {
    is(edition(site, locale).locale, locale);
    is(languageIn(site, locale).locale, locale);
  }
  equal(
    LOCALES.filter((locale: Locale) => isListed(site.articles[0] as never, locale)),
    ["en", "ru"],
  );
});
model("throw a RangeError for a locale that the site doesn't have", () => {
  for (const locale of ["", "fr", "EN", "zh-Hans"]) {
    for (const ask of [() => edition(site, locale), () => languageIn(site, locale)]) {
      let thrown: unknown;
      try {
        ask();
      } catch (error) {
        thrown = error;
      }
      ok(thrown instanceof RangeError, locale);
    }
  }
});
model.run();
