import { wholeEditions } from "./lists.ts";
import { editionOf, type SiteSettings, type Work } from "./site.ts";

/** What an edition is about, and the language of those words. */
export interface Subject {
  readonly title: string;
  readonly locale: string;
}

/**
 * The title of an edition. One that is announced has the title of its draft, or else that of the original, or of another whole
 * edition.
 *
 * @returns undefined where no edition of the work has a title.
 * @example
 * subjectOf(site, visit, "ru"); // => { title: "Визит в Женеву", locale: "ru" }
 */
export function subjectOf(site: SiteSettings, work: Work, locale: string): Subject | undefined {
  const { title, draftTitle } = editionOf(work, locale);
  if (title !== undefined) return { title, locale };
  const whole = wholeEditions(site, work).map(({ language }) => language.locale);
  const others = [work.sourceLocale, ...whole].filter((other) => whole.includes(other));
  const [other] = others;
  const original = other === undefined ? undefined : editionOf(work, other).title;
  // A draft often begins as a copy of the original: such a title isn't translated yet.
  if (draftTitle !== undefined && draftTitle !== original) return { title: draftTitle, locale };
  return original === undefined || other === undefined ? undefined : { title: original, locale: other };
}
