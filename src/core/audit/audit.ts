import type { Fault } from "../faults/table.ts";
import { auditAlternates } from "./alternates.ts";
import { auditLanguage } from "./language.ts";
import { auditLinks } from "./links.ts";
import { auditLists } from "./lists.ts";
import type { PageFacts } from "./page-facts.ts";
import { auditRedirectPage, auditRedirects } from "./redirects.ts";
import { auditShare } from "./share.ts";
import { type BuiltSite, Tree } from "./tree.ts";

/**
 * Judges a built site by the content of its pages, not by how they were made: languages, translations, links,
 * share data, pictures, lists.
 *
 * @returns Every finding; the file of each is an address of the site.
 */
export function auditSite(site: BuiltSite): Fault[] {
  const tree = new Tree(site);
  return [
    ...site.pages.flatMap((page) => auditPage(tree, page)),
    ...auditRedirects(tree),
    ...(site.brokenPictures ?? []).map((url) => tree.finding("audit-picture-broken", url)),
    ...auditLists(tree),
  ];
}

function auditPage(tree: Tree, page: PageFacts): Fault[] {
  // Readers never see a page that leads on at once.
  if (page.refresh !== undefined) return auditRedirectPage(tree, page, page.refresh);
  return [
    ...auditLanguage(tree, page),
    ...auditAlternates(tree, page),
    ...auditLinks(tree, page),
    ...auditShare(tree, page),
  ];
}
