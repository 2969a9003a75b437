import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { Fault } from "../core/faults.ts";
import { PIXEL_LIMIT } from "../core/preflight.ts";

/** Hashes of pictures that were decoded to their end before; safe to delete. */
const CACHE = path.join(".polyglot", "cache", "images.json");

/**
 * Decodes pictures to their last byte, which measuring them does not. A picture that was decoded before is not decoded
 * again.
 *
 * @param files Paths, as they stand in messages.
 */
export async function checkImages(files: readonly string[]): Promise<Fault[]> {
  const known = readKnown();
  const sound: string[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    const bytes = readFileSync(file);
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (known.has(hash) || (await decodes(bytes))) sound.push(hash);
    else faults.push({ code: "image-broken", file, values: {} });
  }
  const changed = sound.length !== known.size || sound.some((hash) => !known.has(hash));
  if (changed) {
    mkdirSync(path.dirname(CACHE), { recursive: true });
    writeFileSync(CACHE, JSON.stringify(sound.sort()));
  }
  return faults;
}

/** The cache is ours alone: where it cannot be read, it is as good as empty. */
function readKnown(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(CACHE, "utf8")) as string[]);
  } catch {
    return new Set();
  }
}

async function decodes(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: "truncated", limitInputPixels: PIXEL_LIMIT, sequentialRead: true }).stats();
    return true;
  } catch {
    return false;
  }
}
