import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Catalogue, type Messages, readCatalogue } from "../core/catalogues.ts";
import type { Fault } from "../core/faults.ts";
import type { Resources } from "../core/messages.ts";
import { checkEntries, decodeText, LOCALES_RULES } from "../core/preflight.ts";
import { listEntries } from "./folder.ts";

/** The catalogues that come with the package: of its theme and of its command. */
export const OWN_CATALOGUES = fileURLToPath(new URL("../../locales", import.meta.url));

/**
 * Reads the catalogues of some languages: `<folder>/<locale>/<namespace>.json`.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function readCatalogues(
  folder: string,
  locales: readonly string[],
): { catalogues: Catalogue[]; faults: Fault[] } {
  const catalogues: Catalogue[] = [];
  const { files, faults } = checkEntries(folder, listEntries(folder), LOCALES_RULES);
  for (const name of files) {
    const [, locale, namespace] = /^([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
    if (!locale || !namespace || !locales.includes(locale)) continue;
    const file = path.posix.join(folder, name);
    const decoded = decodeText(file, readFileSync(file));
    const read = decoded.text ? readCatalogue(locale, namespace, decoded.text) : decoded;
    if ("catalogue" in read && read.catalogue) catalogues.push(read.catalogue);
    faults.push(...read.faults);
  }
  return { catalogues, faults };
}

/**
 * The messages of several sets of catalogues; a later set overrides an earlier one, message by message.
 *
 * @example
 * mergeResources(ours, theirs).en?.site?.name; // => the name in theirs
 */
export function mergeResources(...sets: readonly (readonly Catalogue[])[]): Resources {
  const merged: Record<string, Record<string, Messages>> = {};
  for (const { locale, namespace, messages } of sets.flat()) {
    const byNamespace = merged[locale] ?? {};
    byNamespace[namespace] = mergeMessages(byNamespace[namespace] ?? {}, messages);
    merged[locale] = byNamespace;
  }
  return merged;
}

function mergeMessages(under: Messages, over: Messages): Messages {
  const merged: Record<string, string | Messages> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] =
      typeof value === "object" && typeof below === "object" ? mergeMessages(below, value) : value;
  }
  return merged;
}
