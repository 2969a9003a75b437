import { readFileSync } from "node:fs";
import path from "node:path";
import type { Content } from "../core/content.ts";
import type { Fault } from "../core/faults.ts";
import { CONTENT_RULES, checkEntries, decodeText, type ImageSize, measureImage } from "../core/preflight.ts";
import type { TextFile } from "../core/text-file.ts";
import { listEntries } from "./folder.ts";

/**
 * Reads the content folder: what may not lie there is not opened, what is no text is not read as one.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function readContent(folder: string): { content: Content; faults: Fault[] } {
  const { files, faults } = checkEntries(folder, listEntries(folder), CONTENT_RULES);
  const texts = new Map<string, TextFile>();
  const images = new Map<string, ImageSize>();
  for (const name of files) {
    const file = path.posix.join(folder, name);
    const bytes = readFileSync(file);
    if (name.endsWith(".md")) {
      const read = decodeText(file, bytes);
      faults.push(...read.faults);
      if (read.text) texts.set(name, read.text);
    } else {
      const read = measureImage(file, bytes);
      faults.push(...read.faults);
      if (read.size) images.set(name, read.size);
    }
  }
  return { content: { texts, images, snapshot: (name) => readOptional(path.join(folder, name)) }, faults };
}

/** A kept source is optional: a translation that nobody accepted here has none. */
function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
