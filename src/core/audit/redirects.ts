import type { Fault } from "../faults/table.ts";
import type { PageFacts } from "./page-facts.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** Whether rules of redirects take nothing from pages, and lead to pages in one step. */
export function auditRedirects(tree: Tree): Fault[] {
  const rules = tree.site.redirects ?? [];
  const sources = new Set(
    rules.filter(({ hasConditions }) => !hasConditions).map(({ from }) => placeOf(tree, from)),
  );
  return rules.flatMap(({ from, hasConditions, to }) => {
    const values = { found: from, href: to };
    const page = tree.page(placeOf(tree, from) ?? "");
    const target = placeOf(tree, to);
    if (!hasConditions && page && page.refresh === undefined)
      return [tree.finding("audit-redirect-page", "/_redirects", values)];
    return target === undefined ? [] : targetFaults(tree, target, sources, "/_redirects", values);
  });
}

/** Whether a page that leads readers on leads to a page of its language in one step. */
export function auditRedirectPage(tree: Tree, page: PageFacts, href: string): Fault[] {
  const target = tree.resolve(href, page.url)?.url;
  if (target === undefined) return [];
  const values = { found: page.url, href };
  const faults = targetFaults(tree, target, new Set(), page.url, values);
  const lang = tree.page(target)?.lang;
  if (faults.length > 0 || sameLanguage(page.lang, lang)) return faults;
  return [tree.finding("audit-redirect-language", page.url, { ...values, lang: lang ?? "—" })];
}

function targetFaults(
  tree: Tree,
  target: string,
  sources: ReadonlySet<string | undefined>,
  file: string,
  values: Record<string, string>,
): Fault[] {
  if (sources.has(target) || tree.page(target)?.refresh !== undefined)
    return [tree.finding("audit-redirect-chain", file, values)];
  return tree.has(target) ? [] : [tree.finding("audit-redirect-dead", file, values)];
}

function placeOf(tree: Tree, href: string): string | undefined {
  return tree.resolve(href, "/")?.url;
}
