import { readPageFacts } from "../audit/page-facts.ts";
import { formatDate } from "../language/dates.ts";
import type { PageRecord } from "../pages/families.ts";
import { editionOf } from "../site/site.ts";
import type { SearchFacts } from "./copy.ts";

/**
 * What the model knows about a page that is indexed.
 *
 * @param base The site's folder on its host, as `baseOf` gives it.
 * @param topicLabel The label of a topic in the language of the page.
 * @returns undefined where the page is no edition of an article or of a standing page.
 */
export function recordFacts(
  { content, locale }: PageRecord,
  base: string,
  topicLabel: (topic: string) => string,
): SearchFacts | undefined {
  if (content.kind !== "article" && content.kind !== "page") return undefined;
  const { work } = content;
  const { title = work.slug, summary, lang } = editionOf(work, locale);
  const meta = {
    ...(summary === undefined ? {} : { summary }),
    ...(work.cover ? { image: base + work.cover.url } : {}),
  };
  if (content.kind === "page") return { title, filters: { language: [locale] }, meta };
  const { date, topics } = content.work;
  return {
    title,
    date,
    filters: { language: [locale], year: [date.slice(0, 4)], topic: topics },
    meta: { ...meta, topics: topics.map(topicLabel).join(" · "), published: formatDate(date, lang) },
  };
}

/** What a page from a site's own templates says about itself: its title, and the first date in it. */
export function htmlFacts(url: string, html: string): SearchFacts {
  const { title, lang = "" } = readPageFacts(url, html);
  const date = /<time\b[^>]*\sdatetime="(\d{4}-\d{2}-\d{2})/.exec(html)?.[1];
  const filters = { language: [lang], ...(date === undefined ? {} : { year: [date.slice(0, 4)] }) };
  return { title, date, filters, meta: {} };
}
