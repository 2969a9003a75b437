import type { Fault } from "../faults.ts";
import type { PageFacts, TextBlock } from "./page-facts.ts";
import { sameLanguage, type Tree } from "./tree.ts";

/** Whether all that a page says of its language agrees, and whether its text is in it. */
export function auditLanguage(tree: Tree, page: PageFacts): Fault[] {
  const { url, lang } = page;
  if (!lang) return [tree.finding("audit-lang-missing", url)];
  return [
    ...agreement(tree, page),
    ...structuredData(tree, page, lang),
    ...page.blocks.flatMap((block) => foreignText(tree, page, block)).slice(0, 1),
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
  const own = languages.find(({ locale }) => url.startsWith(`/${locale}/`));
  if (own && own.lang !== lang)
    faults.push(tree.finding("audit-lang-address", url, { found: lang, expected: own.lang }));
  if (own && (dir ?? "ltr") !== own.dir)
    faults.push(tree.finding("audit-dir", url, { found: dir ?? "—", expected: own.dir }));
  if (own && ogLocale !== undefined && ogLocale !== own.ogLocale) {
    faults.push(tree.finding("audit-og-locale", url, { found: ogLocale, expected: own.ogLocale }));
  }
  const others = alternates.flatMap(
    ({ hreflang }) =>
      languages.find(({ locale }) => locale === hreflang && locale !== own?.locale)?.ogLocale ?? [],
  );
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

/** Names of several scripts together, and what Unicode calls each of them. */
const JOINT_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Hans: ["Han"],
  Hant: ["Han"],
  Jpan: ["Han", "Hiragana", "Katakana"],
  Kore: ["Hangul", "Han"],
};

const scripts = new Map<string, RegExp | undefined>();

/**
 * Any letter of the script that a language is written in, by Unicode's likely subtags.
 *
 * @returns undefined for a tag that tells no script.
 * @see https://www.unicode.org/reports/tr35/#Likely_Subtags
 */
function scriptOf(lang: string): RegExp | undefined {
  if (!scripts.has(lang)) scripts.set(lang, findScript(lang));
  return scripts.get(lang);
}

function findScript(lang: string): RegExp | undefined {
  try {
    const { script } = new Intl.Locale(lang).maximize();
    if (script === undefined) return undefined;
    return new RegExp(
      `[${(JOINT_SCRIPTS[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join("")}]`,
      "u",
    );
  } catch {
    // No tag, or a script that this version of Unicode does not know.
    return undefined;
  }
}

/** Letters that a block must have before its script is judged: names and titles may stand in any. */
const ENOUGH_LETTERS = 40;

/** Addresses are in no language. */
const ADDRESSES = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\S+@\S+/giu;

/** Text of a script in which its language is not written has not said what language it is. */
function foreignText(tree: Tree, { url }: PageFacts, { lang, text }: TextBlock): Fault[] {
  const script = lang === undefined ? undefined : scriptOf(lang);
  if (!lang || !script) return [];
  const words = /:\/\/|@/.test(text) ? text.replace(ADDRESSES, "") : text;
  // Nearly every text ends here, at its first letter.
  if (script.test(words)) return [];
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  // A Han character says as much as two or three letters.
  const weight = letters + 2 * (words.match(/\p{Script=Han}/gu)?.length ?? 0);
  if (weight < ENOUGH_LETTERS) return [];
  const found = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return [tree.finding("audit-text-language", url, { found, lang })];
}

/**
 * The United Nations' standards want no acronyms in the banner: readers of other languages do not know them.
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
