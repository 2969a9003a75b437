import { append } from "../long-lists.ts";
import type { Article, Page } from "../site/site.ts";
import type { Content, WorkTexts } from "./works.ts";

/** Works that were made before without a fault, by their inputs. */
export interface CachedWorks {
  /** @param inputs Everything the work is made from, except what is the same for all works. */
  find(inputs: readonly string[]): Article | Page | undefined;
  /** @returns the work as a later build finds it: a copy that doesn't keep the files it was cut out of in memory */
  keep(inputs: readonly string[], work: Article | Page): Article | Page;
}

/**
 * Everything a work is made from: its files, its pictures, the originals that its translations were made
 * from. Nearly every work is the same as at the last build, and the files in its folder show whether it is.
 */
export function inputsOfWorks(content: Content): (work: WorkTexts) => string[] {
  const images = byFolder([...content.images], ([name, { widthPx, heightPx }]) => [
    name,
    `${widthPx}x${heightPx}`,
  ]);
  const snapshots = byFolder([...content.snapshots], (snapshot) => snapshot);
  const unreadable = byFolder([...(content.unreadable ?? [])], (name) => [name]);
  return ({ folder, slug, texts }) => {
    const key = `${folder}/${slug}`;
    return [
      key,
      ...[...texts].flatMap(([locale, { text }]) => [locale, text]),
      ...[images, snapshots, unreadable].map((files) => JSON.stringify(files.get(key) ?? [])),
    ];
  };
}

/** What is known about the files anywhere below the folder of a work, by folder. */
function byFolder<Entry>(
  entries: readonly Entry[],
  factsOf: (entry: Entry) => readonly [name: string, ...facts: string[]],
): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const entry of entries) {
    const facts = factsOf(entry);
    const folder = facts[0].split("/", 2).join("/");
    const known = folders.get(folder);
    if (known) append(known, facts);
    else folders.set(folder, [...facts]);
  }
  return folders;
}
