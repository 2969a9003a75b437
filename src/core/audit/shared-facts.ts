import type { LinkFacts, PageFacts } from "./page-facts.ts";

/** Different links to one address among which an equal one is looked for. */
const LINKS_TO_ONE = 16;

/**
 * Makes equal links and texts of different pages the same objects: most links of a page are on every other page too, and
 * thousands of pages would fill the memory with copies of them.
 *
 * @example
 * const share = createSharing();
 * share(first).links[0] === share(second).links[0]; // => true, where both begin with the same link
 */
export function createSharing(): (facts: PageFacts) => PageFacts {
  const links = new Map<string, LinkFacts[]>();
  const texts = new Map<string, string>();

  function shareText(text: string): string {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  }

  function shareLink(link: LinkFacts): LinkFacts {
    const known = links.get(link.href) ?? [];
    const equal = known.find((one) => isEqual(one, link));
    if (!equal && known.length < LINKS_TO_ONE) links.set(link.href, [...known, link]);
    return equal ?? link;
  }

  return (facts) => ({
    ...facts,
    links: facts.links.map(shareLink),
    resources: facts.resources.map(shareText),
    ids: new Set([...facts.ids].map(shareText)),
  });
}

/** The facts of links have these fields and no others; their texts differ most often. */
function isEqual(a: LinkFacts, b: LinkFacts): boolean {
  return (
    a.text === b.text &&
    a.context === b.context &&
    a.hreflang === b.hreflang &&
    a.lang === b.lang &&
    a.hidden === b.hidden
  );
}
