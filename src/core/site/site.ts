import type { Html } from "../html.ts";
import type { ImageSize } from "../images/measure.ts";
import type { Language } from "../language/languages.ts";
import type { Heading } from "../markdown/heading.ts";
import type { EditionState, Signals } from "./states.ts";

/** What the configuration defines about a site, before any content. */
export interface SiteSettings {
  /** Absolute address without a slash at its end: `"https://news.example.org"`. */
  readonly url: string;
  /** In the order that language lists show them. */
  readonly languages: readonly Language[];
  /** The locale that `x-default` leads to. */
  readonly defaultLocale: string;
  /** The state of an article in a language without a file, if the article itself sets none. */
  readonly missing: "announced" | "absent";
}

/** What every page knows about its site: nothing about articles that it does not show. */
export interface SiteContext extends SiteSettings {
  /** By slug. */
  readonly pages: readonly Page[];
}

/** The whole site: made once per build, then only read. */
export interface Site extends SiteContext {
  /** Newest first; those of one day by their `order`, then by slug. */
  readonly articles: readonly Article[];
}

/** What exists in several languages: an article or a standing page. */
export interface Work {
  readonly slug: string;
  readonly sourceLocale: string;
  /** When the source text last changed, where its file says so. */
  readonly updated?: string;
  readonly cover?: Cover;
  /** Files of its pictures in the content folder, the cover among them. */
  readonly images: readonly string[];
  /** One for each configured locale, always. */
  readonly editions: Readonly<Record<string, Edition>>;
}

/** A piece of news. Its facts are written once, in the source edition. */
export interface Article extends Work {
  readonly kind: "article";
  /** Calendar date of publication. */
  readonly date: string;
  /** Its place among the articles of its day, from 1. Those without one come last. */
  readonly order?: number;
  /** Keys into the `topics` catalogue. */
  readonly topics: readonly string[];
  readonly authors: readonly string[];
}

/** An independent text, such as "about". */
export interface Page extends Work {
  readonly kind: "page";
}

/** The picture of an article: the same in every language. */
export interface Cover {
  /** Address from the root. */
  readonly url: string;
  /** The file in the content folder. */
  readonly file: string;
  readonly credit?: string;
  readonly size: ImageSize;
}

/** One article in one language. Texts that are not written yet are missing. */
export interface Edition {
  readonly locale: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly state: EditionState;
  readonly signals: Signals;
  /** Address from the root. */
  readonly url: string;
  /** The file that it came from. */
  readonly file?: string;
  readonly title?: string;
  /** On an announced edition: the title of its draft. Of a draft, readers see nothing else. */
  readonly draftTitle?: string;
  readonly summary?: string;
  /** Whether the summary is the beginning of the text, since no other is written. */
  readonly isBeginning?: true;
  readonly html?: Html;
  /** The headings of its sections, where it has two or more. */
  readonly contents?: readonly Heading[];
  /** How long its text takes to read, in whole minutes. Set where there is `html`. */
  readonly readingMinutes?: number;
  readonly coverAlt?: string;
  readonly coverCaption?: string;
  /** Calendar date of its last change. A stale translation has none: it is the source that has changed. */
  readonly updated?: string;
  /** Set on editions that were translated. */
  readonly translation?: Translation;
}

/** Where a translation comes from. */
export interface Translation {
  readonly sourceLocale: string;
  readonly by?: string;
  /** Calendar date of the last review. */
  readonly reviewed?: string;
  /** On stale editions: when the source changed, where its file says so. */
  readonly sourceChangedOn?: string;
  /** On stale editions: how many parts of the source differ, if the text that was translated is stored. */
  readonly changedParts?: number;
  /** On stale editions: how many blocks of its text are marked, from `#changed_1`. */
  readonly markedBlocks?: number;
}

/**
 * The edition of a work in a language of the site.
 *
 * @throws RangeError where the site has no such locale.
 */
export function editionOf(work: Work, locale: string): Edition {
  const edition = work.editions[locale];
  if (!edition) throw new RangeError(`no edition "${locale}" of "${work.slug}": not a language of this site`);
  return edition;
}

/** Whether a work should be listed in a language: in its lists, feeds, sitemap and index. */
export function isListed(work: Work, locale: string): boolean {
  return editionOf(work, locale).signals.listed;
}

/**
 * The language of a locale.
 *
 * @throws RangeError where the site has no such locale.
 */
export function languageIn(settings: SiteSettings, locale: string): Language {
  const language = settings.languages.find((candidate) => candidate.locale === locale);
  if (!language) throw new RangeError(`"${locale}" is not a language of this site`);
  return language;
}
