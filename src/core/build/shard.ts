import type { PageRecord } from "../pages/families.ts";

/** One of several parts of a build, each built on a machine of its own. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** The key in Eleventy's global data under which the command passes it to the plugins. */
export const SHARD_DATA = "polyglotShard";

/**
 * Reads `2/4`.
 *
 * @returns undefined where the text has another form.
 * @example
 * readShard("2/4"); // => { index: 2, of: 4 }
 */
export function readShard(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  return index && of && index <= of ? { index, of } : undefined;
}

/** For things that are made one by one, such as pictures: each part has every n-th. */
export function itemsOfShard<Thing>(shard: Shard | undefined, things: readonly Thing[]): readonly Thing[] {
  return shard ? things.filter((_, position) => position % shard.of === shard.index - 1) : things;
}

/**
 * The pages that belong to a part. A part gets whole languages if there are enough of them, because the
 * search indexes a language as a whole; otherwise the parts of a language take its pages in turn.
 *
 * @param locales All languages of the site, in order.
 */
export function pagesOf(
  shard: Shard | undefined,
  pages: readonly PageRecord[],
  locales: readonly string[],
): readonly PageRecord[] {
  if (!shard) return pages;
  const positions = new Map<string, number>();
  return pages.filter(({ locale }) => {
    const position = positions.get(locale) ?? 0;
    positions.set(locale, position + 1);
    const parts = shardsOf(locale, shard.of, locales);
    return parts[position % parts.length] === shard.index;
  });
}

/** Whether a part has all pages of a language. */
export function hasWhole(shard: Shard | undefined, locale: string, locales: readonly string[]): boolean {
  if (!shard) return true;
  const [first, ...others] = shardsOf(locale, shard.of, locales);
  return others.length === 0 && first === shard.index;
}

/** The parts, by number, that build the pages of a language. */
function shardsOf(locale: string, of: number, locales: readonly string[]): number[] {
  const language = Math.max(0, locales.indexOf(locale));
  if (of <= locales.length) return [(language % of) + 1];
  return Array.from({ length: of }, (_, index) => index + 1).filter(
    (index) => (index - 1) % locales.length === language,
  );
}
