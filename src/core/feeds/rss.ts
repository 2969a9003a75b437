import { escapeHtml } from "../html.ts";
import { type Feed, type FeedEntry, type FeedInputs, makeFeed } from "./feeds.ts";

/**
 * The RSS 2.0 feed of a language or a topic: the same as the Atom feed, with elements of other vocabularies for what
 * RSS can't say. An author of RSS is a mail address, and an enclosure needs the length of its file.
 *
 * @see https://www.rssboard.org/rss-specification
 * @see https://www.rssboard.org/rss-profile
 */
export function rssFeed(inputs: FeedInputs): string {
  const feed = makeFeed(inputs);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>${escapeHtml(feed.title)}</title>
    <link>${escapeHtml(feed.home)}</link>
    <description>${escapeHtml(feed.subtitle)}</description>
    <language>${feed.lang}</language>
    <lastBuildDate>${rfc822(feed.updated)}</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="${escapeHtml(feed.address("rss"))}"/>
${feed.entries.map((entry) => rssItem(entry, feed)).join("")}  </channel>
</rss>
`;
}

function rssItem(entry: FeedEntry, { source }: Feed): string {
  const url = escapeHtml(entry.url);
  const lines = [
    `<title>${escapeHtml(entry.title)}</title>`,
    `<link>${url}</link>`,
    `<guid isPermaLink="true">${url}</guid>`,
    `<pubDate>${rfc822(entry.published)}</pubDate>`,
    `<atom:updated>${entry.updated}</atom:updated>`,
    ...entry.authors.map((name) => `<dc:creator>${escapeHtml(name)}</dc:creator>`),
    ...entry.topics.map(({ label }) => `<category>${escapeHtml(label)}</category>`),
    ...(entry.cover
      ? [
          `<media:content url="${escapeHtml(entry.cover.url)}" type="${entry.cover.mediaType}" medium="image"/>`,
        ]
      : []),
    ...(source
      ? [`<source url="${escapeHtml(source.address("rss"))}">${escapeHtml(source.title)}</source>`]
      : []),
    `<description>${escapeHtml(entry.summary)}</description>`,
    `<content:encoded>${escapeHtml(entry.content)}</content:encoded>`,
  ];
  return `    <item>\n${lines.map((line) => `      ${line}\n`).join("")}    </item>\n`;
}

/** A time as RSS has it: `Fri, 10 Nov 2023 12:00:00 GMT`. */
function rfc822(time: string): string {
  return new Date(time).toUTCString();
}
