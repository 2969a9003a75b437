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
 * The texts about itself that a site doesn't have in its source language. Other languages are compared with that
 * one.
 *
 * @param file Path of the catalogue `site` of the source language, which need not exist.
 */
export function missingSiteTexts(catalogues: readonly Catalogue[], locale: string, file: string): Fault[] {
  const catalogue = catalogues.find((one) => one.locale === locale && one.namespace === "site");
  const texts = flatten(catalogue?.messages ?? {});
  return REQUIRED.filter((key) => isBlank(texts.get(key) ?? "")).map((key): Fault => {
    if (!catalogue) return { code: "site-text-missing", file, values: { key } };
    return catalogue.file.fault("site-text-missing", catalogue.offsets.get(key) ?? 0, { key });
  });
}
