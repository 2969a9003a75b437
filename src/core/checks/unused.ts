import type { Catalogue } from "../catalogues/read.ts";
import { FAULTS_AT_ONCE, type Fault } from "../faults/table.ts";
import { nearest } from "../language/nearest.ts";
import { byStem } from "../messages/plurals.ts";
import { flatten } from "../messages/tree.ts";

/**
 * Messages that nobody asks for: those in a namespace of the theme that the theme does not have. Of a site's own
 * namespaces its templates alone know, so they are looked at where the site names what it uses.
 *
 * @param theme The package's catalogues; empty in its own newsroom.
 * @param sourceLocale The language with which the others are compared: what it has not, they have not.
 * @param used Messages that a site asks for: `namespace:key`, where `*` stands for any part. Empty where it says nothing.
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
    // The topics are the site's to choose; each has a page.
    if (locale !== sourceLocale || namespace === "topics" || (!own && used.length === 0)) return [];
    const known = new Set(own ? byStem(flatten(own.messages)).keys() : []);
    return [...byStem(flatten(messages))]
      .filter(
        ([stem]) => !known.has(stem) && !patterns.some((pattern) => pattern.test(`${namespace}:${stem}`)),
      )
      .slice(0, FAULTS_AT_ONCE)
      .map(([stem, forms]) => {
        const at = offsets.get([...forms.values()][0]?.path ?? stem) ?? 0;
        return file.fault("message-unused", at, { key: `${namespace}:${stem}` }, nearest(stem, known));
      });
  });
}
