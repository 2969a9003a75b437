import type { Fault } from "../faults/table.ts";
import { flatten, isBlank } from "../messages/tree.ts";
import type { Catalogue } from "./read.ts";

/** What a site calls itself. Only the site knows it: the package's own texts are those of its demonstration. */
const REQUIRED = ["name", "tagline", "description"] as const;

/** The line of the footer, which a site may do without. */
const OPTIONAL = ["demonstration"] as const;

/** The package's catalogues as they belong on other sites: without the texts about its own one. */
export function withoutSiteTexts(catalogues: readonly Catalogue[]): Catalogue[] {
  const names: readonly string[] = [...REQUIRED, ...OPTIONAL];
  return catalogues.map((catalogue) => {
    if (catalogue.namespace !== "site") return catalogue;
    const kept = Object.entries(catalogue.messages).filter(([key]) => !names.includes(key));
    return { ...catalogue, messages: Object.fromEntries(kept) };
  });
}

/**
 * The texts about itself that a site doesn't have in its source language, and its topics without a name. Other
 * languages are compared with that one.
 *
 * @param fileOf Path of a catalogue of the source language, which need not exist.
 */
export function missingSiteTexts(
  catalogues: readonly Catalogue[],
  locale: string,
  fileOf: (namespace: string) => string,
): Fault[] {
  const own = (namespace: string) =>
    catalogues.find((one) => one.locale === locale && one.namespace === namespace);
  const topics = [...flatten(own("topics")?.messages ?? {}).keys()];
  const needed = { site: REQUIRED, topics };
  return Object.entries(needed).flatMap(([namespace, keys]) => {
    const catalogue = own(namespace);
    const texts = flatten(catalogue?.messages ?? {});
    return keys
      .filter((key) => isBlank(texts.get(key) ?? ""))
      .map((key): Fault => {
        if (!catalogue) return { code: "site-text-missing", file: fileOf(namespace), values: { key } };
        return catalogue.file.fault("site-text-missing", catalogue.offsets.get(key) ?? 0, { key });
      });
  });
}
