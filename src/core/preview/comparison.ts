import { type Content, groupWorks, keptText, readWork, translatableText } from "../content/works.ts";
import type { Language } from "../language/languages.ts";
import { editionOf, languageIn, type Site } from "../site/site.ts";
import type { EditionState } from "../site/states.ts";
import { type ComparedPart, sideBySide } from "./side-by-side.ts";

/** A translation and its original, side by side. */
export interface Comparison {
  readonly slug: string;
  readonly title: string;
  readonly original: Language;
  readonly translation: Language;
  readonly state: EditionState;
  /** Address of the translation; undefined where it has no page. */
  readonly page: string | undefined;
  readonly parts: readonly ComparedPart[];
  /** Whether the original is stored as it was translated, to mark changes; "none" without a translation. */
  readonly past: "kept" | "lost" | "none";
}

/**
 * Compares a translation with its original as it is now and as it was when it was translated.
 *
 * @param name `articles/<slug>` or `pages/<slug>`.
 * @returns undefined where there is no such work, or where the locale is that of its original or no language of the site.
 */
export function compareEditions(
  site: Site,
  content: Content,
  name: string,
  locale: string,
): Comparison | undefined {
  const { works } = groupWorks(
    content,
    site.languages.map((language) => language.locale),
  );
  const texts = works.find(({ folder, slug }) => `${folder}/${slug}` === name);
  const files = texts && readWork(texts).files;
  const [source] = files?.sources ?? [];
  const work = [...site.articles, ...site.pages].find(
    (one) => one.slug === files?.slug && `${one.kind}s` === files.folder,
  );
  const known = site.languages.some((language) => language.locale === locale);
  if (!files || !source || !work || !known || source.locale === locale) return undefined;
  const file = files.translations.find((one) => one.locale === locale);
  const before = file && keptText(source, file, content);
  const { state, signals, url } = editionOf(work, locale);
  const original = languageIn(site, source.locale);
  return {
    slug: work.slug,
    title: source.head.title,
    original,
    translation: languageIn(site, locale),
    state,
    page: signals.page === "none" ? undefined : url,
    parts: sideBySide(before, translatableText(source), file && translatableText(file), original.lang),
    past: file ? (before ? "kept" : "lost") : "none",
  };
}
