import type { Fault } from "../../core/faults/table.ts";
import { PIXEL_LIMIT } from "../../core/images/measure.ts";

/** A picture that the check has accepted, but that can't be converted. */
class BrokenPictureError extends Error {
  override readonly name = "BrokenPictureError";
}

/** Marks the errors of work on one picture, so that `brokenImage` can tell them from those of a disk. */
export async function ofPicture<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new BrokenPictureError(String(cause), { cause });
  }
}

/**
 * The fault of a picture that could not be used.
 *
 * @throws The error itself, where it isn't one of the picture.
 */
export function brokenImage(file: string, error: unknown): Fault {
  if (!(error instanceof BrokenPictureError)) throw error;
  return { code: "image-broken", file, values: {} };
}

/**
 * How every picture is decoded: when it is checked, when versions of it are made and when it is drawn on a card. So
 * what the check accepts, the build can use. A picture with a few wrong bytes looks wrong there, and editors see it;
 * one that ends early is refused.
 */
export const DECODER = {
  failOn: "truncated",
  limitInputPixels: PIXEL_LIMIT,
} as const;
