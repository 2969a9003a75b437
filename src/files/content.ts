import path from "node:path";
import type { Content } from "../core/content.ts";
import type { Fault } from "../core/faults.ts";
import { CONTENT_RULES, checkEntries, decodeText, type ImageSize, measureImage } from "../core/preflight.ts";
import type { TextFile } from "../core/text-file.ts";
import { listEntries, readBytes } from "./folder.ts";

/**
 * Reads the content folder: what may not lie there is not opened, what is no text is not read as one.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function readContent(folder: string): { content: Content; faults: Fault[] } {
  const { files, kept, refused, faults } = checkEntries(folder, listEntries(folder), CONTENT_RULES);
  const texts = new Map<string, TextFile>();
  const images = new Map<string, ImageSize>();
  const snapshots = new Map<string, string>();
  const unreadable = new Set(refused);
  const own = new Set(kept);
  for (const name of [...files, ...kept]) {
    const file = path.posix.join(folder, name);
    const { bytes, faults: closed } = readBytes(file);
    const read: Judged = bytes ? judge(file, bytes) : { faults: closed };
    if (read.text && own.has(name)) snapshots.set(name, read.text.text);
    else if (read.text) texts.set(name, read.text);
    else if (read.size) images.set(name, read.size);
    else unreadable.add(name);
    faults.push(...read.faults);
  }
  return { content: { texts, images, unreadable, snapshot: (name) => snapshots.get(name) }, faults };
}

interface Judged {
  readonly text?: TextFile;
  readonly size?: ImageSize;
  readonly faults: readonly Fault[];
}

/** What a file is, by its ending. */
function judge(file: string, bytes: Uint8Array): Judged {
  return file.toLowerCase().endsWith(".md") ? decodeText(file, bytes) : measureImage(file, bytes);
}
