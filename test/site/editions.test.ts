import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, not, ok } from "uvu/assert";
import { ROOT } from "../support/project.ts";
import {
  ANNOUNCED,
  alternatesOf,
  attribute,
  attributes,
  contentOf,
  isListed,
  LANGS,
  LOCALES,
  listed,
  messages,
  news,
  pageAt,
  type ReferenceSite,
  referenceSite,
  SITE,
  SLUGS,
  textOf,
} from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const OG_LOCALES: Readonly<Record<string, string>> = { en: "en_US", zh: "zh_CN", ru: "ru_RU" };

const site = suite<ReferenceSite>("editions of the reference newsroom");
site.before(async (context) => {
  Object.assign(context, await referenceSite());
});

site("hides incomplete pages from search engines, and nothing else", ({ pages }) => {
  const hidden = [...pages.values()].filter(
    (page) => attributes(page, 'meta[name="robots"]', "content")[0] === "noindex",
  );
  const expected = LOCALES.map((locale) => `/${locale}/404.html`);
  equal(
    hidden.map(({ url }) => url).sort(),
    [...expected, "/404.html", "/status/", "/status/glossary/", ANNOUNCED].sort(),
  );
  for (const page of hidden) {
    equal(attributes(page, 'link[rel="canonical"], link[rel="alternate"][hreflang]', "href"), [], page.url);
    equal(attributes(page, "meta[property]", "property"), [], page.url);
  }
});

site("has each page's own address as its canonical address", ({ pages }) => {
  for (const page of listed(pages))
    equal(attributes(page, 'link[rel="canonical"]', "href"), [SITE + page.url]);
});

site("links the editions of a page to each other, to themselves and to a default", ({ pages }) => {
  for (const page of listed(pages)) {
    const links = alternatesOf(page);
    const { "x-default": fallback, ...editions } = links;
    ok(
      Object.keys(editions).every((locale) => LOCALES.includes(locale)),
      page.url,
    );
    ok(fallback?.startsWith(`${SITE}/`), page.url);
    if (page.locale) is(editions[page.locale], SITE + page.url);
    for (const [locale, href] of Object.entries(editions)) {
      const other = pages.get(href.slice(SITE.length));
      is(other?.locale, locale, `${page.url} → ${href}`);
      equal(other && alternatesOf(other), links, `${page.url} ↔ ${href}`);
    }
  }
});

site("pairs every article with all of its whole editions and no others", ({ pages }) => {
  for (const slug of SLUGS) {
    const whole = LOCALES.filter((locale) => news(locale, slug) !== ANNOUNCED);
    const expected = Object.fromEntries(whole.map((locale) => [locale, SITE + news(locale, slug)]));
    equal(alternatesOf(pageAt(pages, news("en", slug))), {
      ...expected,
      "x-default": SITE + news("en", slug),
    });
  }
});

site("shares a page under its own address, title and language", ({ pages }) => {
  for (const page of listed(pages).filter(({ locale }) => locale)) {
    const share = (property: string) => attributes(page, `meta[property="${property}"]`, "content");
    equal(share("og:url"), [SITE + page.url]);
    equal(share("og:locale"), [OG_LOCALES[page.locale] ?? ""]);
    const others = Object.keys(alternatesOf(page)).filter(
      (one) => one !== page.locale && one !== "x-default",
    );
    equal(
      share("og:locale:alternate"),
      others.map((locale) => OG_LOCALES[locale] ?? ""),
    );
    ok(textOf(page.root.querySelector("title")).startsWith(share("og:title")[0] ?? "?"), page.url);
  }
});

site("switches between the languages of the same article", ({ pages }) => {
  for (const slug of SLUGS) {
    for (const locale of LOCALES) {
      const { root } = pageAt(pages, news(locale, slug));
      const switcher = root.querySelector(`nav[aria-label="${messages(locale, "site").languages}"]`);
      const links = switcher?.querySelectorAll("a") ?? [];
      const others = LOCALES.filter((other) => other !== locale);
      equal(
        links.map((link) => attribute(link, "href")),
        others.map((other) => news(other, slug)),
      );
      equal(
        links.map((link) => attribute(link, "hreflang")),
        others.map((other) => LANGS[other]),
      );
      equal(
        links.map((link) => attribute(link, "lang")),
        others.map((other) => LANGS[other]),
      );
      is(attribute(switcher?.querySelector("[aria-current]"), "lang"), LANGS[locale]);
    }
  }
});

/** The title of the draft in the reference newsroom. */
const DRAFT_TITLE = "Делегация ICHEI посетила Международное бюро просвещения ЮНЕСКО в Женеве";

site("announces a draft edition by its title, without any of its text", ({ pages }) => {
  const page = pageAt(pages, ANNOUNCED);
  const main = textOf(page.root.querySelector("main"));
  const { announced = "?", announcedTitle = "?" } = messages("ru", "notices");
  ok(main.includes(announced));
  ok(main.includes(announcedTitle));
  is(textOf(page.root.querySelector("h1")), DRAFT_TITLE);
  equal(attributes(page, "main li a[hreflang]", "href"), [
    "/en/news/visit-to-ibe/",
    "/zh/news/visit-to-ibe/",
  ]);
  const { languageSoon = "?" } = messages("en", "site");
  const english = pageAt(pages, news("en", "visit-to-ibe")).root;
  ok(
    textOf(english.querySelector(`nav[aria-label="${messages("en", "site").languages}"]`)).includes(
      languageSoon,
    ),
  );
});

site(
  "shows a draft nowhere but for its title on its own page: in no list, no index, no file",
  ({ pages, files, output }) => {
    for (const page of pages.values())
      if (page.locale === "ru" && page.url !== ANNOUNCED)
        not(attributes(page, "a", "href").includes(ANNOUNCED), `${page.url} links to the draft`);
    const file = join(ROOT, "content/articles/visit-to-ibe/index.ru.md");
    const sentences = readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.replace(/^(?:title|summary|#+|-|\s+\w+):?\s*/, "").trim())
      .filter((line) => /[а-я]/.test(line));
    ok(sentences.length > 15);
    for (const file of files) {
      const text = contentOf(join(output, file));
      const hidden = sentences.filter(
        (one) => one !== DRAFT_TITLE || `/${file}` !== `${ANNOUNCED}index.html`,
      );
      for (const sentence of hidden) not(text.includes(sentence), `${file}: ${sentence}`);
    }
  },
);

site(
  "has the whole editions of articles and pages in the search index, each in its language",
  ({ files, output, pages }) => {
    const entry = JSON.parse(readFileSync(join(output, "pagefind/pagefind-entry.json"), "utf8"));
    equal(
      Object.keys(entry.languages).sort(),
      Object.values(LANGS)
        .map((lang) => lang.toLowerCase())
        .sort(),
    );
    const fragments = [...files].filter((file) => file.endsWith(".pf_fragment"));
    const indexed = fragments.map((file): [string, string] => {
      const { url } = JSON.parse(contentOf(join(output, file)).replace(/^pagefind_dcd/, ""));
      return [url, /\/([^/_]+)_[^/]+$/.exec(file)?.[1] ?? ""];
    });
    const works = [...SLUGS.map((slug) => `news/${slug}/`), "about/", "corrections/", "licence/"];
    const expected = LOCALES.flatMap((locale) =>
      works.map((work): [string, string] => [`/${locale}/${work}`, (LANGS[locale] ?? "").toLowerCase()]),
    );
    equal(indexed.sort(), expected.filter(([url]) => url !== ANNOUNCED).sort());
    for (const [url] of indexed) ok(pages.has(url), url);
  },
);

site("has the same facts in status.json as on its pages", ({ output, pages }) => {
  const status = JSON.parse(readFileSync(join(output, "status.json"), "utf8"));
  equal(
    status.languages.map(({ locale, lang }: Record<string, string>) => [locale, lang]),
    Object.entries(LANGS),
  );
  equal(status.articles.map(({ slug }: { slug: string }) => slug).sort(), SLUGS);
  for (const work of [...status.articles, ...status.pages]) {
    equal(Object.keys(work.editions), LOCALES);
    for (const [locale, edition] of Object.entries<Record<string, string>>(work.editions)) {
      const page = pageAt(pages, edition.url ?? "");
      is(page.locale, locale);
      const state = page.url === ANNOUNCED ? "announced" : locale === work.source ? "source" : "current";
      is(edition.state, state, page.url);
      is(isListed(page), state !== "announced", page.url);
      if (edition.title !== undefined) is(textOf(page.root.querySelector("h1")), edition.title);
      else is(state, "announced");
    }
  }
});

site.run();
