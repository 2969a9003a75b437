import path from "node:path";
import { CONTENT_RULES, checkEntries, decodeText } from "../../core/content/preflight.ts";
import type { Content } from "../../core/content/works.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { TextFile } from "../../core/faults/text-file.ts";
import { type ImageSize, measureImage } from "../../core/images/measure.ts";
import { append } from "../../core/long-lists.ts";
import { inspect, listEntries, readBytes, stampOf } from "./folder.ts";

/** The stamps and contents of files that were read, by path: an unchanged file need not be read again. */
export type KnownFiles = Map<string, { readonly stamp: string; readonly read: Judged }>;

/**
 * Reads the content folder. It doesn't open files that are not allowed there, and reads only text files as
 * text.
 *
 * @param folder Path of the folder, which also names the files in messages.
 * @param known Files that were read before, for a program that reads the folder repeatedly. The call
 * updates it.
 */
export function readContent(folder: string, known?: KnownFiles): { content: Content; faults: Fault[] } {
  const { files, snapshots: own, refused, faults } = checkEntries(folder, listEntries(folder), CONTENT_RULES);
  const texts = new Map<string, TextFile>();
  const images = new Map<string, ImageSize>();
  const snapshots = new Map<string, string>();
  const unreadable = new Set(refused);
  const ownFiles = new Set(own);
  for (const name of [...files, ...own]) {
    const file = path.posix.join(folder, name);
    const read = known ? readAgain(file, known) : readFile(file);
    if (read.text && ownFiles.has(name)) snapshots.set(name, read.text.text);
    else if (read.text) texts.set(name, read.text);
    else if (read.size) images.set(name, read.size);
    else unreadable.add(name);
    append(faults, read.faults);
  }
  return { content: { texts, images, unreadable, snapshots }, faults };
}

/**
 * The content with the current version of one of its texts.
 *
 * @param name Its path from the folder.
 * @returns undefined where it was not there before, is gone, or may not be read: then the whole folder must
 * be read.
 */
export function rereadText(folder: string, content: Content, name: string): Content | undefined {
  const file = path.posix.join(folder, name);
  const entry = content.texts.has(name) ? inspect(file, name) : undefined;
  if (!entry || checkEntries(folder, [entry], CONTENT_RULES).faults.length > 0) return undefined;
  const { text, faults } = readFile(file);
  if (!text || faults.length > 0) return undefined;
  return { ...content, texts: new Map(content.texts).set(name, text) };
}

/** Reads a file if it has changed. */
function readAgain(file: string, known: KnownFiles): Judged {
  const stamp = stampOf(file);
  const before = known.get(file);
  if (before && stamp !== undefined && before.stamp === stamp) return before.read;
  const read = readFile(file);
  if (stamp === undefined) known.delete(file);
  else known.set(file, { stamp, read });
  return read;
}

function readFile(file: string): Judged {
  const { bytes, faults } = readBytes(file);
  return bytes ? judge(file, bytes) : { faults };
}

interface Judged {
  readonly text?: TextFile;
  readonly size?: ImageSize;
  readonly faults: readonly Fault[];
}

/** Decodes a text or measures a picture, depending on the file extension. */
function judge(file: string, bytes: Uint8Array): Judged {
  return file.toLowerCase().endsWith(".md") ? decodeText(file, bytes) : measureImage(file, bytes);
}
