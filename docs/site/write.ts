import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SLUGS } from "./contents.ts";
import { type DocumentFile, readDocument } from "./documents.ts";
import { editionFiles, type FaultWords } from "./editions.ts";

/** The project's folder. */
export const ROOT = path.join(import.meta.dirname, "../..");

/** The languages of the documentation, the original's first. */
export const LANGUAGES = ["en", "zh", "ru"] as const;

/** Reads every page of the documentation. */
export function readDocuments(): DocumentFile[] {
  const files = [
    ...Object.keys(SLUGS).filter((file) => !file.includes("/")),
    ...["docs", "docs/errors"].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder))
        .filter((name) => name.endsWith(".md"))
        .map((name) => `${folder}/${name}`),
    ),
  ];
  return files.sort().map((file) => readDocument(file, readFileSync(path.join(ROOT, file), "utf8")));
}

/**
 * Writes the documentation as content for the plugins. Unchanged files are left as they are, so that a server
 * builds only once.
 *
 * @param folder The content folder, which holds nothing else.
 */
export function writeContent(folder: string): void {
  const [, ...translated] = LANGUAGES;
  const files = editionFiles({ documents: readDocuments(), translated, faults: faultWords() });
  const old = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const name of old.map((one) => one.split(path.sep).join("/")))
    if (name.endsWith(".md") && !files.has(name)) rmSync(path.join(folder, name));
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The texts that the command prints for each kind of fault. */
function faultWords(): (code: string, locale: string) => FaultWords | undefined {
  const texts = new Map(
    LANGUAGES.map((locale) => [
      locale as string,
      JSON.parse(readFileSync(path.join(ROOT, "locales", locale, "faults.json"), "utf8")) as Record<
        string,
        FaultWords | undefined
      >,
    ]),
  );
  return (code, locale) => texts.get(locale)?.[code];
}
