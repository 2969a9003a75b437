import type { Fault } from "../faults/table.ts";
import { absolute } from "../site/urls.ts";
import type { PageFacts } from "./page-facts.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** Whether `hreflang`, canonical address and robots agree. @see https://html.spec.whatwg.org/#linkTypes */
export function auditAlternates(tree: Tree, page: PageFacts): Fault[] {
  return page.noindex ? unlisted(tree, page) : [...canonical(tree, page), ...alternates(tree, page)];
}

/** A page that is not for search engines must not send them to other pages either. */
function unlisted(tree: Tree, page: PageFacts): Fault[] {
  return [
    ...(page.canonicals.length > 0 ? [tree.finding("audit-noindex-canonical", page.url)] : []),
    ...(page.alternates.length > 0 ? [tree.finding("audit-noindex-alternates", page.url)] : []),
  ];
}

function canonical(tree: Tree, page: PageFacts): Fault[] {
  const expected = absolute(tree.site.url, page.url);
  const found = page.canonicals.map((href) => (URL.canParse(href) ? decodeURI(new URL(href).href) : href));
  if (found.length === 1 && found[0] === expected) return [];
  return [tree.finding("audit-canonical", page.url, { found: found.join(", ") || "—", expected })];
}

function alternates(tree: Tree, page: PageFacts): Fault[] {
  if (page.alternates.length === 0) return [];
  const { url } = page;
  const faults = page.alternates.flatMap((link) => alternateFault(tree, page, link) ?? []);
  // The page where readers choose a language has no language: it names itself by x-default.
  const namesItself = page.alternates.some(({ href }) => {
    const at = tree.resolve(href, url);
    return at !== undefined && tree.page(at.url) === page;
  });
  if (!namesItself) faults.push(tree.finding("audit-alternate-self", url));
  const names = page.alternates.map(({ hreflang }) => hreflang);
  if (!names.includes("x-default")) faults.push(tree.finding("audit-x-default", url));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) faults.push(tree.finding("audit-alternate-twice", url, { hreflang: twice }));
  return faults;
}

function alternateFault(
  tree: Tree,
  page: PageFacts,
  { hreflang, href }: PageFacts["alternates"][number],
): Fault | undefined {
  const { url } = page;
  const values = { hreflang, href };
  const at = tree.resolve(href, url);
  if (!/^https?:\/\//.test(href) || !at) return tree.finding("audit-alternate-address", url, values);
  const target = tree.page(at.url);
  if (!target) return tree.finding("audit-alternate-missing", url, values);
  if (target.noindex) return tree.finding("audit-alternate-noindex", url, values);
  if (hreflang !== "x-default" && !sameLanguage(hreflang, target.lang))
    return tree.finding("audit-alternate-language", url, { ...values, found: target.lang ?? "—" });
  return linksBack(tree, target, page) ? undefined : tree.finding("audit-alternate-one-way", url, values);
}

/**
 * Whether a page that is named by this page names it too, under the language that this page gives itself. The
 * name `x-default` doesn't count, except for a page that has no other name, such as the one where readers
 * choose a language.
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
