import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { acceptTranslation } from "../core/accept.ts";
import { translatableText, type WorkFiles } from "../core/content.ts";
import { FaultsError } from "../core/faults.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../core/snapshot.ts";
import { type Project, readProject, workFiles } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/**
 * `polyglot accept <slug> [locale]`: the translation says what the original says now. The text of the original is
 * kept beside it, so that a later change can be shown; texts that no translation refers to any more are removed.
 */
export async function accept(slug: string, locale: string | undefined): Promise<number> {
  const project = await readProject();
  const work = workFiles(project, slug);
  const [source] = work.sources;
  if (!source) throw new UsageError("cli:usage.original", { slug });
  const chosen = work.translations.filter(
    (translation) => locale === undefined || translation.locale === locale,
  );
  if (chosen.length === 0) {
    throw locale === undefined
      ? new UsageError("cli:usage.noTranslations", { slug })
      : new UsageError("cli:usage.noTranslation", { slug, locale });
  }
  const text = translatableText(source);
  refuseStrangePlace(project, path.posix.dirname(snapshotPath(work.folder, work.slug, "")));
  const of = fingerprint(text);
  for (const { file } of chosen) {
    const before = readFileSync(file.file, "utf8");
    const after = acceptTranslation(before, of);
    if (after === undefined) throw new UsageError("cli:usage.noPlace", { file: file.file });
    if (after !== before) writeFileSync(file.file, after);
    say(`${file.file}  ${after === before ? "=" : "→"} ${of}`);
  }
  const kept = path.join(project.folders.content, snapshotPath(work.folder, work.slug, of));
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, writeSnapshot(text));
  removeUnused(
    path.dirname(kept),
    usedFingerprints(
      work,
      chosen.map((translation) => translation.locale),
      of,
    ),
  );
  return EXIT.ok;
}

/** Where a link or something else lies among the kept originals, nothing is written there, nor removed. */
function refuseStrangePlace({ faults, folders }: Project, folder: string): void {
  const place = path.posix.join(folders.content, folder);
  const strange = faults.filter(({ file }) => file === place || file.startsWith(`${place}/`));
  if (strange.length > 0) throw new FaultsError(strange, "");
}

function usedFingerprints(work: WorkFiles, accepted: readonly string[], of: string): Set<string> {
  const others = work.translations.filter((translation) => !accepted.includes(translation.locale));
  return new Set([of, ...others.flatMap(({ head }) => head.translation.of ?? [])]);
}

function removeUnused(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".md") && !used.has(path.parse(name).name)) rmSync(path.join(folder, name));
  }
}
