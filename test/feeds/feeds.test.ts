import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { equal, is, match, not, ok } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { atomFeed } from "../../src/core/feeds/atom.ts";
import { FEED_LIMIT, type FeedText } from "../../src/core/feeds/feeds.ts";
import { jsonFeed } from "../../src/core/feeds/json-feed.ts";
import { rssFeed } from "../../src/core/feeds/rss.ts";
import { editionOf, type Site } from "../../src/core/site/site.ts";
import {
  contentOf,
  LOCALES,
  type Locale,
  type Plan,
  settingsOf,
  siteOf,
  TEXTS,
} from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const URL_OF_SITE = "https://news.example.org";
const LANGS: Readonly<Record<Locale, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };
const WORDS: Readonly<Record<Locale, FeedText>> = {
  en: { title: "News & more", subtitle: 'About "everything"', topic: (key) => `Topic <${key}>` },
  zh: { title: "新闻", subtitle: "关于一切", topic: (key) => `主题 ${key}` },
  ru: { title: "Новости", subtitle: "Обо всём", topic: (key) => `Тема ${key}` },
};
const PLANS: Readonly<Record<string, Plan>> = {
  whole: {
    zh: "source",
    en: "current",
    ru: "stale",
    date: "2023-11-10",
    topics: ["iioe", "ai"],
    more: "updated: 2024-02-29\nauthors: [Ван Ли, O'Neil & Co]\n",
  },
  summary: { zh: "source", en: "partial", ru: "partial", date: "2022-01-12" },
  soon: { en: "source", zh: "announced", ru: "absent", date: "2021-01-12" },
  about: { en: "source", zh: "current", ru: "current", page: true },
};
const site = siteOf(PLANS);
const HELD: Readonly<Record<Locale, readonly string[]>> = {
  en: ["whole", "soon"],
  zh: ["whole", "summary"],
  ru: ["whole"],
};

/** An article in each language, all with the same title, summary and text. */
function siteWith(title: string, body = "Text.", more = ""): Site {
  const files = Object.fromEntries(
    LOCALES.map((locale) => [
      `articles/a-${locale}/index.${locale}.md`,
      `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(title)}\ndate: 2019-03-09\ntopics: [iioe]\nsource: true\n${more}---\n\n${body}\n`,
    ]),
  );
  const { site: read, faults } = readSite(
    contentOf(
      files,
      LOCALES.map((locale) => `articles/a-${locale}/a.png`),
    ),
    settingsOf(),
  );
  if (!read) throw new Error(JSON.stringify(faults));
  return read;
}

/** The moment of the build. */
const NOW = new Date("2026-11-30T00:57:00Z");
const inputs = (of: Site, locale: Locale, text = WORDS[locale], topic?: string) => ({
  site: of,
  locale,
  topic,
  text,
  now: NOW,
});
const atom = (of: Site, locale: Locale) => parseAtomFeed(atomFeed(inputs(of, locale)));
const rss = (of: Site, locale: Locale) => parseRssFeed(rssFeed(inputs(of, locale)));
const json = (of: Site, locale: Locale) => parseJsonFeed(jsonFeed(inputs(of, locale)));

const feeds = suite("feeds");
for (const locale of LOCALES) {
  const { title, subtitle, topic } = WORDS[locale];
  const home = `${URL_OF_SITE}/${locale}/`;
  feeds(`of ${locale} have a title, a language, their own address and that of the home page`, () => {
    const feed = atom(site, locale);
    equal(
      [feed.title?.value, feed.subtitle?.value, feed.id, feed.xml?.lang],
      [title, subtitle, home, LANGS[locale]],
    );
    equal(feed.authors, [{ name: title }]);
    equal(feed.links, [
      { href: `${home}feed.xml`, rel: "self", type: "application/atom+xml" },
      { href: home, rel: "alternate", type: "text/html", hreflang: LANGS[locale] },
    ]);
    const { version, home_page_url, feed_url, language, ...data } = JSON.parse(
      jsonFeed(inputs(site, locale)),
    );
    equal(
      [version, home_page_url, feed_url, language],
      ["https://jsonfeed.org/version/1.1", home, `${home}feed.json`, LANGS[locale]],
    );
    equal([data.title, data.description], [title, subtitle]);
  });
  feeds(`of ${locale} have only its whole articles, newest first, and no pages`, () => {
    const expected = HELD[locale].map((slug) => `${home}news/${slug}/`);
    equal(
      atom(site, locale).entries?.map(({ id }) => id),
      expected,
    );
    equal(
      atom(site, locale).entries?.map(({ links }) => links),
      expected.map((href) => [{ href, rel: "alternate", type: "text/html", hreflang: LANGS[locale] }]),
    );
    equal(
      json(site, locale).items?.map(({ url }) => url),
      expected,
    );
    equal(
      json(site, locale).items?.map(({ id }) => id),
      expected,
    );
  });
  feeds(`of ${locale} have the same content in both formats`, () => {
    const entries = atom(site, locale).entries ?? [];
    const items = json(site, locale).items ?? [];
    is(entries.length, items.length);
    for (const [index, entry] of entries.entries()) {
      const item = items[index];
      equal(
        [item?.title, item?.summary, item?.content_html],
        [entry.title?.value, entry.summary?.value, entry.content?.value],
      );
      equal([item?.date_published, item?.date_modified], [entry.published, entry.updated]);
      equal(
        item?.tags,
        entry.categories?.map(({ label }) => label),
      );
      equal(item?.authors, entry.authors);
      is(item?.language, LANGS[locale]);
    }
  });
  feeds(`of ${locale} have the same content in RSS, in its own words`, () => {
    const feed = rss(site, locale);
    const first = atom(site, locale);
    equal([feed.title, feed.link, feed.description, feed.language], [title, home, subtitle, LANGS[locale]]);
    equal(feed.atom?.links, [{ href: `${home}rss.xml`, rel: "self", type: "application/rss+xml" }]);
    is(new Date(String(feed.lastBuildDate)).getTime(), Date.parse(first.updated ?? ""));
    equal(
      feed.items?.map(({ title: words, link, guid, description, content, categories, dc }) => [
        [words, description, content?.encoded],
        [link, guid],
        categories?.map(({ name }) => name) ?? [],
        dc?.creators ?? [],
      ]),
      first.entries?.map(({ title: words, id, summary, content, categories = [], authors = [] }) => [
        [words?.value, summary?.value, content?.value],
        [id, { value: id, isPermaLink: true }],
        categories.map(({ label }) => label),
        authors.map(({ name }) => name),
      ]),
    );
    equal(
      feed.items?.map(({ pubDate, atom: more }) => [Date.parse(String(pubDate)), more?.updated]),
      first.entries?.map(({ published, updated }) => [Date.parse(published ?? ""), updated]),
    );
    match(
      rssFeed(inputs(site, locale)),
      /<pubDate>[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 12:00:00 GMT<\/pubDate>/,
    );
  });
  feeds(`of a topic of ${locale} have its articles, their own address and that of its page`, () => {
    const own = inputs(site, locale, WORDS[locale], "ai");
    const page = `${home}topics/ai/`;
    const [first, second, third] = [
      parseAtomFeed(atomFeed(own)),
      parseRssFeed(rssFeed(own)),
      JSON.parse(jsonFeed(own)),
    ];
    const name = `${topic("ai")} – ${title}`;
    equal([first.title?.value, second.title, third.title], [name, name, name]);
    equal([first.id, second.link, third.home_page_url], [page, page, page]);
    equal(
      [first.links?.[0]?.href, second.atom?.links?.[0]?.href, third.feed_url],
      [`${page}feed.xml`, `${page}rss.xml`, `${page}feed.json`],
    );
    const whole = `${home}news/whole/`;
    equal(
      first.entries?.map(({ id }) => id),
      [whole],
    );
    equal(
      second.items?.map(({ link, source }) => [link, source]),
      [[whole, { title, url: `${home}rss.xml` }]],
    );
    equal(
      third.items.map(({ url }: { url: string }) => url),
      [whole],
    );
  });
  feeds(`of ${locale} give titles, texts, topics and authors in full`, () => {
    const [entry] = atom(site, locale).entries ?? [];
    is(entry?.title?.value, TEXTS[locale].title);
    const article = site.articles.find(({ slug }) => slug === "whole");
    const edition = article && editionOf(article, locale);
    equal([entry?.content?.type, entry?.content?.value], ["html", edition?.html?.trim()]);
    is(entry?.summary?.value, edition?.summary);
    equal(
      entry?.categories,
      ["iioe", "ai"].map((term) => ({ term, label: topic(term) })),
    );
    equal(entry?.authors, [{ name: "Ван Ли" }, { name: "O'Neil & Co" }]);
  });
}
feeds("give dates as noon in UTC; an outdated translation keeps its old date", () => {
  const days = (locale: Locale) => {
    const { entries: [entry] = [], updated } = atom(site, locale);
    return [entry?.published, entry?.updated, updated];
  };
  const [published, updated] = ["2023-11-10T12:00:00Z", "2024-02-29T12:00:00Z"];
  equal(days("zh"), [published, updated, updated]);
  equal(days("en"), [published, updated, updated]);
  equal(days("ru"), [published, published, published]);
});
feeds("have the date of their newest change, even to an old article", () => {
  const old = { zh: "source", date: "2019-03-09", more: "updated: 2024-05-05\n" } as const;
  is(
    atom(siteOf({ old, young: { zh: "source", date: "2024-01-01" } }), "zh").updated,
    "2024-05-05T12:00:00Z",
  );
});
for (const [date, time] of [
  ["2026-11-29", "2026-11-29T12:00:00Z"],
  ["2026-11-30", "2026-11-30T00:00:00Z"],
  ["2026-12-01", "2026-11-30T00:00:00Z"],
  ["2031-05-01", "2026-11-30T00:00:00Z"],
] as const)
  feeds(`have no time later than the build for an article of ${date}`, () => {
    const of = siteOf({ new: { zh: "source", date } });
    const { updated, entries: [entry] = [] } = atom(of, "zh");
    equal([updated, entry?.updated, entry?.published], [time, time, time]);
    const { items: [item] = [] } = json(of, "zh");
    equal([item?.date_published, item?.date_modified], [time, time]);
    const { lastBuildDate, items: [story] = [] } = rss(of, "zh");
    equal(
      [lastBuildDate, story?.pubDate].map((one) => Date.parse(String(one))),
      [Date.parse(time), Date.parse(time)],
    );
  });
feeds("of an empty site are valid feeds without entries", () => {
  const empty = siteOf({});
  for (const locale of LOCALES) {
    const { id, updated, entries = [] } = atom(empty, locale);
    equal([id, updated, entries], [`${URL_OF_SITE}/${locale}/`, "1970-01-01T12:00:00Z", []]);
    equal(JSON.parse(jsonFeed(inputs(empty, locale))).items, []);
  }
});
feeds("have the newest articles up to a limit", () => {
  const day = (index: number) =>
    `2019-${String(1 + Math.floor(index / 28)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;
  const plans = Object.fromEntries(
    Array.from({ length: FEED_LIMIT + 2 }, (_, index) => [
      `a-${index}`,
      { ru: "source", date: day(index) } satisfies Plan,
    ]),
  );
  const expected = Array.from(
    { length: FEED_LIMIT },
    (_, index) => `${URL_OF_SITE}/ru/news/a-${FEED_LIMIT + 1 - index}/`,
  );
  equal(
    atom(siteOf(plans), "ru").entries?.map(({ id }) => id),
    expected,
  );
  equal(
    json(siteOf(plans), "ru").items?.map(({ id }) => id),
    expected,
  );
});
feeds("leave out pull quotes and heading links", () => {
  const of = siteWith("Title", "## Часть\n\nСлова здесь.\n\n> Слова здесь\n> {pull}\n\n> Цитата");
  const html = json(of, "ru").items?.[0]?.content_html;
  ok(html?.includes('<h2 id="часть">Часть</h2>\n<p>Слова здесь.</p>\n<blockquote>\n<p>Цитата</p>'), html);
});
feeds.run();

const HOSTILE = [
  "</script><script>alert(1)</script>",
  "]]> <![CDATA[ & <!-- -->",
  `"double" 'single' \`back\``,
  "&lt;b&gt; &amp;amp; &#x3C; &nbsp;",
  "👩‍👩‍👧 🏳️‍🌈 𠮷",
  "שלום (עולם) — مرحبا",
  "NBSP\u00A0, «Ё» 《书》 <?xml?>",
  "</title></entry></feed>",
  "$& $1 \\u003c",
];
const hostile = suite("hostile words in feeds");
for (const words of HOSTILE)
  hostile(`are read back unchanged: ${words}`, () => {
    const of = siteWith(words, `${words.replace(/[`\\<>&\]]/g, "\\$&")}\n\n- one`);
    const text: FeedText = { title: words, subtitle: words, topic: () => words };
    for (const locale of LOCALES) {
      const article = of.articles.find(({ slug }) => slug === `a-${locale}`);
      // The parser trims white space.
      const html = article && editionOf(article, locale).html?.trim();
      const xml = atomFeed(inputs(of, locale, text));
      not.match(xml, /<script|<!\[CDATA|<!--/);
      const feed = parseAtomFeed(xml);
      const [entry] = feed.entries ?? [];
      is(feed.entries?.length, 1);
      equal([feed.title?.value, feed.subtitle?.value], [words, words]);
      equal([entry?.title?.value, entry?.summary?.value, entry?.content?.value], [words, words, html]);
      is(entry?.categories?.[0]?.label, words);
      const news = rssFeed(inputs(of, locale, text));
      not.match(news, /<script|<!\[CDATA|<!--/);
      const { items: [story] = [], ...channel } = parseRssFeed(news);
      equal([channel.title, channel.description], [words, words]);
      equal([story?.title, story?.description, story?.content?.encoded], [words, words, html]);
      const { items: [item] = [], ...data } = parseJsonFeed(jsonFeed(inputs(of, locale, text)));
      equal([data.title, data.description], [words, words]);
      equal([item?.title, item?.summary, item?.content_html], [words, words, html]);
    }
  });
hostile("never have characters that XML forbids: such a text is refused earlier", () => {
  for (const character of ["\u0000", "\u0001", "\u000B", "\u001F", "\uFFFE", "\uFFFF", "\uD800"]) {
    for (const [title, body] of [
      [`A${character}`, "Text."],
      ["A", `Text${character}.`],
    ] as const) {
      try {
        siteWith(title, body);
      } catch (error) {
        match(String(error), "hidden-character");
        continue;
      }
      ok(false, JSON.stringify([title, body]));
    }
  }
});
hostile.run();

const links = suite("links and pictures in feeds");
const cover = 'cover:\n  src: a.png\n  alt: "A \\"b\\" & <c>"\n  caption: "D & \'e\'"\n';
for (const locale of LOCALES) {
  const article = `${URL_OF_SITE}/${locale}/news/a-${locale}/`;
  const rows: [fact: string, markdown: string, expected: string][] = [
    ["from the root", `[a](/${locale}/archive/)`, `<a href="${URL_OF_SITE}/${locale}/archive/">a</a>`],
    [
      "from the article",
      "[a](../b/?x=1&y=2#c)",
      `<a href="${URL_OF_SITE}/${locale}/news/b/?x=1&amp;y=2#c">a</a>`,
    ],
    ["to a place in the article", "[a](#b)", `<a href="${article}#b">a</a>`],
    ["to another site", "[a](https://example.com/?a=/b)", '<a href="https://example.com/?a=/b">a</a>'],
    ["to a mailbox", "[a](mailto:a@example.com)", '<a href="mailto:a@example.com">a</a>'],
    [
      "with a title",
      '[a](/b "href=\\"/c\\"")',
      `<a href="${URL_OF_SITE}/b" title="href=&quot;/c&quot;">a</a>`,
    ],
    [
      "of a picture",
      "![x](a.png)",
      `<img src="${URL_OF_SITE}/media/articles/a-${locale}/a.png" alt="x" width="1600" height="900" loading="lazy">`,
    ],
    ["that are only written about", '`<a href="/b">`', "<code>&lt;a href=&quot;/b&quot;&gt;</code>"],
  ];
  for (const [fact, markdown, expected] of rows)
    links(`work outside the site: ${fact}, in ${locale}`, () => {
      const of = siteWith("A", markdown);
      is(atom(of, locale).entries?.[0]?.content?.value, `<p>${expected}</p>`);
      is(json(of, locale).items?.[0]?.content_html, `<p>${expected}</p>`);
      is(rss(of, locale).items?.[0]?.content?.encoded, `<p>${expected}</p>`);
    });
  links(`the cover of ${locale} comes before the text, with its alt text and caption`, () => {
    const of = siteWith("A", "Text.", cover);
    const source = `${URL_OF_SITE}/media/articles/a-${locale}/a.png`;
    is(
      atom(of, locale).entries?.[0]?.content?.value,
      `<figure><img src="${source}" alt="A &quot;b&quot; &amp; &lt;c&gt;"><figcaption>D &amp; &#39;e&#39;</figcaption></figure>\n<p>Text.</p>`,
    );
    is(json(of, locale).items?.[0]?.image, source);
    equal(rss(of, locale).items?.[0]?.media?.contents, [{ url: source, type: "image/png", medium: "image" }]);
  });
}
links.run();
