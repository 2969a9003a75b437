import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PolyglotOptions, polyglotPlugin } from "../../plugins/polyglot.ts";
import { OWN_CATALOGUES } from "../../src/files/catalogues/catalogues.ts";
import { smallSite } from "./small-site.ts";

/** A written newsroom of a few texts. */
export interface SmallNewsroom {
  /** The text of a page or another file, by its address. @throws Error where the site has no such file */
  read(url: string): string;
  has(url: string): boolean;
  remove(): void;
}

/**
 * Builds and audits a newsroom in a temporary folder, without cards and versions of pictures.
 *
 * @param content Texts by path from the content folder.
 * @param catalogues The language whose catalogues a locale has, where it is not its own.
 * @throws FaultsError with what the checks or the audit find.
 */
export async function smallNewsroom(
  content: Readonly<Record<string, string>>,
  languages: PolyglotOptions["languages"] = ["en", "zh", "ru"],
  catalogues: Readonly<Record<string, string>> = {},
): Promise<SmallNewsroom> {
  const files = Object.entries(content).map(([path, text]) => [`content/${path}`, text]);
  const site = smallSite(Object.fromEntries(files));
  const locales = join(site.folder, "locales");
  for (const option of languages) {
    const locale = typeof option === "string" ? option : option.locale;
    cpSync(join(OWN_CATALOGUES, catalogues[locale] ?? locale), join(locales, locale), { recursive: true });
  }
  const folders = { content: join(site.folder, "content"), locales };
  const options = { url: "https://news.example.org", languages, cards: false, images: false, ...folders };
  try {
    await site.write((config) => polyglotPlugin(config, options));
  } catch (error) {
    site.remove();
    throw error;
  }
  const fileOf = (url: string) => join(site.folder, "_site", url.endsWith("/") ? `${url}index.html` : url);
  return {
    read: (url) => readFileSync(fileOf(url), "utf8"),
    has: (url) => existsSync(fileOf(url)),
    remove: site.remove,
  };
}
