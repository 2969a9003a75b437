import type { Fault } from "../faults/table.ts";
import type { PageFacts } from "./page-facts.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** What `hreflang`, canonical address and robots say together. @see https://html.spec.whatwg.org/#linkTypes */
export function auditAlternates(tree: Tree, page: PageFacts): Fault[] {
  return page.noindex ? unlisted(tree, page) : [...canonical(tree, page), ...alternates(tree, page)];
}

/** A page that is not for search engines sends them nowhere either. */
function unlisted(tree: Tree, page: PageFacts): Fault[] {
  return [
    ...(page.canonicals.length > 0 ? [tree.finding("audit-noindex-canonical", page.url)] : []),
    ...(page.alternates.length > 0 ? [tree.finding("audit-noindex-alternates", page.url)] : []),
  ];
}

function canonical(tree: Tree, page: PageFacts): Fault[] {
  const expected = tree.site.origin + page.url;
  const found = page.canonicals.map((href) => (URL.canParse(href) ? decodeURI(new URL(href).href) : href));
  if (found.length === 1 && found[0] === expected) return [];
  return [tree.finding("audit-canonical", page.url, { found: found.join(", ") || "—", expected })];
}

function alternates(tree: Tree, page: PageFacts): Fault[] {
  const { url } = page;
  const faults: Fault[] = [];
  const targets: (PageFacts | undefined)[] = [];
  for (const { hreflang, href } of page.alternates) {
    const absolute = /^https?:\/\//.test(href);
    const at = tree.resolve(href, url);
    const target = at && tree.page(at.url);
    targets.push(target);
    const values = { hreflang, href };
    if (!absolute || !at) faults.push(tree.finding("audit-alternate-address", url, values));
    else if (!target) faults.push(tree.finding("audit-alternate-missing", url, values));
    else if (target.noindex) faults.push(tree.finding("audit-alternate-noindex", url, values));
    else if (hreflang !== "x-default" && !sameLanguage(hreflang, target.lang)) {
      faults.push(tree.finding("audit-alternate-language", url, { ...values, found: target.lang ?? "—" }));
    } else if (!linksBack(tree, target, page)) {
      faults.push(tree.finding("audit-alternate-one-way", url, values));
    }
  }
  if (page.alternates.length === 0) return faults;
  if (!targets.some((target, index) => target === page && page.alternates[index]?.hreflang !== "x-default")) {
    // The page that lets readers choose is nobody's language: x-default stands for it.
    if (!page.alternates.some(({ hreflang }, index) => hreflang === "x-default" && targets[index] === page)) {
      faults.push(tree.finding("audit-alternate-self", url));
    }
  }
  const names = page.alternates.map(({ hreflang }) => hreflang);
  if (!names.includes("x-default")) faults.push(tree.finding("audit-x-default", url));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) faults.push(tree.finding("audit-alternate-twice", url, { hreflang: twice }));
  return faults;
}

/**
 * Whether a page is named by one that it names, under the language under which it names itself. To be the default for
 * everybody else is no such name, but for a page that is nothing more, such as the one that lets readers choose.
 */
function linksBack(tree: Tree, target: PageFacts, page: PageFacts): boolean {
  const named = (by: PageFacts) =>
    by.alternates
      .filter(({ href }) => tree.resolve(href, by.url)?.url === page.url)
      .map(({ hreflang }) => hreflang);
  const own = named(page);
  const languages = own.filter((hreflang) => hreflang !== "x-default");
  const back = named(target);
  return languages.length > 0 ? languages.some((hreflang) => back.includes(hreflang)) : back.length > 0;
}
