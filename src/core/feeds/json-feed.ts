import { type FeedInputs, makeFeed } from "./feeds.ts";

/**
 * The JSON Feed of a language or a topic: the same as the Atom feed.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed(inputs: FeedInputs): string {
  const { lang, title, subtitle, home, address, entries } = makeFeed(inputs);
  const items = entries.map(({ url, cover, published, updated, authors, topics, ...entry }) => ({
    id: url,
    url,
    title: entry.title,
    summary: entry.summary,
    content_html: entry.content,
    ...(cover ? { image: cover.url } : {}),
    date_published: published,
    date_modified: updated,
    ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
    tags: topics.map(({ label }) => label),
    language: lang,
  }));
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: subtitle,
    home_page_url: home,
    feed_url: address("json"),
    language: lang,
    items,
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
