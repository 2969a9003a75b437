import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import type { EditionState } from "../../src/core/site/states.ts";
import { filesIn } from "../support/project.ts";
import { attributes, contentOf } from "../support/reference-site.ts";
import {
  ARCHIVE,
  type Archive,
  type Built,
  LANG,
  type LaidOut,
  LOCALES,
  type Locale,
  layOut,
  markOf,
  READY,
  readTexts,
  render,
  rewrite,
  SITE,
  sourceOf,
  statesSite,
  titleOf,
  urlOf,
  withStates,
  workOf,
} from "../support/states-archive.ts";
import { parsePage, type Shown, type SignalsFound, signalsIn } from "../support/states-signals.ts";
import { suite } from "../support/suite.ts";

/** The design: the effects of each state, and of a language that is being set up. */
const DESIGN: Readonly<Record<EditionState | "configuring", Row>> = {
  source: { page: "whole", listed: true, shown: "link", notice: undefined, byline: false },
  current: { page: "whole", listed: true, shown: "link", notice: undefined, byline: true },
  stale: { page: "whole", listed: true, shown: "link", notice: "stale", byline: true },
  partial: { page: "summary", listed: false, shown: "partial", notice: "partial", byline: true },
  announced: { page: "notice", listed: false, shown: "soon", notice: "announced", byline: false },
  absent: { page: "none", listed: false, shown: "hidden", notice: undefined, byline: false },
  configuring: { page: "notice", listed: false, shown: "soon", notice: "configuring", byline: false },
};
interface Row {
  readonly page: SignalsFound["page"];
  /** In index, sitemap, hreflang, share data, feeds, search, JSON-LD and lists. */
  readonly listed: boolean;
  readonly shown: Shown;
  readonly notice: SignalsFound["notice"];
  readonly byline: boolean;
}

/** The articles of each language, newest first. */
const LISTED: Readonly<Record<(typeof READY)[number], string>> = {
  en: "en-a zh-a ru-a kk-a en-b zh-b ru-b en-c en-f ru-f en-g en-d en-e",
  zh: "en-a zh-a ru-a kk-a en-b zh-b zh-c en-f zh-f en-g zh-d zh-e ru-e",
  ru: "en-a zh-a ru-a ru-b ru-c en-f zh-f ru-f en-e zh-e ru-e ru-d",
};
const ON_HOME = 9;
const OG: Readonly<Record<Locale, string>> = { en: "en_US", zh: "zh_CN", ru: "ru_RU", kk: "kk_KZ" };

type Ready = readonly Locale[];
const rowOf = (slug: string, locale: Locale, archive: Archive, ready: Ready) =>
  DESIGN[ready.includes(locale) ? workOf(slug, archive).states[locale] : "configuring"];
const wholeIn = (slug: string, archive: Archive, ready: Ready) =>
  ready.filter((locale) => rowOf(slug, locale, archive, ready).listed);
const newestFirst = (locale: Locale, archive: Archive, ready: Ready) =>
  Object.keys(archive)
    .filter(
      (slug) => workOf(slug, archive).kind === "articles" && wholeIn(slug, archive, ready).includes(locale),
    )
    .sort((a, b) => (workOf(a, archive).date < workOf(b, archive).date ? 1 : -1));

function expected(slug: string, locale: Locale, archive: Archive, ready: Ready = READY): SignalsFound {
  const work = workOf(slug, archive);
  const isArticle = work.kind === "articles";
  const source = sourceOf(work);
  const url = urlOf(slug, locale, archive);
  const { page, listed, shown, notice, byline } = rowOf(slug, locale, archive, ready);
  const whole = wholeIn(slug, archive, ready);
  const others = listed ? whole.filter((other) => other !== locale) : [];
  const address = (other: Locale | undefined) => SITE + urlOf(slug, other ?? "", archive);
  const fallback = (["en", source] as Locale[]).find((one) => whole.includes(one)) ?? whole[0];
  const hreflang = listed
    ? [...whole.map((one) => `${LANG[one]} ${address(one)}`), `x-default ${address(fallback)}`]
    : [];
  const reference = (other: Locale) => ({
    "@type": "NewsArticle",
    headline: titleOf(slug, other),
    url: address(other),
    inLanguage: LANG[other],
  });
  const jsonLd = () => ({
    type: "NewsArticle",
    headline: titleOf(slug, locale),
    inLanguage: LANG[locale],
    url: SITE + url,
    workTranslation: locale === source && others.length > 0 ? others.map(reference) : undefined,
    translationOfWork: locale !== source && whole.includes(source) ? reference(source) : undefined,
  });
  const siblings = LOCALES.filter(
    (one) => one !== locale && rowOf(slug, one, archive, ready).page !== "none",
  );
  const onHome = newestFirst(locale, archive, ready).slice(0, ON_HOME).includes(slug);
  const listsOf = () => {
    const lists = ["/archive/", `/archive/${work.date.slice(0, 4)}/`, `/topics/${work.topic}/`];
    return isArticle ? [...(onHome ? ["/"] : []), ...lists] : ["masthead"];
  };
  const statusOf = () => ({
    state: work.states[locale],
    url: page === "none" ? undefined : url,
    title: page === "whole" || page === "summary" ? titleOf(slug, locale) : undefined,
  });
  return {
    page,
    robots: page === "none" || listed ? [] : ["noindex"],
    canonical: listed ? [SITE + url] : [],
    hreflang,
    namedBy: others,
    ogLocale: listed ? [OG[locale]] : [],
    ogAlternates: others.map((other) => OG[other]),
    sitemap: listed ? hreflang : undefined,
    atom: listed && isArticle,
    jsonFeed: listed && isArticle,
    searchable: listed,
    jsonLd: listed && isArticle ? jsonLd() : undefined,
    shown: Object.fromEntries(siblings.map((other) => [other, shown])),
    translatedFrom: byline ? source : undefined,
    notice,
    lists: listed ? listsOf() : [],
    status: statusOf(),
  };
}

const table = suite<{ built: Built; output: string }>("the states of an archive");
table.before(async (context) => {
  context.output = (await statesSite()).output;
  context.built = readTexts(context.output);
});

table("are all there, in every language", () => {
  const states = Object.keys(DESIGN).filter((state) => state !== "configuring");
  const articles = Object.values(ARCHIVE).filter(({ kind }) => kind === "articles");
  for (const locale of LOCALES)
    equal([...new Set(articles.map((work) => work.states[locale]))].sort(), states.sort(), locale);
});
for (const slug of Object.keys(ARCHIVE))
  for (const locale of LOCALES) {
    const state = workOf(slug).states[locale];
    table(
      `${slug} in ${locale} is ${state}${locale === "kk" ? ", while its language is set up" : ""}`,
      ({ built }) => equal(signalsIn(built, slug, locale, ARCHIVE), expected(slug, locale, ARCHIVE)),
    );
  }
for (const locale of READY)
  table(
    `the archive, the feeds and the search of ${locale} have its whole articles, newest first`,
    ({ built }) => {
      const slugs = LISTED[locale].split(" ");
      equal(newestFirst(locale, ARCHIVE, READY), slugs);
      const archive = parsePage(`/${locale}/archive/`, built.get(`/${locale}/archive/`) ?? "");
      equal(
        attributes(archive, "main .year a.title", "href"),
        slugs.map((slug) => urlOf(slug, locale)),
      );
      const feed = JSON.parse(built.get(`/${locale}/feed.json`) ?? "{}");
      equal(
        feed.items.map(({ url }: { url: string }) => url),
        slugs.map((slug) => SITE + urlOf(slug, locale)),
      );
      const home = parsePage(`/${locale}/`, built.get(`/${locale}/`) ?? "");
      equal(
        attributes(home, "main article a", "href"),
        slugs.slice(0, ON_HOME).map((slug) => urlOf(slug, locale)),
      );
    },
  );
table(
  "the search index has only the whole editions, each with its own words in its own language",
  ({ output }) => {
    const fragments = filesIn(output)
      .filter((file) => file.endsWith(".pf_fragment"))
      .map((file) => ({
        lang: /\/([^/_]+)_[^/]+$/.exec(file)?.[1],
        ...(JSON.parse(contentOf(join(output, file)).replace(/^pagefind_dcd/, "")) as {
          url: string;
          content: string;
        }),
      }));
    const editions = Object.keys(ARCHIVE).flatMap((slug) =>
      wholeIn(slug, ARCHIVE, READY).map((locale) => ({ slug, locale })),
    );
    equal(
      fragments.map(({ url, lang }) => `${url} ${lang}`).sort(),
      editions.map(({ slug, locale }) => `${urlOf(slug, locale)} ${LANG[locale].toLowerCase()}`).sort(),
    );
    for (const { slug, locale } of editions) {
      // Pagefind separates Chinese words with an invisible space.
      const content =
        fragments.find(({ url }) => url === urlOf(slug, locale))?.content.replaceAll("\u200B", "") ?? "";
      ok(content.includes(titleOf(slug, locale)) && content.includes(markOf(slug, locale)), content);
      for (const other of LOCALES)
        if (other !== locale)
          ok(!content.includes(titleOf(slug, other)), `${urlOf(slug, locale)}: ${content}`);
    }
  },
);
table("a language that is being set up has its pages, and no feed, sitemap or index", ({ built, output }) => {
  const own = [...built].filter(([url]) => url.startsWith("/kk/"));
  const works = Object.keys(ARCHIVE).map((slug) => urlOf(slug, "kk"));
  equal(
    own.map(([url]) => url).sort(),
    ["/kk/", "/kk/404.html", "/kk/archive/", "/kk/search/", ...works].sort(),
  );
  for (const [url, html] of own) {
    const page = parsePage(url, html);
    equal(attributes(page, 'meta[name="robots"]', "content"), ["noindex"], url);
    equal(
      attributes(page, "main a", "href"),
      READY.map((locale) => `/${locale}/`),
      url,
    );
  }
  is(built.get("/sitemap.xml")?.includes("/kk/"), false);
  is(
    filesIn(output).some((file) => /pagefind\/.*[./]kk_/.test(file)),
    false,
  );
  is(readFileSync(join(output, "index.html"), "utf8").includes('hreflang="kk"'), true);
});
table.run();

/** The states that a translation can be in, and the editions with which each change is tested. */
const STATES = [
  "current",
  "stale",
  "partial",
  "announced",
  "absent",
] as const satisfies readonly EditionState[];
const FLIPPED: readonly (readonly [locale: Locale, slug: string])[] = [
  ["en", "zh-c"],
  ["zh", "en-c"],
  ["ru", "zh-b"],
];

/** An outdated translation does not have the date of the original's last change. */
function losesItsDate(slug: string, from: EditionState, to: EditionState): boolean {
  return workOf(slug).updated !== undefined && DESIGN[from].listed && DESIGN[to].listed;
}

/** The files that must change when an edition goes from one state to another. */
function touched(slug: string, locale: Locale, from: EditionState, to: EditionState): string[] {
  const { states, date, topic } = workOf(slug);
  const becomes = DESIGN[from].listed !== DESIGN[to].listed;
  const loses = losesItsDate(slug, from, to);
  const seen = DESIGN[from].shown !== DESIGN[to].shown;
  const archive = withStates(slug, { [locale]: "current" });
  const listed = newestFirst(locale, archive, READY);
  const at = listed.indexOf(slug);
  const neighbours = [listed[at - 1], listed[at + 1]].flatMap((other) =>
    other ? [urlOf(other, locale)] : [],
  );
  const siblings = LOCALES.filter(
    (other) => other !== locale && (other === "kk" || states[other] !== "absent"),
  );
  const whole = READY.filter((other) => other !== locale && DESIGN[states[other]].listed);
  const own = (path: string) => `/${locale}/${path}`;
  return [
    urlOf(slug, locale),
    "/status/",
    "/status.json",
    ...(seen ? siblings.map((other) => urlOf(slug, other)) : []),
    ...(becomes ? [own("search/"), own("archive/"), ...neighbours] : []),
    // The lists that show its card.
    ...(becomes || loses ? [own(`archive/${date.slice(0, 4)}/`), own(`topics/${topic}/`)] : []),
    ...((becomes || loses) && at < ON_HOME ? [own("")] : []),
    ...(becomes ? whole.map((other) => `/${other}/sitemap.xml`) : []),
    ...(becomes || loses ? [...feedsOf(locale, topic), own("sitemap.xml")] : []),
  ].sort();
}

/** The feeds of a language, and of a topic in it. */
function feedsOf(locale: string, topic: string): string[] {
  return [`/${locale}/`, `/${locale}/topics/${topic}/`].flatMap((folder) =>
    ["feed.xml", "feed.json", "rss.xml"].map((file) => folder + file),
  );
}

/** Pages that name an edition among their related articles. */
function relatedTo(built: Built, slug: string, locale: Locale): string[] {
  const link = `href="${urlOf(slug, locale)}"`;
  return [...built].flatMap(([url, html]) => {
    const [related = ""] = /<section class="related band".*?<\/section>/s.exec(html) ?? [];
    return related.includes(link) ? [url] : [];
  });
}

function differing(before: Built, after: Built): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((url) => before.get(url) !== after.get(url))
    .sort();
}

const flips = suite<{ laidOut: LaidOut; built: Map<string, Built> }>("a state that changes");
flips.before(async (context) => {
  context.laidOut = await layOut();
  context.built = new Map([["", await render(context.laidOut)]]);
  for (const [locale, slug] of FLIPPED) {
    for (const state of STATES) {
      rewrite(context.laidOut, slug, withStates(slug, { [locale]: state }));
      context.built.set(`${locale} ${state}`, await render(context.laidOut));
    }
    rewrite(context.laidOut, slug, ARCHIVE);
  }
});
const variant = (built: Map<string, Built>, name: string): Built => {
  const found = built.get(name);
  if (!found) throw new Error(`no build "${name}"`);
  return found;
};
for (const [locale, slug] of FLIPPED)
  for (const from of STATES)
    for (const to of STATES)
      if (from !== to)
        flips.long(
          `from ${from} to ${to} in ${locale} changes everything about the edition, and nothing else`,
          ({ built }) => {
            const [before, after] = [variant(built, `${locale} ${from}`), variant(built, `${locale} ${to}`)];
            for (const [state, seen] of [
              [from, before],
              [to, after],
            ] as const) {
              const archive = withStates(slug, { [locale]: state });
              for (const other of LOCALES)
                equal(
                  signalsIn(seen, slug, other, archive),
                  expected(slug, other, archive),
                  `${state}: ${other}`,
                );
            }
            const related =
              DESIGN[from].listed === DESIGN[to].listed && !losesItsDate(slug, from, to)
                ? []
                : [before, after].flatMap((one) => relatedTo(one, slug, locale));
            equal(
              differing(before, after),
              [...new Set([...touched(slug, locale, from, to), ...related])].sort(),
            );
          },
        );

flips.long("two builds of the same archive do not differ", async ({ laidOut, built }) => {
  equal(differing(variant(built, ""), await render(laidOut)), []);
});
for (const [slug, stale, fed, files] of [
  [
    "en-a",
    "zh",
    ["en", "zh"],
    "/en/news/en-a/ /status.json /status/ /zh/ /zh/archive/2023/ /zh/news/en-a/ /zh/news/kk-a/ /zh/news/ru-a/ /zh/sitemap.xml /zh/topics/iioe/",
  ],
  ["zh-f", "ru", ["zh"], "/ru/news/zh-f/ /status.json /status/ /zh/news/zh-f/"],
  ["ru-f", "en", ["ru"], "/en/news/ru-f/ /ru/news/ru-f/ /status.json /status/"],
] as const)
  flips.long(
    `one word in the original of ${slug} makes its current translations stale`,
    async ({ laidOut, built }) => {
      const { states } = workOf(slug);
      const now = Object.entries(states).map(([locale, state]) => [
        locale,
        state === "current" ? "stale" : state,
      ]);
      // The file of the translation is unchanged: only the original is rewritten.
      rewrite(laidOut, slug, { ...ARCHIVE, [slug]: { ...workOf(slug), word: "reworded" } });
      const after = await render(laidOut);
      rewrite(laidOut, slug, ARCHIVE);
      const feeds = fed.flatMap((locale) => feedsOf(locale, "iioe"));
      equal(differing(variant(built, ""), after), [...feeds, ...files.split(" ")].sort());
      const archive = withStates(slug, Object.fromEntries(now));
      is(workOf(slug, archive).states[stale], "stale");
      for (const locale of LOCALES)
        equal(signalsIn(after, slug, locale, archive), expected(slug, locale, archive), locale);
    },
  );
flips.long(
  "the first article of a year and topic adds their pages, and changes the same pages in other languages",
  async ({ laidOut, built }) => {
    rewrite(laidOut, "ru-d", withStates("ru-d", { en: "current" }));
    const after = await render(laidOut);
    rewrite(laidOut, "ru-d", ARCHIVE);
    const before = variant(built, "");
    equal(
      [...after.keys()].filter((url) => !before.has(url) && url.endsWith("/")),
      ["/en/archive/2019/", "/en/topics/micro-certification/"],
    );
    equal(
      differing(before, after),
      [
        "/en/archive/",
        ...["2019", "2021", "2022", "2023"].map((year) => `/en/archive/${year}/`),
        ...feedsOf("en", "micro-certification"),
        "/en/news/en-e/",
        "/en/news/ru-d/",
        "/en/search/",
        "/en/sitemap.xml",
        "/en/topics/micro-certification/",
        "/kk/news/ru-d/",
        "/ru/archive/2019/",
        "/ru/news/ru-d/",
        "/ru/sitemap.xml",
        "/ru/topics/micro-certification/",
        "/status.json",
        "/status/",
      ].sort(),
    );
  },
);
flips.long(
  "a language that becomes ready shows each edition in the state of its files",
  async ({ laidOut }) => {
    const after = await render(laidOut, { kk: "ready" });
    for (const slug of Object.keys(ARCHIVE))
      for (const locale of LOCALES)
        equal(
          signalsIn(after, slug, locale, ARCHIVE),
          expected(slug, locale, ARCHIVE, LOCALES),
          `${slug} in ${locale}`,
        );
  },
);
flips.run();
