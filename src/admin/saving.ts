import { FINGERPRINT_DIGITS, foldedText } from "../core/content/translatable-text.ts";
import { type FormValues, writeCatalogueForm, writeForm } from "../core/edits/form.ts";
import type { Finding } from "../core/preview/findings.ts";
import { ask } from "./findings.ts";

/** An entry as the editor passes it to listeners: nested persistent maps. */
export interface EntryMap {
  getIn(path: readonly string[]): unknown;
  setIn(path: readonly string[], value: unknown): EntryMap;
  deleteIn(path: readonly string[]): EntryMap;
  toJS(): unknown;
}

interface MapLike {
  keySeq?(): Iterable<string>;
}

/** The parts of an entry that are read. */
interface PlainEntry {
  /** Values of the original. */
  readonly data?: FormValues;
  readonly i18n?: Readonly<Record<string, { readonly data?: FormValues }>>;
  /** Of the file of the original. */
  readonly path: string;
}

/** An entry that is about to be saved, and the languages whose translations are accepted with it. */
export interface PreparedEntry {
  readonly entry: EntryMap;
  readonly accepted: readonly string[];
}

/**
 * Writes the fingerprint of the original into each translation that doesn't name one, and into those that are
 * ticked as accepted. Another translation that names one stays unchanged: a person must decide whether it is still right.
 *
 * @see fingerprint in `src/core/content/fingerprint.ts`, which is taken in the same way, of the same text.
 */
export async function withFingerprints(entry: EntryMap): Promise<PreparedEntry> {
  const text = (...path: string[]) => {
    const value = entry.getIn(["data", ...path]);
    return typeof value === "string" ? value : undefined;
  };
  if (entry.getIn(["data", "source"]) !== true) return { entry, accepted: [] };
  const cover = { alt: text("cover", "alt"), caption: text("cover", "caption") };
  const original = {
    title: text("title") ?? "",
    summary: text("summary"),
    ...cover,
    body: text("body") ?? "",
  };
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(foldedText(original)));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const of = hex.slice(0, FINGERPRINT_DIGITS);
  const accepted: string[] = [];
  let written = entry.deleteIn(["data", "accepted"]);
  for (const locale of (entry.getIn(["i18n"]) as MapLike | undefined)?.keySeq?.() ?? []) {
    const data = ["i18n", locale, "data"];
    const place = [...data, "translation"];
    const isTicked = entry.getIn([...data, "accepted"]) === true;
    if (!entry.getIn([...data, "title"])) continue;
    written = written.deleteIn([...data, "accepted"]);
    if (entry.getIn([...place, "of"]) && !isTicked) continue;
    accepted.push(locale);
    // A form whose optional part was never opened has no value there.
    written = entry.getIn(place) ? written.setIn([...place, "of"], of) : written.setIn(place, { of });
    if (entry.getIn([...place, "parts"])) written = written.setIn([...place, "parts"], of);
  }
  return { entry: written, accepted };
}

/**
 * The files that an entry will be saved in, by path. The forms' own readers and writers make them, so they are what is judged.
 */
export function filesOf(entry: EntryMap, original: string): Record<string, string> {
  const { data, i18n = {}, path } = entry.toJS() as PlainEntry;
  const write = path.endsWith(".md") ? writeForm : writeCatalogueForm;
  const pathOf = (locale: string) =>
    path.endsWith(".md")
      ? path.replace(/\.[^./]+\.md$/, `.${locale}.md`)
      : path.replace(/[^/]+(?=\/[^/]+$)/, locale);
  const all = [[original, { data }] as const, ...Object.entries(i18n)];
  return Object.fromEntries(
    all.flatMap(([locale, values]) =>
      values.data && Object.keys(values.data).length > 0 ? [[pathOf(locale), write(values.data)]] : [],
    ),
  );
}

/**
 * Whether the server refuses what is about to be saved.
 *
 * @param original The language of the entry's first file.
 * @returns What is wrong; empty where it may be saved, and where no server judges.
 */
export async function refusals(
  { entry, accepted }: PreparedEntry,
  original: string,
): Promise<{ readonly list: readonly Finding[]; readonly message: string }> {
  const texts = filesOf(entry, original);
  const files = Object.keys(texts);
  const isAccepted = (file: string) => accepted.some((locale) => file.endsWith(`.${locale}.md`));
  const isDraft = (file: string) => /^draft: true\r?$/m.test(texts[file] ?? "");
  const found = await ask("added", {
    texts,
    accepted: files.filter((file) => isAccepted(file) && !isDraft(file)),
  });
  const list = found?.list ?? [];
  const lines = list.map(({ file, line = 1, problem, remedy }) => `${file}:${line}\n${problem}\n${remedy}`);
  return { list, message: [found?.texts.refused, ...lines].join("\n\n") };
}
