import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cacheKey } from "../cache/cache.ts";
import { codeKey } from "../cache/program-key.ts";
import { cachedValues } from "../cache/values.ts";
import { installedVersions } from "../packages.ts";
import { DECODER } from "./decoder.ts";

/** Number of pictures that are decoded at the same time. */
const AT_ONCE = 4;

/** `judgeImages`, for a thread. */
export function openService() {
  return { judgeImages };
}

/**
 * Decodes pictures to their last byte, unless the same bytes were decoded before by the same decoder.
 *
 * @param isCached Whether there is a cache, in the present folder.
 * @returns The paths of those that are sound.
 */
export async function judgeImages(files: readonly string[], isCached = true): Promise<ReadonlySet<string>> {
  const known = isCached ? cachedValues<string>("sound-images", { write: String, read: String }) : undefined;
  // The decoders are in sharp's compiled package. The library itself is not loaded if every picture is known.
  const decoder = [
    ...installedVersions(["sharp"], { withOptional: true }),
    codeKey(["files/images/decode"]),
    JSON.stringify(DECODER),
  ];
  const sound = new Set<string>();
  const waiting = files.values();
  const judge = async (): Promise<void> => {
    for (const file of waiting) {
      const bytes = readFileSync(file);
      const hash = createHash("sha256").update(bytes).digest("hex");
      const key = cacheKey([hash, ...decoder]);
      if (known?.find(key) === undefined && !(await decodes(bytes))) continue;
      known?.keep(key, hash);
      sound.add(file);
    }
  };
  // Another thread decodes a picture: meanwhile this one reads the next.
  await Promise.all(Array.from({ length: AT_ONCE }, judge));
  known?.sweep();
  return sound;
}

/** To return the last pixel, the decoder must read every line before it; it keeps none of them. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(bytes, { ...DECODER, sequentialRead: true });
    const { width = 0, height = 0 } = await picture.metadata();
    const last = { left: width - 1, top: height - 1, width: 1, height: 1 };
    await picture.extract(last).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}
