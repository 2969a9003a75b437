import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Fault } from "../core/faults.ts";
import { PIXEL_LIMIT } from "../core/preflight.ts";
import { CACHE } from "./cache.ts";
import { stampOf } from "./folder.ts";

/** Hashes of pictures that were decoded to their end before; safe to delete. */
const SOUND = path.join(CACHE, "images.json");

/**
 * Decodes pictures to their last byte, which measuring them does not. A picture that was decoded before is not decoded
 * again.
 *
 * @param files Paths, as they stand in messages.
 * @param judged Pictures that this program has judged before. It is kept up to date.
 */
export async function checkImages(
  files: readonly string[],
  judged: JudgedImages = new Map(),
): Promise<Fault[]> {
  const known = readKnown();
  const sound = new Set<string>();
  const broken = new Set<string>();
  const waiting = files.values();
  const judge = async (): Promise<void> => {
    for (const file of waiting) {
      const stamp = stampOf(file);
      const before = judged.get(file);
      const same = before && stamp !== undefined && before.stamp === stamp;
      const hash = same ? before.sound : await hashIfSound(file);
      if (stamp !== undefined) judged.set(file, { stamp, sound: hash });
      if (hash === undefined) broken.add(file);
      else sound.add(hash);
    }
  };
  const hashIfSound = async (file: string): Promise<string | undefined> => {
    const bytes = readFileSync(file);
    const hash = createHash("sha256").update(bytes).digest("hex");
    return sound.has(hash) || known.has(hash) || (await decodes(bytes)) ? hash : undefined;
  };
  // A picture is decoded by another thread: while one is at work, the next is read.
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  const changed = sound.size !== known.size || [...sound].some((hash) => !known.has(hash));
  if (changed) {
    mkdirSync(path.dirname(SOUND), { recursive: true });
    writeFileSync(SOUND, JSON.stringify([...sound].sort()));
  }
  return files.filter((file) => broken.has(file)).map((file) => ({ code: "image-broken", file, values: {} }));
}

/** Pictures by path: what they were when they were judged, and the hash of one that is sound. */
export type JudgedImages = Map<string, { readonly stamp: string; readonly sound: string | undefined }>;

/** Pictures that are decoded at the same time. */
const AT_ONCE = 4;

/** The cache is ours alone: where it cannot be read, it is as good as empty. */
function readKnown(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(SOUND, "utf8")) as string[]);
  } catch {
    return new Set();
  }
}

/** Every line is read on the way to a few pixels, which costs a twentieth of what the picture's own statistics do. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  // Where every picture is known, the library is not needed at all.
  const { default: sharp } = await import("sharp");
  try {
    await sharp(bytes, { failOn: "truncated", limitInputPixels: PIXEL_LIMIT, sequentialRead: true })
      .resize({ width: 16, height: 16, fit: "fill", kernel: "nearest" })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}
