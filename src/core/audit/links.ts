import type { Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { isWrittenIn } from "../language/scripts.ts";
import { namesLanguage } from "./language.ts";
import type { LinkFacts, PageFacts } from "./page-facts.ts";
import { languageOfTag, sameLanguage, type Tree } from "./tree.ts";

/** Whether links lead to something that exists, and whether links to another language are marked as such. */
export function auditLinks(tree: Tree, page: PageFacts): Fault[] {
  return [
    ...page.links.flatMap((link) => auditLink(tree, page, link)),
    ...page.resources.flatMap((href) => auditResource(tree, page, href)),
    ...auditSwitcher(tree, page),
  ];
}

function auditLink(tree: Tree, page: PageFacts, link: LinkFacts): Fault[] {
  const at = tree.resolve(link.href, page.url);
  if (!at || /^(?:mailto|tel):/i.test(link.href)) return [];
  const target = tree.page(at.url);
  const values = { href: link.href, text: link.text };
  if (!target) return tree.has(at.url) ? [] : [tree.finding("audit-link-dead", page.url, values)];
  if (!isTop(at.fragment) && !target.ids.has(at.fragment))
    return [tree.finding("audit-fragment-dead", page.url, values)];
  return auditLinkLanguage(tree, page, link, target);
}

/** Whether a fragment leads to the top of a page: no element needs its name. @see https://html.spec.whatwg.org/#the-indicated-part-of-the-document */
function isTop(fragment: string): boolean {
  return fragment === "" || fragment.toLowerCase() === "top";
}

/** The United Nations' standards: a link to content in another language indicates the language of its target. */
function auditLinkLanguage(tree: Tree, page: PageFacts, link: LinkFacts, target: PageFacts): Fault[] {
  const values = { href: link.href, text: link.text, lang: target.lang ?? "—" };
  if (link.hreflang !== undefined && !sameLanguage(link.hreflang, target.lang)) {
    return [tree.finding("audit-link-hreflang", page.url, { ...values, found: link.hreflang })];
  }
  if (sameLanguage(page.lang, target.lang) || !target.lang || isForEveryReader(tree, target)) return [];
  if (link.hreflang === undefined) return [tree.finding("audit-link-unlabelled", page.url, values)];
  if (isMisread(link, page, target)) return [tree.finding("audit-link-lang", page.url, values)];
  const label = tree.site.languages?.find(({ lang }) => lang === target.lang)?.label;
  return namesLanguage(`${link.text} ${link.context}`, target.lang, label)
    ? []
    : [tree.finding("audit-link-language-name", page.url, values)];
}

/**
 * Whether a page has no single language: it is outside the folders of the languages, or names itself only by `x-default`, as
 * the page does where readers choose a language.
 */
function isForEveryReader(tree: Tree, { url, alternates }: PageFacts): boolean {
  const { languages } = tree.site;
  if (languages && !languages.some(({ locale }) => url.startsWith(`/${locale}/`))) return true;
  const own = alternates.filter(({ href }) => tree.resolve(href, url)?.url === url);
  return own.length > 0 && own.every(({ hreflang }) => hreflang === "x-default");
}

/** Whether the words of a link are in another language than they say. Words of the page itself may lead anywhere. */
function isMisread({ lang, text }: LinkFacts, page: PageFacts, target: PageFacts): boolean {
  if (sameLanguage(lang, target.lang)) return false;
  if (!sameLanguage(lang, page.lang)) return true;
  const isTitle = text !== "" && target.title.startsWith(text);
  return isTitle || isWrittenIn(text, target.lang ?? "", page.lang ?? "");
}

function auditResource(tree: Tree, page: PageFacts, href: string): Fault[] {
  if (/^data:/i.test(href)) return [];
  const at = tree.resolve(href, page.url);
  if (!at) return [tree.finding("audit-resource-foreign", page.url, { href })];
  return tree.has(at.url) ? [] : [tree.finding("audit-resource-missing", page.url, { href })];
}

/**
 * The United Nations' standards: every page has a bar that lists the languages by their own names. A page
 * with alternates must lead readers to each of them too, where a link to the home page of the language isn't enough; a
 * page without alternates must still link to another language.
 */
function auditSwitcher(tree: Tree, page: PageFacts): Fault[] {
  const { languages } = tree.site;
  if (!languages) return [];
  const own = ownLanguage(page, languages);
  const others = languages
    .filter((language) => language !== own)
    .map((language) => ({ language, shown: pagesShown(tree, page, language) }));
  const missing = others.filter(({ language, shown }) =>
    alternatesIn(tree, page, language, languages).some((target) => !shown.includes(target)),
  );
  const hasNoOther =
    page.alternates.length === 0 && others.length > 0 && others.every(({ shown }) => shown.length === 0);
  return [
    ...missing.map(({ language: { label } }) => tree.finding("audit-switcher", page.url, { label })),
    ...(hasNoOther
      ? [tree.finding("audit-switcher", page.url, { label: languages.map(({ label }) => label).join(", ") })]
      : []),
  ];
}

/** The language of a page: that of its address, where it is below one. */
function ownLanguage({ url, lang }: PageFacts, languages: readonly Language[]): Language | undefined {
  return (
    languages.find(({ locale }) => url.startsWith(`/${locale}/`)) ??
    languages.find((language) => sameLanguage(language.lang, lang))
  );
}

/** Where the links lead that show a language by its own name; undefined for what isn't a page of this site. */
function pagesShown(tree: Tree, page: PageFacts, { lang, label }: Language): (PageFacts | undefined)[] {
  return page.links
    .filter(
      ({ hidden, hreflang, lang: own, text }) =>
        !hidden && hreflang !== undefined && sameLanguage(own, lang) && text.includes(label),
    )
    .map(({ href }) => pageAt(tree, page, href));
}

/**
 * The alternates of a page in a language. One that isn't a page in this language for search engines has a finding of
 * its own.
 */
function alternatesIn(
  tree: Tree,
  page: PageFacts,
  language: Language,
  languages: readonly Language[],
): PageFacts[] {
  return page.alternates
    .filter(({ hreflang }) => languageOfTag(hreflang, languages) === language)
    .flatMap(({ href }) => pageAt(tree, page, href) ?? [])
    .filter((target) => !target.noindex && sameLanguage(target.lang, language.lang));
}

function pageAt(tree: Tree, page: PageFacts, href: string): PageFacts | undefined {
  const at = tree.resolve(href, page.url);
  return at && tree.page(at.url);
}
