import { readFileSync } from "node:fs";
import path from "node:path";
import type { Content } from "../core/content.ts";
import { TextFile } from "../core/text-file.ts";
import { listFiles } from "./folder.ts";

/** Files that are pictures by their name. */
const IMAGE = /\.(?:jpe?g|png|webp|avif)$/;

/**
 * Reads the content folder: the Markdown as text, the pictures by name.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function readContent(folder: string): Content {
  const texts = new Map<string, TextFile>();
  const images = new Set<string>();
  for (const name of listFiles(folder)) {
    const file = path.posix.join(folder, name);
    if (name.endsWith(".md")) texts.set(name, new TextFile(file, readFileSync(file, "utf8")));
    else if (IMAGE.test(name)) images.add(name);
  }
  return { texts, images, snapshot: (name) => readOptional(path.join(folder, name)) };
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
