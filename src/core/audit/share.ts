import type { Fault } from "../faults/table.ts";
import type { PageFacts } from "./page-facts.ts";
import type { Tree } from "./tree.ts";

/**
 * Whether those with whom a page is shared are told of the same page as search engines.
 *
 * @see https://ogp.me/
 */
export function auditShare(tree: Tree, { url, noindex, ogUrls, ogImages }: PageFacts): Fault[] {
  if (noindex) {
    const found = [...ogUrls, ...ogImages][0];
    return found === undefined ? [] : [tree.finding("audit-og-noindex", url, { found })];
  }
  // The canonical address is judged by itself.
  const expected = tree.site.origin + url;
  return [
    ...ogUrls
      .filter((found) => (URL.canParse(found) ? decodeURI(new URL(found).href) : found) !== expected)
      .map((found) => tree.finding("audit-og-url", url, { found, expected })),
    ...ogImages
      .filter((found) => !isShown(tree, found, url))
      .map((found) => tree.finding("audit-og-image", url, { found })),
  ];
}

/** Networks want an absolute address. What lies on another site cannot be looked for. */
function isShown(tree: Tree, image: string, from: string): boolean {
  if (!/^https?:\/\//.test(image)) return false;
  const at = tree.resolve(image, from);
  return at === undefined || tree.has(at.url);
}
