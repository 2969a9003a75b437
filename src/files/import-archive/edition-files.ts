import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fingerprint } from "../../core/content/fingerprint.ts";
import { makeWork, type SiteInputs } from "../../core/content/read-site.ts";
import { snapshotPath, writeSnapshot } from "../../core/content/snapshot.ts";
import type { TranslatableText } from "../../core/content/translatable-text.ts";
import { readWork, translatableText } from "../../core/content/works.ts";
import { type Fault, gradeOf } from "../../core/faults/table.ts";
import { TextFile } from "../../core/faults/text-file.ts";
import { editionText, type ImportedEdition } from "../../core/import-archive/edition.ts";
import type { ReportEntry } from "../../core/import-archive/report.ts";
import type { Place } from "../../core/import-archive/survey.ts";
import type { SiteTopics } from "../../core/import-archive/topics.ts";
import type { Newsroom } from "../../core/options/newsroom.ts";
import { type FileChange, writeFiles } from "../write/write-files.ts";
import type { ArticlePictures } from "./pictures.ts";
import { hashOf, type WrittenBefore } from "./record.ts";

/** What the files of imported editions depend on. */
export interface EditionFilesOptions {
  readonly newsroom: Pick<Newsroom, "settings" | "folders">;
  readonly topics: SiteTopics;
  /** What an earlier import wrote, by source. */
  readonly before: ReadonlyMap<string, WrittenBefore>;
}

/** Judges imported editions and writes their files, but none that an editor has changed or removed. */
export class EditionFiles {
  readonly #options: EditionFilesOptions;
  readonly #placeOf: (source: string) => Place | undefined;

  /** @param placeOf Where a page of the archive goes, by its source. */
  constructor(options: EditionFilesOptions, placeOf: (source: string) => Place | undefined) {
    this.#options = options;
    this.#placeOf = placeOf;
  }

  /** Reads an edition as `check` does. @returns Its text where nothing prevents it from being published, and all faults. */
  judge(
    edition: ImportedEdition,
    { kind, slug, locale, original }: Place,
    file: string,
    pictures: ArticlePictures,
  ): { text?: TranslatableText; faults: Fault[] } {
    const { settings } = this.#options.newsroom;
    const text = new TextFile(file, editionText({ ...edition, isDraft: false }, kind));
    const folder = kind === "page" ? "pages" : "articles";
    const texts = new Map([[locale, text]]);
    const source = original === undefined ? undefined : this.#placeOf(original);
    if (source) {
      const there = path.posix.join(path.posix.dirname(file), `index.${source.locale}.md`);
      texts.set(source.locale, new TextFile(there, readFileSync(there, "utf8")));
    }
    const place = path.posix.join(folder, slug);
    const images = new Map([...pictures.sizes].map(([name, size]) => [`${place}/${name}`, size]));
    const content = { texts: new Map(), images, snapshots: new Map() };
    const inputs: SiteInputs = { content, settings, topics: this.#options.topics.keys, words: () => ({}) };
    const work = { folder, slug, texts, broken: false } as const;
    const faults = makeWork(work, inputs).faults.filter((fault) => fault.file === file);
    const { files } = readWork(work);
    const own = [...files.sources, ...files.translations].find((one) => one.locale === locale);
    const isRefused = !own || faults.some((fault) => gradeOf(fault) === "error");
    return { ...(isRefused ? {} : { text: translatableText(own) }), faults };
  }

  write(
    text: string,
    file: string,
    { slug, kind, original, editions }: Place,
    read: TranslatableText,
    pictures: ArticlePictures,
    entry: Omit<ReportEntry, "outcome">,
  ): ReportEntry {
    const before = this.#options.before.get(entry.source);
    const there = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    const written = { ...entry, file, hash: hashOf(text) };
    if (before?.file === file && there === undefined)
      return { ...written, hash: before.hash, outcome: "removed" };
    if (there !== undefined && there !== text && hashOf(there) !== before?.hash)
      return { ...written, ...(before ? { hash: before.hash } : {}), outcome: "edited" };
    const changes: FileChange[] = [{ file, before: there, after: text }];
    const snapshot = path.posix.join(
      this.#options.newsroom.folders.content,
      snapshotPath(kind === "page" ? "pages" : "articles", slug, fingerprint(read)),
    );
    if (original === undefined && editions > 1 && !existsSync(snapshot))
      changes.unshift({ file: snapshot, before: undefined, after: writeSnapshot(read) });
    pictures.copy();
    writeFiles([...changes, ...this.#moved(file, before)]);
    return {
      ...written,
      outcome: there === undefined ? "written" : there === text ? "unchanged" : "updated",
    };
  }

  /** The file that a page had before, unless an editor has changed it. */
  #moved(file: string, before: WrittenBefore | undefined): FileChange[] {
    if (!before || before.file === file || !this.#isContent(before.file) || !existsSync(before.file))
      return [];
    const text = readFileSync(before.file, "utf8");
    return hashOf(text) === before.hash ? [{ file: before.file, before: text, after: undefined }] : [];
  }

  /** The report is a file that others can change, and only articles and pages may be removed. */
  #isContent(file: string): boolean {
    const { content } = this.#options.newsroom.folders;
    const way = path.posix.relative(content, path.posix.normalize(file));
    return /^(?:articles|pages)\/[^/]+\/index\.[^/]+\.md$/.test(way);
  }
}
