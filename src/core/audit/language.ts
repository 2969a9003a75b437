import type { Fault } from "../faults/table.ts";
import { languageOfUrl } from "../language/languages.ts";
import type { PageFacts } from "./page-facts.ts";
import { languageOfTag, sameLanguage, type Tree } from "./tree.ts";

/** Whether everything a page states about its language agrees, and whether its text is in that language. */
export function auditLanguage(tree: Tree, page: PageFacts): Fault[] {
  const { url, lang } = page;
  if (!lang) return [tree.finding("audit-lang-missing", url)];
  return [
    ...agreement(tree, page),
    ...structuredData(tree, page, lang),
    ...foreignText(tree, page),
    ...banner(tree, page),
    ...(page.hasFooter || url === "/" || url === "/404.html" ? [] : [tree.finding("audit-footer", url)]),
    ...(page.title === "" ? [tree.finding("audit-title", url)] : []),
  ];
}

function agreement(
  tree: Tree,
  { url, lang = "", dir, ogLocale, ogAlternates, alternates }: PageFacts,
): Fault[] {
  const { languages } = tree.site;
  if (!languages) return [];
  const faults: Fault[] = [];
  const own = languageOfUrl(url, languages);
  if (own && own.lang !== lang)
    faults.push(tree.finding("audit-lang-address", url, { found: lang, expected: own.lang }));
  if (own && (dir ?? "ltr") !== own.dir)
    faults.push(tree.finding("audit-dir", url, { found: dir ?? "—", expected: own.dir }));
  if (own && ogLocale !== undefined && ogLocale !== own.ogLocale) {
    faults.push(tree.finding("audit-og-locale", url, { found: ogLocale, expected: own.ogLocale }));
  }
  const others = alternates.flatMap(({ hreflang }) => {
    const other = languageOfTag(hreflang, languages);
    return other && other.locale !== own?.locale ? other.ogLocale : [];
  });
  if (ogLocale !== undefined && [...ogAlternates].sort().join() !== others.sort().join()) {
    const values = { found: ogAlternates.join(", ") || "—", expected: others.join(", ") || "—" };
    faults.push(tree.finding("audit-og-alternate", url, values));
  }
  return faults;
}

function structuredData(tree: Tree, { url, jsonLdLangs }: PageFacts, lang: string): Fault[] {
  return jsonLdLangs
    .filter((found) => found !== lang)
    .map((found) => tree.finding("audit-json-ld-language", url, { found, expected: lang }));
}

function foreignText(tree: Tree, { url, foreignText: block }: PageFacts): Fault[] {
  if (!block) return [];
  const { lang = "", text } = block;
  const found = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return [tree.finding("audit-text-language", url, { found, lang })];
}

/**
 * The United Nations' standards allow no acronyms in the banner: readers of other languages don't know them.
 *
 * @see https://www.un.org/en/sections/web-governance/minimum-standards-multilingualism-united-nations-websites/index.html
 */
function banner(tree: Tree, { url, banner: text }: PageFacts): Fault[] {
  const acronym = /(?<![\p{L}\d])\p{Lu}{3,}(?![\p{L}\d])/u.exec(text ?? "")?.[0];
  return acronym === undefined ? [] : [tree.finding("audit-banner-acronym", url, { found: acronym })];
}

/** For links: whether a text names a language, by its own name. */
export function namesLanguage(text: string, lang: string, label: string | undefined): boolean {
  const name = label ?? new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
  return (
    text.toLocaleLowerCase(lang).includes(name.toLocaleLowerCase(lang)) || sameLanguage(text.trim(), lang)
  );
}
