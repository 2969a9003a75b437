import type { Fault } from "../faults/table.ts";
import { absolute } from "../site/urls.ts";
import type { PageFacts } from "./page-facts.ts";
import type { Tree } from "./tree.ts";

/**
 * Whether the share data names the same page as the data for search engines.
 *
 * @see https://ogp.me/
 */
export function auditShare(tree: Tree, { url, noindex, ogUrls, ogImages }: PageFacts): Fault[] {
  if (noindex) {
    const found = [...ogUrls, ...ogImages][0];
    return found === undefined ? [] : [tree.finding("audit-og-noindex", url, { found })];
  }
  // The canonical address has a check of its own.
  const expected = absolute(tree.site.url, url);
  return [
    ...ogUrls
      .filter((found) => (URL.canParse(found) ? decodeURI(new URL(found).href) : found) !== expected)
      .map((found) => tree.finding("audit-og-url", url, { found, expected })),
    ...ogImages
      .filter((found) => !isShown(tree, found, url))
      .map((found) => tree.finding("audit-og-image", url, { found })),
  ];
}

/** Networks require an absolute address. A picture on another site cannot be checked. */
function isShown(tree: Tree, image: string, from: string): boolean {
  if (!/^https?:\/\//.test(image)) return false;
  const at = tree.resolve(image, from);
  return at === undefined || tree.has(at.url);
}
