import { escapeHtml, type Html } from "../html.ts";
import { isoDate } from "../language/dates.ts";
import { listedIn } from "../site/lists.ts";
import { type Article, editionOf, languageIn, type Site } from "../site/site.ts";
import { absolute, type FeedFormat, urls } from "../site/urls.ts";

/** Words of a feed in its language. */
export interface FeedText {
  /** The name of the site. */
  readonly title: string;
  readonly subtitle: string;
  readonly topic: (key: string) => string;
}

/** What a feed is made from. */
export interface FeedInputs {
  readonly site: Site;
  readonly locale: string;
  /** The key of a topic, for a feed of its articles. @default all articles */
  readonly topic?: string | undefined;
  readonly text: FeedText;
  /** The moment of the build: no time in the feed is later. */
  readonly now: Date;
}

/** A feed of one language, in whatever format. It contains only whole editions of that language. */
export interface Feed {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  /** The name of the site, as the author where there is no other. */
  readonly siteName: string;
  /** Absolute address of the page that shows the same. */
  readonly home: string;
  /** Absolute address of the feed in a format. */
  readonly address: (format: FeedFormat) => string;
  /** The feed that its articles are taken from, if it has only some of them. */
  readonly source?: { readonly title: string; readonly address: (format: FeedFormat) => string };
  /** RFC 3339. */
  readonly updated: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** An article in a feed. */
export interface FeedEntry {
  /** Absolute address, which is its id too. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The cover and the text, with absolute addresses. */
  readonly content: string;
  readonly cover?: { readonly url: string; readonly mediaType: string };
  /** RFC 3339. */
  readonly published: string;
  /** RFC 3339. */
  readonly updated: string;
  readonly authors: readonly string[];
  readonly topics: readonly { readonly key: string; readonly label: string }[];
}

/** The number of articles in a feed: feed readers come back before there are as many new ones. */
export const FEED_LIMIT = 30;

/** Makes the feed of a language, or of one of its topics. */
export function makeFeed({ site, locale, topic, text, now }: FeedInputs): Feed {
  const articles = listedIn(site, locale)
    .filter(({ topics }) => topic === undefined || topics.includes(topic))
    .slice(0, FEED_LIMIT);
  const updated = articles.map((article) => changedOn(article, locale)).sort();
  const address = (format: FeedFormat) => absolute(site.url, urls.feed(locale, format, topic));
  const common = {
    lang: languageIn(site, locale).lang,
    subtitle: text.subtitle,
    siteName: text.title,
    address,
    updated: timeOf(updated.at(-1) ?? "1970-01-01", now),
    entries: articles.map((article) => entryOf(site, locale, article, text, now)),
  };
  if (topic === undefined)
    return { ...common, title: text.title, home: absolute(site.url, urls.home(locale)) };
  return {
    ...common,
    title: `${text.topic(topic)} – ${text.title}`,
    home: absolute(site.url, urls.topic(locale, topic)),
    source: { title: text.title, address: (format) => absolute(site.url, urls.feed(locale, format)) },
  };
}

function entryOf(site: Site, locale: string, article: Article, text: FeedText, now: Date): FeedEntry {
  const { url, title = "", summary = "" } = editionOf(article, locale);
  const { cover } = article;
  return {
    url: absolute(site.url, url),
    title,
    summary,
    content: contentOf(site, article, locale),
    ...(cover ? { cover: { url: absolute(site.url, cover.url), mediaType: mediaType(cover.url) } } : {}),
    published: timeOf(article.date, now),
    updated: timeOf(changedOn(article, locale), now),
    authors: article.authors,
    topics: article.topics.map((key) => ({ key, label: text.topic(key) })),
  };
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
  return (cover + text).replace(
    LINKS,
    (_, tag: string, href: string) =>
      tag + (/^\/(?!\/)/.test(href) ? absolute(site.url, href) : resolved(href, base)),
  );
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
