import type { Remedy } from "../faults/table.ts";

/** What to do with a file that has no place in a folder, and the name that the remedy gives. */
export interface FileRemedy {
  readonly remedy: Remedy;
  readonly name?: string;
}

/** Files of word processors and spreadsheets. */
const DOCUMENT = /\.(?:docx?|docm|dotx?|odt|rtf|pages|pdf|xlsx?|ods|numbers|pptx?|odp|key|wps)$/i;

/** What file managers add to the name of a copy, in the languages of the command. */
const COPY =
  /(?:[ _]-[ _](?:копия|copy|副本)|[ _](?:copy|копия|副本)|[-_]?副本|[ _]?\(копия\)|[ _]?\(copy\))?(?:[ _]?[(（]\d+[)）]|[ _]\d+)?(?=\.[a-z]+$)/iu;

/**
 * What to do with a file whose name shows what made it: a copy, a file of a program that is open, a document.
 *
 * @param name Without its folder.
 * @param isForArticles Whether its folder has articles, which the text of a document can become.
 * @returns undefined where the name shows nothing.
 * @example
 * remedyOf("site - копия.json", false); // => { remedy: "copy", name: "site.json" }
 */
export function remedyOf(name: string, isForArticles: boolean): FileRemedy | undefined {
  if (/^[~.]\$|^~WRL?\d/i.test(name)) return { remedy: "temporary" };
  if (DOCUMENT.test(name)) return { remedy: isForArticles ? "document" : "outside" };
  const [mark = ""] = COPY.exec(name) ?? [];
  return /\p{L}|\d/u.test(mark) && mark !== name.replace(/\.[a-z]+$/i, "")
    ? { remedy: "copy", name: name.replace(mark, "") }
    : undefined;
}

/** The first bytes of files of word processors: the older format, and archives such as .docx and .odt. */
const DOCUMENT_BYTES: readonly (readonly number[])[] = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
];

/** Whether a file is a document, whatever its name says. */
export function isDocument(bytes: Uint8Array): boolean {
  return DOCUMENT_BYTES.some((start) => start.every((byte, index) => bytes[index] === byte));
}

/**
 * Where a conflict that git has left in a text begins; undefined without one. A block of code may show one.
 *
 * @see https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
 */
export function conflictIn(text: string): number | undefined {
  if (!text.includes("<<<<<<< ")) return undefined;
  let fence: string | undefined;
  let begin: number | undefined;
  let isDivided = false;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [mark] = /^(?:`{3,}|~{3,})/.exec(line) ?? [];
    if (mark !== undefined && (fence === undefined || line.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined && line.startsWith("<<<<<<< ")) {
      begin = index;
      isDivided = false;
    } else if (line === "=======") isDivided = true;
    else if (begin !== undefined && isDivided && line.startsWith(">>>>>>> ")) return begin;
  }
  return undefined;
}
