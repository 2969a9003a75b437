import type { Content, SourceFile, WorkFiles } from "./content.ts";
import type { EditionWords } from "./editions.ts";
import type { Article, Page, SiteSettings } from "./site.ts";
import { snapshotPath } from "./snapshot.ts";

/** All that a work is made from, beside the file of its original. */
export interface WorkInputs {
  readonly files: WorkFiles;
  readonly content: Content;
  readonly settings: SiteSettings;
  readonly words: (locale: string) => EditionWords;
}

/** Works that were made without a fault, by their original. A file that was read again is another one. */
const kept = new WeakMap<
  SourceFile,
  { readonly inputs: readonly unknown[]; readonly work: Article | Page }
>();

/**
 * A work that was made before from the same files, pictures, kept originals and words. A server makes the whole site each
 * time that one article is edited, and nearly every work is as it was.
 *
 * @returns undefined where there is none.
 */
export function findKeptWork(source: SourceFile, inputs: WorkInputs): Article | Page | undefined {
  const found = kept.get(source);
  if (!found) return undefined;
  const now = listOf(inputs, found.work.images);
  const same =
    now.length === found.inputs.length && now.every((input, index) => input === found.inputs[index]);
  return same ? found.work : undefined;
}

/** Keeps a work that was made without a fault. */
export function keepWork(source: SourceFile, inputs: WorkInputs, work: Article | Page): void {
  kept.set(source, { inputs: listOf(inputs, work.images), work });
}

function listOf({ files, content, settings, words }: WorkInputs, images: readonly string[]): unknown[] {
  const { folder, slug, translations } = files;
  return [
    settings,
    ...settings.languages.map(({ locale }) => words(locale)),
    ...translations,
    ...images.map((image) => content.images.get(image)),
    ...translations.map(({ head: { translation } }) =>
      translation.of ? content.snapshot(snapshotPath(folder, slug, translation.of)) : undefined,
    ),
  ];
}
