import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PolyglotOptions, polyglotPlugin } from "../../plugins/polyglot.ts";
import { type LanguageOption, languageOf } from "../../src/core/language/languages.ts";
import { OWN_CATALOGUES } from "../../src/files/catalogues/catalogues.ts";
import { smallSite } from "./small-site.ts";

/** A written newsroom of a few texts. */
export interface SmallNewsroom {
  /** The text of a page or another file, by its address. @throws Error where the site has no such file */
  read(url: string): string;
  has(url: string): boolean;
  /** Where its files are. */
  readonly output: string;
  remove(): void;
}

/**
 * Builds and audits a newsroom in a temporary folder, without cards and versions of pictures.
 *
 * @param content Texts and pictures by path from the content folder.
 * @param catalogues The language whose catalogues a locale has, where it is not its own.
 * @param options More options of the newsroom.
 * @throws FaultsError with what the checks or the audit find.
 */
export async function smallNewsroom(
  content: Readonly<Record<string, string | Uint8Array>>,
  languages: PolyglotOptions["languages"] = ["en", "zh", "ru"],
  catalogues: Readonly<Record<string, string>> = {},
  options: Partial<PolyglotOptions> = {},
): Promise<SmallNewsroom> {
  const files = Object.entries(content).map(([path, text]) => [`content/${path}`, text]);
  const site = smallSite(Object.fromEntries(files));
  const locales = join(site.folder, "locales");
  for (const option of languages) {
    const locale = typeof option === "string" ? option : option.locale;
    const [from, to] = [join(OWN_CATALOGUES, catalogues[locale] ?? locale), join(locales, locale)];
    cpSync(from, to, { recursive: true });
    if (locale in catalogues) for (const file of readdirSync(to)) inflect(join(to, file), langOf(option));
  }
  const folders = { content: join(site.folder, "content"), locales };
  const common = { url: "https://news.example.org", languages, cards: false, images: false, ...folders };
  try {
    await site.write((config) => polyglotPlugin(config, { ...common, ...options }));
  } catch (error) {
    site.remove();
    throw error;
  }
  const fileOf = (url: string) => join(site.folder, "_site", url.endsWith("/") ? `${url}index.html` : url);
  return {
    read: (url) => readFileSync(fileOf(url), "utf8"),
    has: (url) => existsSync(fileOf(url)),
    output: join(site.folder, "_site"),
    remove: site.remove,
  };
}

/** Gives the messages of a catalogue the plural forms of another language, all with the same words. */
function inflect(file: string, lang: string): void {
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
  const messages = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  const inflected = Object.entries(messages).flatMap(([key, value]) => {
    if (/_(?:zero|one|two|few|many)$/.test(key)) return [];
    const stem = key.replace(/_other$/, "");
    return stem === key ? [[key, value]] : pluralCategories.map((category) => [`${stem}_${category}`, value]);
  });
  writeFileSync(file, JSON.stringify(Object.fromEntries(inflected)));
}

function langOf(option: LanguageOption): string {
  const lang = languageOf(option)?.lang;
  if (lang === undefined) throw new Error(`${JSON.stringify(option)} is no language`);
  return lang;
}
