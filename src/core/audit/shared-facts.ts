import type { LinkFacts, PageFacts } from "./page-facts.ts";

/**
 * Makes equal links and texts of different pages the same objects: most links of a page are on every other page too, and
 * thousands of pages would fill the memory with copies of them.
 *
 * @example
 * const share = createSharing();
 * share(first).links[0] === share(second).links[0]; // => true, where both begin with the same link
 */
export function createSharing(): (facts: PageFacts) => PageFacts {
  const links = new Map<string, LinkFacts>();
  const texts = new Map<string, string>();
  const shareText = (text: string) => knownOf(texts, text, () => text);
  return (facts) => ({
    ...facts,
    links: facts.links.map((link) => knownOf(links, JSON.stringify(Object.values(link)), () => link)),
    resources: facts.resources.map(shareText),
    ids: new Set([...facts.ids].map(shareText)),
  });
}

function knownOf<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
