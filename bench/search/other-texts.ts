import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { LANGS, paragraphsOf } from "./corpus.ts";

/**
 * Texts of a language that have nothing to do with the archive. Words that it doesn't have are taken from them, so
 * that the archive stays whole and no further file is needed.
 */
export interface OtherTexts {
  /** Paragraphs of this project's own documents and articles. */
  readonly paragraphs: readonly string[];
  /** Names of countries and languages, from CLDR. */
  readonly names: readonly string[];
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export function otherTexts(locale: string): OtherTexts {
  const files = [
    ...filesIn("docs", locale === "en" ? /^[^.]+\.md$/ : new RegExp(`\\.${locale}\\.md$`)),
    ...filesIn("content", new RegExp(`\\.${locale}\\.md$`)),
  ];
  const paragraphs = files.flatMap((file) => {
    const body = readFileSync(file, "utf8").replace(/^---\n.*?\n---\n/s, "");
    // Code is in no language.
    return paragraphsOf(body.replace(/```.*?```/gs, "").replace(/`[^`\n]*`/g, ""));
  });
  return { paragraphs, names: namesIn(LANGS[locale] ?? locale) };
}

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name) && !entry.parentPath.includes("/site"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Codes that may mean something, as `Intl.DisplayNames` takes them. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

function namesIn(lang: string): string[] {
  const pairs = [...LETTERS].flatMap((one) => [...LETTERS].map((other) => one + other));
  const regions = new Intl.DisplayNames(lang, { type: "region", fallback: "none" });
  const languages = new Intl.DisplayNames(lang, { type: "language", fallback: "none" });
  const named = pairs.flatMap((code) => [regions.of(code.toUpperCase()), languages.of(code)]);
  return [...new Set(named.filter((name) => name !== undefined))].sort();
}
