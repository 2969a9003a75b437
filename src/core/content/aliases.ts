import type { Fault, FaultCode } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { addressKey, readable } from "../redirects/alias.ts";
import { isOfSite, pageKeys } from "../redirects/redirects.ts";
import { editionOf, type Site } from "../site/site.ts";
import { placeOfValue, readFrontMatter } from "./front-matter.ts";

/** An old address, and where it is written. */
interface Written {
  readonly alias: string;
  readonly key: string;
  readonly file: string;
  /** Its place in the list, from 0. */
  readonly index: number;
}

/**
 * Old addresses that a page of the site has, and those that two editions have. With these refused, none leads to another old
 * address or to itself: all of them lead to pages.
 *
 * @param texts The files of all editions.
 */
export function aliasFaults(site: Site, texts: Iterable<TextFile>): Fault[] {
  const written = writtenAliases(site);
  if (written.length === 0) return [];
  const pages = pageKeys(site);
  const first = new Map<string, Written>();
  const found = written.flatMap((one): Found[] => {
    const { alias, key, file } = one;
    if (isOfSite(alias, site) || pages.has(key)) return [{ ...one, code: "alias-page", values: {} }];
    const other = first.get(key);
    if (!other) first.set(key, one);
    // Two forms of an address, with and without a slash at the end, may lead to the same edition.
    else if (other.file !== file || other.alias === alias)
      return [{ ...one, code: "alias-twice", values: { other: other.file } }];
    return [];
  });
  return found.length === 0 ? [] : placed(found, texts);
}

interface Found extends Written {
  readonly code: FaultCode;
  readonly values: Record<string, string>;
}

function writtenAliases(site: Site): Written[] {
  return [...site.articles, ...site.pages].flatMap((work) =>
    site.languages.flatMap(({ locale }) => {
      const { aliases = [], file = "" } = editionOf(work, locale);
      return aliases.map((alias, index) => ({ alias, key: addressKey(alias), file, index }));
    }),
  );
}

function placed(found: readonly Found[], texts: Iterable<TextFile>): Fault[] {
  const files = new Map([...texts].map((text) => [text.file, text]));
  return found.flatMap(({ code, alias, file, index, values }) => {
    const text = files.get(file);
    const { frontMatter } = text ? readFrontMatter(text) : {};
    if (!text || !frontMatter) return [];
    const at = placeOfValue(frontMatter, ["aliases", index]);
    return [text.fault(code, at, { found: readable(alias), ...values })];
  });
}
