import { readFileSync } from "node:fs";

/**
 * The same pages as the other sites of this benchmark, as Eleventy's own documentation makes them: Markdown
 * and Nunjucks.
 */
const LOCALES = {
  en: { lang: "en", label: "English", ogLocale: "en_GB" },
  zh: { lang: "zh-Hans", label: "简体中文", ogLocale: "zh_CN" },
  ru: { lang: "ru", label: "Русский", ogLocale: "ru_RU" },
};
const SITE = "https://news.example.org";
const SIZE = 24;

export default function configure(config) {
  const words = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));
  config.addGlobalData("locales", LOCALES);
  config.addGlobalData("words", words);
  config.addGlobalData("site", SITE);
  config.addPassthroughCopy({ media: "media", assets: "assets" });
  config.addFilter("absolute", (url) => SITE + url);
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  const formats = Object.fromEntries(
    Object.entries(LOCALES).map(([locale, { lang }]) => [
      locale,
      new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }),
    ]),
  );
  config.addFilter("longDate", (date, locale) => formats[locale].format(date));
  config.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));

  // One pass over all articles; the filter looks up what it found.
  let editions = new Map();
  config.addCollection("lists", (api) => {
    const all = api.getFilteredByTag("article").toSorted((a, b) => b.date - a.date);
    editions = new Map();
    for (const item of all) editions.set(item.data.slug, [...(editions.get(item.data.slug) ?? []), item]);
    return listsOf(all.filter(({ data }) => data.listed));
  });
  config.addFilter("editionsOf", (slug) => editions.get(slug) ?? []);
  for (const locale of Object.keys(LOCALES))
    config.addCollection(`news_${locale}`, (api) =>
      api
        .getFilteredByTag("article")
        .filter(({ data }) => data.locale === locale && data.listed)
        .toSorted((a, b) => b.date - a.date),
    );
  config.addFilter("neighbours", (items, url) => {
    const at = items.findIndex((item) => item.url === url);
    return { newer: items[at - 1], older: items[at + 1] };
  });
  config.addFilter("related", (items, topics, url) =>
    items
      .filter((item) => item.url !== url && item.data.topics.some((topic) => topics.includes(topic)))
      .slice(0, 3),
  );
  return {
    dir: { input: "content", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

/** The pages of all lists: the archive, years and topics of each language. */
function listsOf(listed) {
  const pages = [];
  for (const locale of Object.keys(LOCALES)) {
    const own = listed.filter(({ data }) => data.locale === locale);
    const groups = new Map([["archive", own]]);
    for (const item of own)
      for (const key of [
        `years/${item.date.getUTCFullYear()}`,
        ...item.data.topics.map((topic) => `topics/${topic}`),
      ])
        groups.set(key, [...(groups.get(key) ?? []), item]);
    const years = [...groups.keys()].filter((key) => key.startsWith("years/")).sort();
    for (const [key, items] of groups) {
      const count = Math.max(1, Math.ceil(items.length / SIZE));
      for (let page = 1; page <= count; page++)
        pages.push({
          locale,
          key,
          years,
          page,
          urls: Array.from(
            { length: count },
            (_, index) => `/${locale}/${key}/${index === 0 ? "" : `page/${index + 1}/`}`,
          ),
          items: items.slice((page - 1) * SIZE, page * SIZE),
        });
    }
  }
  return pages;
}
