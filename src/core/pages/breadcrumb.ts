import type { MessageKey, Translate } from "../messages/messages.ts";
import { editionOf } from "../site/site.ts";
import { urls } from "../site/urls.ts";
import type { PageRecord } from "./families.ts";
import type { ListPart } from "./pagination.ts";

/** A step on the way from the home page. */
export interface Crumb {
  readonly label: string;
  /** Address from the root. */
  readonly url: string;
}

/**
 * The path from the home page to a page, which is its last step. The visible breadcrumb and the structured
 * data both use it. Every step is a page that exists in the language: the year of an article that is not
 * whole in it may have no page.
 *
 * @returns nothing for a home page, and for pages that have no place in the site: an unknown address, the notice of
 * a language that is being set up, the pages for editors.
 * @example
 * breadcrumbOf(yearPage, t); // => [Home /en/, News archive /en/archive/, News of 2023 /en/archive/2023/]
 */
export function breadcrumbOf(record: PageRecord, t: Translate): Crumb[] {
  const { content, locale, url } = record;
  const home = { label: t("site:home"), url: urls.home(locale) };
  const archive = { label: t("archive:title"), url: urls.archive(locale) };
  const year = (value: string) => ({
    label: t("archive:yearTitle", { year: value }),
    url: urls.year(locale, value),
  });
  /** The further pages of a list are below its first. */
  const further = ({ page }: ListPart) => (page > 1 ? [{ label: t("archive:page", { page }), url }] : []);
  switch (content.kind) {
    case "article": {
      const { title = t("notices:announcedTitle") } = editionOf(content.work, locale);
      const years = content.linkedYear === undefined ? [] : [year(content.linkedYear)];
      return [home, archive, ...years, { label: title, url }];
    }
    case "page": {
      const { title = t("notices:announcedTitle") } = editionOf(content.work, locale);
      return [home, { label: title, url }];
    }
    case "archive":
      return [home, archive, ...further(content.part)];
    case "year":
      return [home, archive, year(content.year), ...further(content.part)];
    case "topic": {
      const label = t(`topics:${content.topic}` as MessageKey);
      return [home, archive, { label, url: urls.topic(locale, content.topic) }, ...further(content.part)];
    }
    case "search":
      return [home, { label: t("search:title"), url }];
    case "home":
    case "not-found":
    case "offline":
    case "status":
    case "glossary":
    case "configuring":
      return [];
  }
}
