import { readFileSync, writeFileSync } from "node:fs";
import { acceptTranslation } from "../core/accept.ts";
import { sourceFingerprint } from "../core/content.ts";
import { readProject, workFiles } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** `polyglot accept <slug> [locale]`: the translation says what the original says now. */
export async function accept(slug: string, locale: string | undefined): Promise<number> {
  const work = workFiles(await readProject(), slug);
  const [source] = work.sources;
  if (!source) throw new UsageError(`"${slug}" has no original that could be read`);
  const chosen = work.translations.filter(
    (translation) => locale === undefined || translation.locale === locale,
  );
  if (chosen.length === 0)
    throw new UsageError(`"${slug}" has no translation${locale === undefined ? "" : ` in ${locale}`}`);
  const of = sourceFingerprint(source);
  for (const { file } of chosen) {
    const before = readFileSync(file.file, "utf8");
    const after = acceptTranslation(before, of);
    if (after === undefined) throw new UsageError(`${file.file} has no "translation" to write into`);
    if (after !== before) writeFileSync(file.file, after);
    say(`${file.file}  ${after === before ? "=" : "→"} ${of}`);
  }
  return EXIT.ok;
}
