import type { Catalogue } from "../catalogues/read.ts";
import { atMost, type Fault } from "../faults/table.ts";
import { nearest } from "../language/nearest.ts";
import { byStem } from "../messages/plurals.ts";
import { flatten } from "../messages/tree.ts";

/**
 * Messages that are not used: those in a namespace of the theme that the theme doesn't have. Only a site's
 * templates know which messages of its own namespaces are used, so those are checked if the site names what
 * it uses.
 *
 * @param theme The package's catalogues; empty in its own newsroom.
 * @param sourceLocale The language that the others are compared with: what it doesn't have, they don't have.
 * @param used Messages that a site uses: `namespace:key`, where `*` matches any part. Empty if it names none.
 */
export function checkUsed(
  catalogues: readonly Catalogue[],
  theme: readonly Catalogue[],
  used: readonly string[],
  sourceLocale: string,
): Fault[] {
  const patterns = used.map(
    (name) => new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`),
  );
  return catalogues.flatMap(({ locale, file, namespace, messages, offsets }) => {
    const own = theme.find((catalogue) => catalogue.namespace === namespace);
    // A site chooses its own topics; each has a page.
    if (locale !== sourceLocale || namespace === "topics" || (!own && used.length === 0)) return [];
    const known = new Set(own ? byStem(flatten(own.messages)).keys() : []);
    const unused = [...byStem(flatten(messages))].filter(
      ([stem]) => !known.has(stem) && !patterns.some((pattern) => pattern.test(`${namespace}:${stem}`)),
    );
    return atMost(
      unused.map(([stem, forms]) => {
        const at = offsets.get([...forms.values()][0]?.path ?? stem) ?? 0;
        return file.fault("message-unused", at, { key: `${namespace}:${stem}` }, nearest(stem, known));
      }),
    );
  });
}
