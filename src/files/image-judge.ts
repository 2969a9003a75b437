import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PIXEL_LIMIT } from "../core/preflight.ts";
import { CACHE } from "./cache.ts";

/** Hashes of pictures that were decoded to their end before; safe to delete. */
const SOUND = path.join(CACHE, "images.json");

/** Pictures that are decoded at the same time. */
const AT_ONCE = 4;

/** What `judgeImages` does, for a thread. */
export function openService() {
  return { judgeImages };
}

/**
 * Decodes pictures to their last byte, unless they were decoded before.
 *
 * @returns The hash of each sound picture; nothing for one that is broken.
 */
export async function judgeImages(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = readKnown();
  const sound = new Map<string, string>();
  const waiting = files.values();
  const judge = async (): Promise<void> => {
    for (const file of waiting) {
      const bytes = readFileSync(file);
      const hash = createHash("sha256").update(bytes).digest("hex");
      if (known.has(hash) || (await decodes(bytes))) sound.set(file, hash);
    }
  };
  // A picture is decoded by another thread: while one is at work, the next is read.
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  return sound;
}

/** Keeps which pictures are sound, for those who judge them next. */
export function keepSound(hashes: ReadonlySet<string>): void {
  const known = readKnown();
  if (hashes.size === known.size && [...hashes].every((hash) => known.has(hash))) return;
  mkdirSync(path.dirname(SOUND), { recursive: true });
  writeFileSync(SOUND, JSON.stringify([...hashes].sort()));
}

/** The cache is ours alone: where it cannot be read, it is as good as empty. */
function readKnown(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(SOUND, "utf8")) as string[]);
  } catch {
    return new Set();
  }
}

/** To give the last pixel, the decoder has to read every line before it; none of them is kept. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  // Where every picture is known, the library is not needed at all.
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(bytes, {
      failOn: "truncated",
      limitInputPixels: PIXEL_LIMIT,
      sequentialRead: true,
    });
    const { width = 0, height = 0 } = await picture.metadata();
    const last = { left: width - 1, top: height - 1, width: 1, height: 1 };
    await picture.extract(last).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}
