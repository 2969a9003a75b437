import { escapeHtml } from "../html.ts";
import { type Feed, type FeedEntry, type FeedInputs, makeFeed } from "./feeds.ts";

/**
 * The Atom feed of a language or a topic, with full texts.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function atomFeed(inputs: FeedInputs): string {
  const feed = makeFeed(inputs);
  const { lang, title, subtitle, siteName, address, updated, entries } = feed;
  const home = escapeHtml(feed.home);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <title>${escapeHtml(title)}</title>
  <subtitle>${escapeHtml(subtitle)}</subtitle>
  <id>${home}</id>
  <link rel="self" type="application/atom+xml" href="${escapeHtml(address("xml"))}"/>
  <link rel="alternate" type="text/html" hreflang="${lang}" href="${home}"/>
  <updated>${updated}</updated>
  <author><name>${escapeHtml(siteName)}</name></author>
${entries.map((entry) => atomEntry(entry, feed)).join("")}</feed>
`;
}

function atomEntry(entry: FeedEntry, { lang }: Feed): string {
  const url = escapeHtml(entry.url);
  const authors = entry.authors
    .map((name) => `    <author><name>${escapeHtml(name)}</name></author>\n`)
    .join("");
  const picture = entry.cover
    ? `    <link rel="enclosure" type="${entry.cover.mediaType}" href="${escapeHtml(entry.cover.url)}"/>\n`
    : "";
  const topics = entry.topics
    .map(({ key, label }) => `    <category term="${escapeHtml(key)}" label="${escapeHtml(label)}"/>\n`)
    .join("");
  return `  <entry>
    <title>${escapeHtml(entry.title)}</title>
    <id>${url}</id>
    <link rel="alternate" type="text/html" hreflang="${lang}" href="${url}"/>
${picture}    <published>${entry.published}</published>
    <updated>${entry.updated}</updated>
${authors}${topics}    <summary>${escapeHtml(entry.summary)}</summary>
    <content type="html">${escapeHtml(entry.content)}</content>
  </entry>
`;
}
