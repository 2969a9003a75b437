import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import type { ImageSize } from "../images/measure.ts";
import { isSafeName, pictureNamer } from "../images/picture-names.ts";
import { meantLocale } from "../language/language-tags.ts";
import { nearest } from "../language/nearest.ts";
import { append } from "../long-lists.ts";
import { isSlug, RESERVED_SLUGS, SLUG_LIMIT, slugFrom } from "../site/urls.ts";
import { type Change, changedLines, changesBetween } from "./changes.ts";
import { type EditionFile, readEditionFile, type WorkFolder } from "./edition.ts";
import { fingerprint } from "./fingerprint.ts";
import { readSnapshot, snapshotPath } from "./snapshot.ts";
import type { TranslatableText } from "./translatable-text.ts";

/** The content of a site as it is on the disk, read but not yet parsed. */
export interface Content {
  /** Markdown files by path from the content folder: `articles/<slug>/index.<locale>.md`. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** Sizes of the pictures, by path from the content folder. */
  readonly images: ReadonlyMap<string, ImageSize>;
  /** Paths of files that exist but could not be read: they are not reported as missing. */
  readonly unreadable?: ReadonlySet<string>;
  /** Snapshots of originals, by path from the content folder. */
  readonly snapshots: ReadonlyMap<string, string>;
}

/** A file of the original of a work. */
export type SourceFile = EditionFile & { readonly kind: "source" };

/** A file of a translation of a work. */
export type TranslationFile = EditionFile & { readonly kind: "translation" };

/** The files of one article or page. */
export interface WorkFiles {
  readonly folder: WorkFolder;
  readonly slug: string;
  readonly sources: readonly SourceFile[];
  readonly translations: readonly TranslationFile[];
  /** Whether some of its files could not be read. Then nothing can be said about the whole. */
  readonly broken: boolean;
}

/** The files of one article or page as they are on the disk, before they are parsed. */
export interface WorkTexts {
  readonly folder: WorkFolder;
  readonly slug: string;
  /** By locale. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** Whether some of its files could not be read. Then nothing can be said about the whole. */
  readonly broken: boolean;
}

/** Groups the files of all works by folder and slug, in the order that the works are found. */
export function groupWorks(
  content: Content,
  locales: readonly string[],
): { works: WorkTexts[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const misplaced = new Map<string, TextFile>();
  const works = new Map<string, WorkTexts & { texts: Map<string, TextFile>; broken: boolean }>();
  const workAt = (folder: string, slug: string) => {
    const key = `${folder}/${slug}`;
    const work = works.get(key) ?? { folder: folder as WorkFolder, slug, texts: new Map(), broken: false };
    works.set(key, work);
    return work;
  };
  for (const [path, file] of content.texts) {
    const [, folder, slug, locale] = /^(articles|pages)\/([^/]+)\/index\.([^./]+)\.md$/.exec(path) ?? [];
    if (!folder || !slug || !locale) {
      misplaced.set(path, file);
      continue;
    }
    const named = nameFaults(file, { folder, slug, locale }, locales);
    append(faults, named);
    if (named.length > 0) workAt(folder, slug).broken = true;
    else workAt(folder, slug).texts.set(locale, file);
  }
  for (const path of content.unreadable ?? []) {
    const [, folder, slug] = /^(articles|pages)\/([^/]+)\/index\.[^/]+$/.exec(path) ?? [];
    if (folder && slug) workAt(folder, slug).broken = true;
  }
  const found = [...misplacedFaults(misplaced, new Set(works.keys())), ...gatherLanguages(faults)];
  return { works: [...works.values()], faults: found };
}

/**
 * The faults of files that are in no place for content. A work in the folder of another one is one fault: its folder was
 * moved onto that of a work with the same slug.
 *
 * @param works Folders of works.
 */
function misplacedFaults(files: ReadonlyMap<string, TextFile>, works: ReadonlySet<string>): Fault[] {
  const nested = new Set<string>();
  return [...files].flatMap(([path, file]) => {
    const [, inner = "", outer = ""] = /^(([^/]+\/[^/]+)\/[^/]+)\/index\.[^./]+\.md$/.exec(path) ?? [];
    if (!works.has(outer)) return [file.fault("file-name", 0, { found: path })];
    if (nested.has(inner)) return [];
    nested.add(inner);
    return [{ ...file.fault("file-name", 0, { found: path, inner, outer }), remedy: "nested" as const }];
  });
}

/**
 * Makes one fault of all files in the same unknown language: it was taken out of the configuration while its files
 * are there.
 */
function gatherLanguages(faults: readonly Fault[]): Fault[] {
  const languageOf = ({ code, values, remedy }: Fault) =>
    code === "locale-unknown" && remedy === undefined ? values.found : undefined;
  const files = new Map<string, number>();
  for (const fault of faults) {
    const language = languageOf(fault);
    if (language !== undefined) files.set(language, (files.get(language) ?? 0) + 1);
  }
  return faults.flatMap((fault) => {
    const language = languageOf(fault);
    const count = language === undefined ? undefined : files.get(language);
    if (language === undefined || count === 1) return [fault];
    files.delete(language);
    if (count === undefined) return [];
    const values = { ...fault.values, files: String(count) };
    return [{ ...fault, values, remedy: "language" as const }];
  });
}

/** Reads the files of a work, each by itself. */
export function readWork({ folder, slug, texts, broken }: WorkTexts): { files: WorkFiles; faults: Fault[] } {
  const read = [...texts].map(([locale, file]) => readEditionFile(file, { folder, slug, locale }));
  const editions = read.flatMap(({ edition }) => edition ?? []);
  return {
    files: {
      folder,
      slug,
      sources: editions.filter((edition) => edition.kind === "source"),
      translations: editions.filter((edition) => edition.kind === "translation"),
      broken: broken || editions.length < texts.size,
    },
    faults: read.flatMap(({ faults }) => faults),
  };
}

/** Reads the files of all works. */
export function readWorks(
  content: Content,
  locales: readonly string[],
): { works: WorkFiles[]; faults: Fault[] } {
  const { works, faults } = groupWorks(content, locales);
  const read = works.map(readWork);
  return {
    works: read.map(({ files }) => files),
    faults: [...faults, ...read.flatMap((work) => work.faults)],
  };
}

/** The text to translate in an original, or the translated text in a translation. */
export function translatableText({
  head,
  body,
}: Pick<SourceFile | TranslationFile, "head" | "body">): TranslatableText {
  const { title, summary, cover } = head;
  return { title, summary, alt: cover?.alt, caption: cover?.caption, body };
}

/** The original as it was when a translation was made; undefined without a snapshot of that text. */
export function keptText(
  source: SourceFile,
  { head }: TranslationFile,
  content: Content,
): TranslatableText | undefined {
  const { of } = head.translation;
  return of ? snapshotText(source, of, content) : undefined;
}

function snapshotText(
  { folder, slug }: SourceFile,
  of: string,
  { snapshots }: Content,
): TranslatableText | undefined {
  const file = snapshots.get(snapshotPath(folder, slug, of));
  return file === undefined ? undefined : readSnapshot(file, of);
}

/**
 * The originals that a translation is compared with part by part: the one that it was accepted against, and the one whose
 * parts its body has. Both are undefined where the project doesn't have that text.
 */
export function basesOf(
  source: SourceFile,
  translation: TranslationFile | undefined,
  content: Content,
): { accepted: TranslatableText | undefined; parts: TranslatableText | undefined } {
  const now = translatableText(source);
  const textOf = (of: string | null | undefined) =>
    of && (of === fingerprint(now) ? now : snapshotText(source, of, content));
  const { of, parts } = translation?.head.translation ?? {};
  return { accepted: textOf(of ?? parts) || undefined, parts: textOf(parts ?? of) || undefined };
}

/** Where the blocks of a translation begin whose original has changed: see `changedLines`. */
export function changedLinesOf(source: SourceFile, translation: TranslationFile, content: Content): number[] {
  const before = keptText(source, translation, content);
  return before ? changedLines(before.body, source.body, translation.body) : [];
}

/**
 * What has changed in an original since one of its translations was made.
 *
 * @returns undefined where there is no snapshot of the text that the translation was made from.
 */
export function changesSince(
  source: SourceFile,
  translation: TranslationFile,
  content: Content,
): Change[] | undefined {
  const before = keptText(source, translation, content);
  return before && changesBetween(before, translatableText(source));
}

function nameFaults(
  file: TextFile,
  { folder, slug, locale }: { folder: string; slug: string; locale: string },
  locales: readonly string[],
): Fault[] {
  if (!isSlug(slug) || (folder === "pages" && RESERVED_SLUGS.includes(slug))) {
    return [file.fault("slug-format", 0, { found: slug, limit: String(SLUG_LIMIT) }, slugFrom(slug))];
  }
  if (!locales.includes(locale)) {
    const values = { found: locale, expected: locales.join(", ") };
    const meant = meantLocale(locale, locales);
    if (meant === undefined) return [file.fault("locale-unknown", 0, values, nearest(locale, locales))];
    const name = `index.${meant}.md`;
    return [{ ...file.fault("locale-unknown", 0, { ...values, name }, meant), remedy: "rename" }];
  }
  return [];
}

/** The fault of a picture that the front matter or a text names; undefined if the picture exists. */
export function pictureFault(
  file: TextFile,
  at: number,
  { folder, slug }: { readonly folder: WorkFolder; readonly slug: string },
  src: string,
  content: Content,
): Fault | undefined {
  const path = `${folder}/${slug}/${src}`;
  if (isElsewhere(src)) return file.fault("image-remote", at, { found: src }, nearestImage(path, content));
  if (content.images.has(path)) return undefined;
  const name = isSafeName(src.slice(src.lastIndexOf("/") + 1)) ? undefined : pictureNames(content)(path);
  if (name !== undefined) return file.fault("image-name", at, { found: src }, name);
  if (content.unreadable?.has(path)) return undefined;
  return file.fault("image-missing", at, { found: src }, nearestImage(path, content));
}

/** Finds the names that pictures must have instead of their own, the same that are offered for the files. */
export function pictureNames({ images, unreadable }: Content): (path: string) => string | undefined {
  return pictureNamer(() => [...images.keys(), ...(unreadable ?? [])]);
}

/** The name of the picture in the same folder that could have been meant. */
function nearestImage(path: string, content: Content): string | undefined {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const names = [...content.images.keys()]
    .filter((image) => image.startsWith(folder))
    .map((image) => image.slice(folder.length));
  return nearest(path.slice(folder.length), names);
}

/** Whether a picture is named by an address or a path that leads out of its article's folder. */
function isElsewhere(src: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/|\.\.\//i.test(src);
}
