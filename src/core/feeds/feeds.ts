import { escapeHtml, type Html } from "../html.ts";
import { isoDate } from "../language/dates.ts";
import { listedIn } from "../site/lists.ts";
import { type Article, editionOf, languageIn, type Site } from "../site/site.ts";
import { absolute, urls } from "../site/urls.ts";

/** Words of a feed in its language. */
export interface FeedText {
  readonly title: string;
  readonly subtitle: string;
  readonly topic: (key: string) => string;
}

/** The number of articles in a feed: feed readers come back before there are as many new ones. */
export const FEED_LIMIT = 30;

/**
 * The Atom feed of one language, with full texts. It contains only whole editions of that language.
 *
 * @param now The moment of the build: no time in the feed is later.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function atomFeed(site: Site, locale: string, text: FeedText, now: Date): string {
  const { lang } = languageIn(site, locale);
  const articles = listedIn(site, locale).slice(0, FEED_LIMIT);
  const home = absolute(site.url, urls.home(locale));
  const self = absolute(site.url, urls.feed(locale, "xml"));
  const updated =
    articles
      .map((article) => changedOn(article, locale))
      .sort()
      .at(-1) ?? "1970-01-01";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <title>${escapeHtml(text.title)}</title>
  <subtitle>${escapeHtml(text.subtitle)}</subtitle>
  <id>${escapeHtml(home)}</id>
  <link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>
  <link rel="alternate" type="text/html" hreflang="${lang}" href="${escapeHtml(home)}"/>
  <updated>${timeOf(updated, now)}</updated>
  <author><name>${escapeHtml(text.title)}</name></author>
${articles.map((article) => atomEntry(site, locale, article, text, now)).join("")}</feed>
`;
}

function atomEntry(site: Site, locale: string, article: Article, text: FeedText, now: Date): string {
  const edition = editionOf(article, locale);
  const { lang } = edition;
  const url = escapeHtml(absolute(site.url, edition.url));
  const authors = article.authors
    .map((name) => `    <author><name>${escapeHtml(name)}</name></author>\n`)
    .join("");
  const picture = article.cover
    ? `    <link rel="enclosure" type="${mediaType(article.cover.url)}" href="${escapeHtml(absolute(site.url, article.cover.url))}"/>\n`
    : "";
  const topics = article.topics
    .map((topic) => `    <category term="${escapeHtml(topic)}" label="${escapeHtml(text.topic(topic))}"/>\n`)
    .join("");
  return `  <entry>
    <title>${escapeHtml(edition.title ?? "")}</title>
    <id>${url}</id>
    <link rel="alternate" type="text/html" hreflang="${lang}" href="${url}"/>
${picture}    <published>${timeOf(article.date, now)}</published>
    <updated>${timeOf(changedOn(article, locale), now)}</updated>
${authors}${topics}    <summary>${escapeHtml(edition.summary ?? "")}</summary>
    <content type="html">${escapeHtml(contentOf(site, article, locale))}</content>
  </entry>
`;
}

/**
 * The JSON Feed of one language: the same as the Atom feed.
 *
 * @param now The moment of the build.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed(site: Site, locale: string, text: FeedText, now: Date): string {
  const { lang } = languageIn(site, locale);
  const items = listedIn(site, locale)
    .slice(0, FEED_LIMIT)
    .map((article) => {
      const edition = editionOf(article, locale);
      const url = absolute(site.url, edition.url);
      return {
        id: url,
        url,
        title: edition.title,
        summary: edition.summary,
        content_html: contentOf(site, article, locale),
        ...(article.cover ? { image: absolute(site.url, article.cover.url) } : {}),
        date_published: timeOf(article.date, now),
        date_modified: timeOf(changedOn(article, locale), now),
        ...(article.authors.length > 0 ? { authors: article.authors.map((name) => ({ name })) } : {}),
        tags: article.topics.map(text.topic),
        language: lang,
      };
    });
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: text.title,
    description: text.subtitle,
    home_page_url: absolute(site.url, urls.home(locale)),
    feed_url: absolute(site.url, urls.feed(locale, "json")),
    language: lang,
    items,
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** The media type of a picture. There are only these: see the preflight. */
function mediaType(url: string): string {
  const ending = url.slice(url.lastIndexOf(".") + 1).toLowerCase();
  return `image/${ending === "jpg" ? "jpeg" : ending}`;
}

function changedOn(article: Article, locale: string): string {
  return editionOf(article, locale).updated ?? article.date;
}

/**
 * Feeds need a time and we have a day: noon in UTC is the same day nearly everywhere. Readers of feeds hide what is
 * in the future, or show it above all else for years, so until that noon it is the beginning of the present day.
 */
function timeOf(date: string, now: Date): string {
  const noon = `${date}T12:00:00Z`;
  return Date.parse(noon) <= now.getTime() ? noon : `${isoDate(now)}T00:00:00Z`;
}

/** The cover and the text, with addresses that work outside the site. */
function contentOf(site: Site, article: Article, locale: string): string {
  const { html = "" as Html, coverAlt = "", coverCaption } = editionOf(article, locale);
  const caption = coverCaption === undefined ? "" : `<figcaption>${escapeHtml(coverCaption)}</figcaption>`;
  const cover = article.cover
    ? `<figure><img src="${escapeHtml(article.cover.url)}" alt="${escapeHtml(coverAlt)}">${caption}</figure>\n`
    : "";
  const base = absolute(site.url, editionOf(article, locale).url);
  const text = html.replace(FOR_PAGES, "");
  return (cover + text).replace(LINKS, (_, tag: string, href: string) => tag + resolved(href, base));
}

/**
 * Elements that repeat words or have none and need the style sheet, which are pull quotes and heading links, and the labels of
 * changed blocks: a feed has no notice that explains them.
 */
const FOR_PAGES =
  /<div class="pull-quote"[\s\S]*?<\/div>\n|<a class="heading-link"[^>]*><\/a>|<p class="changed-label"[^>]*>[^<]*<\/p>\n/g;

/** What comes before the address of a picture or link, and the address as the text has it, escaped. */
const LINKS = /(<(?:img|a)\b[^>]*?\s(?:src|href)=")([^"]*)/g;

function resolved(href: string, base: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(href) || !URL.canParse(href, base) ? href : new URL(href, base).href;
}
