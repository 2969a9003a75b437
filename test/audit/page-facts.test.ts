import { equal, is, ok, throws } from "uvu/assert";
import { auditSite } from "../../src/core/audit/audit.ts";
import {
  type PageFacts,
  parsePageFacts,
  readPageFacts,
  writePageFacts,
} from "../../src/core/audit/page-facts.ts";
import { readJsonFeedFacts, readSitemapFacts, readXmlFeedFacts } from "../../src/core/audit/xml-facts.ts";
import { suite } from "../support/suite.ts";

const read = (html: string): PageFacts => readPageFacts("/en/a/", html);
const body = (html: string, lang = "en") => read(`<html lang="${lang}"><body>${html}</body></html>`);

const written = suite("facts of a page as a text");
written("are the same when they are read back", () => {
  const html = `<html lang="ru" dir="ltr"><head><title>Визит</title><meta name="robots" content="noindex">
    <link rel="alternate" hreflang="en" href="/en/"><script type="application/ld+json">{"inLanguage":"ru"}</script></head>
    <body><header><a href="/ru/">Архив</a></header><p id="a">Текст <a href="#a" hreflang="en" lang="en">here</a></p></body></html>`;
  const text = writePageFacts(read(html));
  equal(JSON.parse(writePageFacts(parsePageFacts(text))), JSON.parse(text));
  equal(parsePageFacts(text).ids, new Set(["a"]));
});
written.run();

const facts = suite("readPageFacts");
facts("reads the head of a page", () => {
  const { lang, dir, title, noindex, canonicals, alternates, ogLocale, ogAlternates, ogUrls, ogImages } =
    read(
      `<!doctype html><html lang="zh-Hans" dir="ltr"><head><title> 访问 &amp; «Париж»\n 2 </title>
    <meta name="robots" content="index"><link rel="canonical" href="https://a.example/x/?a=1&amp;b=2">
    <link rel="alternate" hreflang="en" href="https://a.example/en/"><link rel="ALTERNATE" hreflang="x-default" href="/">
    <meta property="og:locale" content="zh_CN"><meta property="og:locale:alternate" content="en_US">
    <meta property="og:locale:alternate" content="ru_RU"><meta property="og:url" content="https://a.example/u">
    <meta property="og:image" content="/i.png"><meta property="og:image:url" content="/j.png"></head>`,
    );
  equal([lang, dir, title, noindex], ["zh-Hans", "ltr", "访问 & «Париж» 2", false]);
  equal(canonicals, ["https://a.example/x/?a=1&b=2"]);
  equal(alternates, [
    { hreflang: "en", href: "https://a.example/en/" },
    { hreflang: "x-default", href: "/" },
  ]);
  equal([ogLocale, ogAlternates], ["zh_CN", ["en_US", "ru_RU"]]);
  equal([ogUrls, ogImages], [["https://a.example/u"], ["/i.png", "/j.png"]]);
});
for (const [content, expected] of [
  ["noindex", true],
  ["NOINDEX, follow", true],
  ["none", true],
  ["max-snippet:-1", false],
  ["index, follow", false],
  ["noindexing", false],
] as const)
  facts(`reads robots "${content}" as ${expected ? "hidden" : "open"}`, () => {
    is(read(`<meta name="Robots" content="${content}">`).noindex, expected);
  });
facts("finds nothing in an empty page, and doesn't use the title of a picture as the page's", () => {
  for (const html of ["", "text", "<svg><title>A</title></svg>"]) {
    const { lang, canonicals, links, resources, searchable, hasFooter } = read(html);
    equal([lang, canonicals, links, resources, searchable, hasFooter], [undefined, [], [], [], false, false]);
  }
  is(read("<title>Page</title><svg><title>Icon</title></svg>").title, "Page");
});
facts("reads links with the language of their text, and the text around them", () => {
  const { links } = body(
    `<p>Read <a href="/ru/" hreflang="ru" lang="ru">по-русски</a>, in full.</p>
    <ul lang="zh-Hans"><li><span>简体中文</span> <a href="/zh/?a=1&amp;b=2" hreflang="zh">访问 <b>巴黎</b></a></li></ul>
    <a href="#b">B</a><a name="c">no link</a><p>Down: <a href="#c">C</a></p>`,
  );
  equal(
    links.map(({ href, hreflang, lang, text, context }) => [href, hreflang, lang, text, context]),
    [
      ["/ru/", "ru", "ru", "по-русски", "Read по-русски, in full."],
      ["/zh/?a=1&b=2", "zh", "zh-Hans", "访问 巴黎", "简体中文 访问 巴黎"],
      ["#b", undefined, "en", "B", ""],
      ["#c", undefined, "en", "C", ""],
    ],
  );
});
facts("knows links that are not shown without a script", () => {
  const { links } = body(
    '<aside hidden><p><a href="/1">1</a></p></aside><a hidden href="/2">2</a><a href="/3">3</a>',
  );
  equal(
    links.map(({ hidden }) => hidden),
    [true, true, false],
  );
});
facts("finds the first text in another script than its language's, block by block, and none in code", () => {
  const russian = "Конференция открылась в понедельник утром в Женеве";
  const english = "The conference was opened on Monday morning in Geneva";
  for (const [html, found] of [
    [`<p>${russian}</p><h2>${russian} 2</h2>`, `en: ${russian}`],
    [`<p lang="ru">${russian}</p>`, undefined],
    [`<p lang="zh"><em>${english}</em></p>`, `zh: ${english}`],
    [`<p>They said: <em>${russian}</em></p>`, undefined],
    [`<p>They said: <q lang="ru">${english}</q></p>`, `ru: ${english}`],
    [`<ul><li>a<ul><li>${russian}</li></ul></li></ul>`, `en: ${russian}`],
    [`<pre>${russian}</pre><p><code>${russian}</code> y</p>`, undefined],
    [`<script>"${russian}"</script><style>/* ${russian} */</style>`, undefined],
    [`<noscript><p>${russian}</p></noscript>`, `en: ${russian}`],
  ] as const) {
    const { foreignText: text } = body(html);
    is(text && `${text.lang}: ${text.text}`, found, html);
  }
});
facts("reads what a page loads, and not what it links to", () => {
  const { resources, alternates } = read(
    `<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg"><link rel="preconnect" href="https://b.example">
    <link rel="alternate" type="application/atom+xml" href="/en/feed.xml"><script src="/s.js"></script><script>1</script>
    <img src="/1.png" srcset="/1.webp 1x, /2.webp 2x"><picture><source srcset="/3.avif"></picture>
    <video src="/v.mp4"></video><iframe src="https://c.example/"></iframe><a href="/no/">x</a>`,
  );
  equal(
    resources,
    "/a.css /i.svg /en/feed.xml /s.js /1.png /1.webp /2.webp /3.avif /v.mp4 https://c.example/".split(" "),
  );
  equal(alternates, []);
});
facts("reads ids, the search marker, the banner and the footer", () => {
  const page = body(
    `<header><a href="/en/">News of <b>Paris</b></a><nav><a href="/en/x/">X</a></nav></header>
    <main id="main" data-pagefind-body><header><a href="/no/">no</a></header><h2 id="две">B</h2></main><footer></footer>`,
  );
  equal(
    [[...page.ids], page.searchable, page.banner, page.hasFooter],
    [["main", "две"], true, "News of Paris", true],
  );
  is(body("<main><header><a href='/'>x</a></header></main>").banner, undefined);
  is(body("<header><a href='/ru/' hreflang='ru'>Русский</a><a href='/en/'>News</a></header>").banner, "News");
});
for (const [json, expected] of [
  ['{"inLanguage":"ru","headline":"\\u003c/script>"}', ["ru"]],
  ['{"headline":"A"}', []],
  ['{"inLanguage":["ru","en"]}', []],
  ["{", ["invalid JSON"]],
] as const)
  facts(`reads the language of structured data: ${json}`, () =>
    equal(read(`<script type="application/ld+json">${json}</script>`).jsonLdLangs, expected),
  );
facts("reads no data from other scripts", () => {
  equal(read('<script>{"inLanguage":"ru"}</script>').jsonLdLangs, []);
});
facts.run();

const xml = suite("facts of feeds and sitemaps");
xml("reads a sitemap with its alternates", () => {
  const map = `<?xml version="1.0"?><urlset><url><loc> https://a.example/?a=1&amp;b=2 </loc><lastmod>2019-03-09</lastmod>
    <xhtml:link rel="alternate" hreflang="ru" href="https://a.example/ru/?a&amp;b"/></url><url><loc>https://a.example/访问/</loc></url></urlset>`;
  equal(readSitemapFacts("/s.xml", map), {
    url: "/s.xml",
    entries: [
      {
        loc: "https://a.example/?a=1&b=2",
        alternates: [{ hreflang: "ru", href: "https://a.example/ru/?a&b" }],
      },
      { loc: "https://a.example/访问/", alternates: [] },
    ],
    sitemaps: [],
  });
});
xml("reads an index of sitemaps", () => {
  const index =
    "<sitemapindex><sitemap><loc>https://a.example/en.xml</loc></sitemap><sitemap><loc>/ru.xml</loc></sitemap></sitemapindex>";
  equal(readSitemapFacts("/s.xml", index), {
    url: "/s.xml",
    entries: [],
    sitemaps: ["https://a.example/en.xml", "/ru.xml"],
  });
});
xml("reads an Atom feed: its language, and where its entries lead", () => {
  const feed = `<feed xml:lang="zh-Hans"><link rel="alternate" href="/home"/><entry><title>&lt;/entry></title>
    <link rel="alternate" href="/1?a&amp;b"/><link rel="enclosure" href="/no"/></entry><entry><link rel="alternate" href="/2"/></entry><link rel="alternate" href="/home"/></feed>`;
  equal(readXmlFeedFacts("/f.xml", feed), { url: "/f.xml", lang: "zh-Hans", links: ["/1?a&b", "/2"] });
});
xml("reads an RSS feed: its language, and where its items lead", () => {
  const feed = `<rss><channel><link>/home</link><language>ru</language><item><title>&lt;/item></title>
    <link>/1?a&amp;b</link><guid>/no</guid></item><item><description>no link</description></item><item><link>
    /2 </link></item></channel></rss>`;
  equal(readXmlFeedFacts("/r.xml", feed), { url: "/r.xml", lang: "ru", links: ["/1?a&b", "/2"] });
});
xml("reads a JSON feed", () => {
  const feed = JSON.stringify({ language: "ru", items: [{ url: "/1", title: "</script>" }, { id: "x" }] });
  equal(readJsonFeedFacts("/f.json", feed), { url: "/f.json", lang: "ru", links: ["/1"] });
  equal(readJsonFeedFacts("/f.json", "{}"), { url: "/f.json", lang: undefined, links: [] });
  throws(
    () => readJsonFeedFacts("/f.json", "{"),
    (error: unknown) => error instanceof SyntaxError,
  );
});
xml("reads nothing from an empty file", () => {
  equal(readSitemapFacts("/s.xml", ""), { url: "/s.xml", entries: [], sitemaps: [] });
  equal(readXmlFeedFacts("/f.xml", ""), { url: "/f.xml", lang: undefined, links: [] });
});
xml.run();

const TEXTS = {
  Latin: "The delegates agreed on the next steps of their cooperation and thanked their hosts.",
  Cyrillic: "Делегация договорилась о следующих шагах сотрудничества и поблагодарила хозяев.",
  Han: "代表团就下一步合作达成共识，并感谢主办方的热情接待。",
  Arabic: "اتفق المندوبون على الخطوات التالية لتعاونهم وشكروا مضيفيهم على حسن الاستقبال.",
  Kana: "だいひょうだんはきょうりょくのつぎのだんかいについてごういし、しゅさいしゃにかんしゃしました。",
  Hangul:
    "대표단은 협력의 다음 단계에 합의하고 따뜻하게 맞아 준 주최 측에 감사를 전하였으며 내년에 다시 만나기로 하였다.",
  Greek: "Οι σύνεδροι συμφώνησαν για τα επόμενα βήματα της συνεργασίας τους.",
} as const;
/** The scripts that a text of each language may use. */
const WRITTEN: readonly [lang: string, scripts: readonly (keyof typeof TEXTS)[]][] = [
  ["en", ["Latin"]],
  ["en-GB", ["Latin"]],
  ["zh-Hans", ["Han"]],
  ["zh-TW", ["Han"]],
  ["ru", ["Cyrillic"]],
  ["kk", ["Cyrillic"]],
  ["bg", ["Cyrillic"]],
  ["sr", ["Cyrillic"]],
  ["sr-Latn", ["Latin"]],
  ["uz", ["Latin"]],
  ["ar", ["Arabic"]],
  ["fa", ["Arabic"]],
  ["ja", ["Han", "Kana"]],
  ["ko", ["Hangul", "Han"]],
  ["el", ["Greek"]],
  ["qaa", Object.keys(TEXTS) as (keyof typeof TEXTS)[]],
  ["x y", Object.keys(TEXTS) as (keyof typeof TEXTS)[]],
];
const found = (lang: string, html: string) =>
  auditSite({
    url: "https://a.example",
    pages: [readPageFacts("/a/", `<html lang="${lang}"><body>${html}</body></html>`)],
    files: new Set(),
    sitemaps: [],
    feeds: [],
  })
    .filter(({ code }) => code === "audit-text-language")
    .map(({ values }) => values);

const scripts = suite("the script of a text");
for (const [lang, own] of WRITTEN)
  scripts(`${lang} is written in ${own.length > 3 ? "any script" : own.join(" or ")}`, () => {
    for (const [script, text] of Object.entries(TEXTS))
      is(found(lang, `<p>${text}</p>`).length, own.includes(script as "Latin") ? 0 : 1, script);
  });
scripts("is checked against the nearest element that names a language", () => {
  equal(
    found("ru", `<p lang="en">${TEXTS.Latin}</p><p>${TEXTS.Cyrillic} <q lang="zh">${TEXTS.Han}</q></p>`),
    [],
  );
  equal(found("en", `<div lang="ru"><p>${TEXTS.Latin}</p></div>`), [
    { found: `${TEXTS.Latin.slice(0, 57)}…`, lang: "ru" },
  ]);
});
scripts("is not checked for names, addresses, numbers and code", () => {
  for (const text of [
    "Svein Oesttveit, Bi Xiaohan",
    "https://news.example.org/en/news/a-rather-long-address-of-a-page/",
    "office.of.the.secretary.general@international.example.org",
    "2019 2020 2021 2022 2023 2024 2025 2026 2027 2028 2029 2030",
    `<code>${TEXTS.Latin}</code>`,
  ])
    for (const lang of ["zh-Hans", "ru"]) equal(found(lang, `<p>${text}</p>`), [], text);
});
scripts("is reported once per page", () => {
  const page = `<p>${TEXTS.Latin}</p>`.repeat(3);
  is(found("ru", page).length, 1);
  ok(found("ru", `<p>${TEXTS.Latin.slice(0, 38)}</p>`).length === 0);
});
scripts.run();
