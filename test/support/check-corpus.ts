/**
 * The corpus of seeded faults and their sound neighbours, in `test/checks/corpus/<locale>.txt`. One section per
 * check:
 *
 *     # numbers
 *     > The fair drew 1,200 visitors.      the source
 *     - Ярмарку посетили 12 000 человек.   a translation with a fault
 *     + Ярмарку посетили 1200 человек.     a sound one
 *
 * Without `>`, a text is checked by itself; `~ 12` sets the number of columns from there on. `↵` is the end
 * of a line, `␣` a space at an edge, and ` | ` separates the messages of a catalogue, which are compared with
 * each other.
 */
import { readdirSync } from "node:fs";
import { type Glossary, NO_GLOSSARY } from "../../src/core/catalogues/glossary.ts";
import { compareParts, readParts } from "../../src/core/checks/article-parts.ts";
import { compareMessages, pairMessages } from "../../src/core/checks/messages.ts";
import { passage } from "../../src/core/checks/passage.ts";
import { runChecks } from "../../src/core/checks/run.ts";
import { CHECKS, OTHER_CHECKS } from "../../src/core/checks/table.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { flatten, type Messages } from "../../src/core/messages/tree.ts";
import { readSiteGlossary } from "../../src/files/catalogues/glossary.ts";
import { list, read, root } from "./documents.ts";

/** A translation, with its source; without one, a text by itself. */
export interface Pair {
  readonly source?: string;
  readonly target: string;
  /** For the check of length. */
  readonly limit?: number;
}

/** A section of the corpus. */
export interface Section {
  readonly check: string;
  readonly faults: readonly Pair[];
  readonly sound: readonly Pair[];
}

/** The languages of the corpus, with the language that each is translated from. */
export const FROM: Readonly<Record<string, string>> = { zh: "en", ru: "en", en: "zh" };
export const LANGUAGES = Object.keys(FROM).flatMap((locale) => languageOf(locale) ?? []);
export const GLOSSARY = readSiteGlossary(`${root}/locales`, LANGUAGES).glossary;

const langOf = (locale: string) => languageOf(locale)?.lang ?? locale;

/** Reads the corpus of a language. */
export function corpusOf(locale: string): Section[] {
  return read(`test/checks/corpus/${locale}.txt`)
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [check = "", ...lines] = section.split("\n");
      const faults: Pair[] = [];
      const sound: Pair[] = [];
      let around: Omit<Pair, "target"> = {};
      for (const line of lines.filter((one) => one !== "")) {
        const text = line.slice(2).replaceAll("↵", "\n").replaceAll("␣", " ");
        if (line.startsWith("> ")) around = { ...around, source: text };
        else if (line.startsWith("~ ")) around = { ...around, limit: Number(text) };
        else if (line.startsWith("- ")) faults.push({ ...around, target: text });
        else if (line.startsWith("+ ")) sound.push({ ...around, target: text });
        else throw new Error(`check-corpus/${locale}.txt, ${check}: no line of a section: ${line}`);
      }
      return { check, faults, sound };
    });
}

/** The section for links in articles: `links` is the name of a check of texts. */
export const LINKS_IN_ARTICLES = "links in articles";

/** The sections that the corpus of a language must have. */
export function checksIn(locale: string): string[] {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
  const rows = Object.entries(CHECKS as Readonly<Record<string, { languages?: readonly string[] }>>);
  return [
    ...rows.filter(([, { languages }]) => languages?.includes(locale) ?? true).map(([name]) => name),
    // With one or two plural forms, none can be the same by mistake.
    ...OTHER_CHECKS.filter((name) => name !== "same-plurals" || forms > 2),
    LINKS_IN_ARTICLES,
  ];
}

/** The names of the checks that find something in a text of a section. */
export function foundIn(check: string, pair: Pair, locale: string): string[] {
  const seen = SEVERAL.has(check)
    ? inCatalogue(pair, locale)
    : (OTHER_CHECKS as readonly string[]).includes(check) || check === LINKS_IN_ARTICLES
      ? compareParts(readParts(pair.target), readParts(pair.source ?? ""), Object.keys(FROM))
      : found(pair, locale, check.startsWith("glossary-") ? GLOSSARY : NO_GLOSSARY);
  return [...new Set(seen.map((one) => one.check))];
}

const SEVERAL: ReadonlySet<string> = new Set(["same-plurals", "inconsistent", "reused"]);

/** What the checks of a text find. */
export function found({ source, target, limit }: Pair, locale: string, glossary: Glossary = NO_GLOSSARY) {
  const from = FROM[locale] ?? "en";
  return runChecks({
    target: passage(target, locale, langOf(locale)),
    ...(source === undefined ? {} : { source: passage(source, from, langOf(from)) }),
    glossary,
    ...(limit === undefined ? {} : { limit }),
  });
}

/** Plural forms of one message if the source has a number to fill in; else separate messages. */
function inCatalogue({ source = "", target }: Pair, locale: string) {
  const from = FROM[locale] ?? "en";
  const [texts, sources] = [target.split(" | "), source.split(" | ")];
  const plural = source.includes("{{count}}");
  const named = (forms: readonly string[], names: readonly string[]) =>
    new Map(names.map((name, index) => [name, forms[index] ?? forms.at(-1) ?? ""]));
  const [here, there] = plural
    ? [
        ["n_one", "n_few", "n_many", "n_other"],
        ["n_one", "n_other"],
      ] // As Russian and English have them.
    : [texts.map((_, index) => `message${index}`), texts.map((_, index) => `message${index}`)];
  const tongue = (one: string) => ({ locale: one, lang: langOf(one) });
  return compareMessages(
    pairMessages(named(texts, here), tongue(locale), named(sources, there), tongue(from), NO_GLOSSARY),
  );
}

/** Every text of our own in a language, of catalogues and of the heads of articles, with its source. */
export function everyPair(locale: string): Pair[] {
  const there = TEXTS[FROM[locale] ?? "en"];
  return [...(TEXTS[locale] ?? [])].flatMap(([key, target]) => {
    const source = there?.get(key);
    return source === undefined ? [] : [{ source, target }];
  });
}

const TEXTS = Object.fromEntries(
  Object.keys(FROM).map((locale) => [locale, new Map([...catalogues(locale), ...heads(locale)])]),
);

function catalogues(locale: string): [key: string, text: string][] {
  return list(`locales/${locale}`, ".json").flatMap((file) =>
    [...flatten(JSON.parse(read(file)) as Messages)].map(([key, text]): [string, string] => [
      `${file.slice(file.lastIndexOf("/"))} ${key}`,
      text,
    ]),
  );
}

/** Titles, summaries, alternative texts and captions of the articles. */
function heads(locale: string): [key: string, text: string][] {
  return readdirSync(`${root}/content/articles`).flatMap((slug) =>
    [
      ...read(`content/articles/${slug}/index.${locale}.md`).matchAll(
        /^ *(title|summary|alt|caption): "?(.*?)"?$/gm,
      ),
    ].map(([, key, text = ""]): [string, string] => [`${slug} ${key}`, text]),
  );
}
