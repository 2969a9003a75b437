import { readFileSync } from "node:fs";
import path from "node:path";
import { readMessageChoice } from "../core/acceptance/states.ts";
import { NO_GLOSSARY } from "../core/catalogues/glossary.ts";
import { unchangedParts } from "../core/checks/article-texts.ts";
import { fingerprint } from "../core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../core/content/snapshot.ts";
import {
  type SourceFile,
  type TranslationFile,
  translatableText,
  type WorkFiles,
} from "../core/content/works.ts";
import { acceptTranslation } from "../core/edits/accept.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { type Fault, FaultsError, gradeOf } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { printFaults } from "../files/faults.ts";
import { type FileChange, readAgain, writeFiles } from "../files/write/write-files.ts";
import { acceptChosenMessages } from "./accept-messages.ts";
import { type Project, readProject, workFiles } from "./project.ts";
import { EXIT, say, UsageError, warn } from "./terminal.ts";

/**
 * `polyglot accept <slug> [locale]`: marks the translation as up to date with the original. It saves the
 * original's text next to it as a snapshot, to show later changes, and removes snapshots that no translation
 * refers to.
 *
 * @param slug Of an article or page, or the name of messages: see `readMessageChoice`.
 */
export async function accept(
  t: Translate,
  format: ReportFormat,
  slug: string,
  locale: string | undefined,
): Promise<number> {
  const choice = readMessageChoice(slug);
  if (choice) return acceptChosenMessages(t, slug, choice, locale);
  const { changes, lines, faults } = planAccept(await readProject(), slug, locale);
  writeFiles(changes);
  for (const line of lines) say(line);
  if (faults.length === 0) return EXIT.ok;
  warn(printFaults(faults, t, format).trimEnd());
  return EXIT.content;
}

/** What `accept` writes, in the order that it is written. */
export interface AcceptPlan {
  /** The snapshot, the translations, and the snapshots that are removed. */
  readonly changes: readonly FileChange[];
  /** The line to print for each translation. */
  readonly lines: readonly string[];
  /** What is wrong with the other translations: they are not accepted. */
  readonly faults: readonly Fault[];
}

/**
 * Works out what `accept` writes.
 *
 * @param name Of the article or page.
 * @param locale Of the translation; undefined for all translations.
 * @throws UsageError where there is nothing to accept, or a translation has no place to write into.
 * @throws FaultsError where the translation, the original or a snapshot has a fault that keeps it from being read,
 * or no translation has anything but parts of its original that should be translated.
 */
export function planAccept(
  project: Pick<Project, "content" | "faults" | "folders" | "settings">,
  name: string,
  locale: string | undefined,
): AcceptPlan {
  const { faults, folders } = project;
  const work = workFiles(project, name);
  const source = sourceOf(work, name, faults);
  const isChosen = (one: string) => locale === undefined || one === locale;
  const chosen = work.translations.filter((translation) => isChosen(translation.locale));
  const unread = faultsOfUnread(project, work, isChosen);
  if (chosen.length === 0) {
    if (unread.length > 0) throw new FaultsError(unread, "");
    throw locale === undefined
      ? new UsageError("cli:usage.noTranslations", { slug: name })
      : new UsageError("cli:usage.noTranslation", { slug: name, locale });
  }
  refuseStrangePlace(faults, path.posix.join(folders.content, path.posix.dirname(snapshotOf(work, ""))));
  const text = translatableText(source);
  const of = fingerprint(text);
  const unchanged = chosen.flatMap((one) => unchangedFault(one, source, project.settings) ?? []);
  const refused = new Set(unchanged.map(({ file }) => file));
  const accepted = chosen
    .filter(({ file }) => !refused.has(file.file))
    .map(({ file }) => {
      const before = readAgain(file);
      const after = acceptTranslation(before, of);
      if (after === undefined) throw new UsageError("cli:usage.noPlace", { file: file.file });
      return { file: file.file, before, after };
    });
  const faultsOfChosen = [...unread, ...unchanged];
  if (accepted.length === 0) throw new FaultsError(faultsOfChosen, "");
  const saved = path.posix.join(folders.content, snapshotOf(work, of));
  const before = project.content.snapshots.has(snapshotOf(work, of)) ? readFileSync(saved) : undefined;
  return {
    changes: [
      // First, so that no translation refers to a text that was not saved.
      { file: saved, before, after: writeSnapshot(text) },
      ...accepted,
      ...unusedSnapshots(
        project,
        work,
        new Set([
          of,
          ...work.translations.flatMap((one) =>
            chosen.includes(one) && !refused.has(one.file.file)
              ? []
              : [one.head.translation.of ?? [], one.head.translation.parts ?? []].flat(),
          ),
        ]),
      ),
    ],
    lines: accepted.map((one) => `${one.file}  ${one.after === one.before ? "=" : "→"} ${of}`),
    faults: faultsOfChosen,
  };
}

/** The fault of a translation that has parts of its original; undefined where it has none, or may have them. */
export function unchangedFault(
  translation: TranslationFile,
  source: SourceFile,
  { languages }: Project["settings"],
): Fault | undefined {
  const tongueOf = (locale: string) => languages.find((language) => language.locale === locale);
  const [tongue, from] = [tongueOf(translation.locale), tongueOf(source.locale)];
  const { file, head } = translation;
  const isIgnored = Object.keys(head.ignore ?? {}).some((name) => /^untranslated(?: |$)/.test(name));
  if (!tongue || !from || isIgnored) return undefined;
  const parts = unchangedParts(translation, source, tongue, from, NO_GLOSSARY);
  const [first] = parts;
  if (!first) return undefined;
  const lines = parts.map(({ at }) => file.positionOf(at).line).join(", ");
  return file.fault("edition-unchanged", first.at, { found: String(parts.length), parts: lines });
}

function snapshotOf({ folder, slug }: WorkFiles, of: string): string {
  return snapshotPath(folder, slug, of);
}

/** Returns the original; throws if it is missing, or if there are two. */
function sourceOf({ sources: [first, second] }: WorkFiles, slug: string, faults: readonly Fault[]) {
  if (!first) throw new UsageError("cli:usage.original", { slug });
  if (!second) return first;
  const files = [first.file.file, second.file.file];
  throw new FaultsError(
    faults.filter(({ file, code }) => code === "source-twice" && files.includes(file)),
    "",
  );
}

/** What is wrong with the chosen translations that could not be read. */
function faultsOfUnread(
  { faults, folders }: Pick<Project, "faults" | "folders">,
  work: WorkFiles,
  isChosen: (locale: string) => boolean,
): Fault[] {
  const read = filesRead(work);
  const prefix = path.posix.join(folders.content, work.folder, work.slug, "index.");
  return faults.filter((fault) => {
    if (gradeOf(fault) !== "error" || read.has(fault.file) || !fault.file.startsWith(prefix)) return false;
    return isChosen(fault.file.slice(prefix.length).replace(/\.md$/, ""));
  });
}

function filesRead({ sources, translations }: WorkFiles): Set<string> {
  return new Set([...sources, ...translations].map(({ file }) => file.file));
}

/** Throws if a link or another wrong file is among the snapshots: nothing is written or removed there. */
function refuseStrangePlace(faults: readonly Fault[], place: string): void {
  const strange = faults.filter(({ file }) => file === place || file.startsWith(`${place}/`));
  if (strange.length > 0) throw new FaultsError(strange, "");
}

/**
 * The snapshots that no translation refers to. If a file next to the original could not be read, it may refer
 * to any of them, so none is removed.
 */
function unusedSnapshots(
  { content, faults, folders }: Pick<Project, "content" | "faults" | "folders">,
  work: WorkFiles,
  used: ReadonlySet<string>,
): FileChange[] {
  const folder = `${work.folder}/${work.slug}/`;
  const place = path.posix.join(folders.content, folder);
  const read = filesRead(work);
  const isUnclear =
    work.broken ||
    [...(content.unreadable ?? [])].some((name) => name.startsWith(folder)) ||
    faults.some(
      (fault) => fault.file.startsWith(place) && !read.has(fault.file) && gradeOf(fault) === "error",
    );
  if (isUnclear) return [];
  const prefix = `${path.posix.dirname(snapshotOf(work, ""))}/`;
  return [...content.snapshots.keys()]
    .filter((name) => name.startsWith(prefix) && !used.has(path.posix.parse(name).name))
    .map((name) => {
      const file = path.posix.join(folders.content, name);
      return { file, before: readFileSync(file), after: undefined };
    });
}
