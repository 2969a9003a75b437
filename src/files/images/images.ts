import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { Fault } from "../../core/faults/table.ts";
import {
  type ImageFacts,
  type ImageVersion,
  imageKey,
  type Picture,
  plainPicture,
  planImage,
} from "../../core/images/images.ts";
import { urls } from "../../core/site/urls.ts";
import { cacheKey, type FileSet, readCached, type Step, writeCached } from "../cache/cache.ts";
import { codeKey } from "../cache/program-key.ts";
import { cachedValues } from "../cache/values.ts";
import { readBytes } from "../content/folder.ts";
import { brokenImage, DECODER, ofPicture } from "./decoder.ts";
import { encoderKey, makeVersions } from "./encoder.ts";

/** A picture that was opened. */
export interface OpenedImage extends ImageFacts {
  /** A hash of its bytes. */
  readonly hash: string;
}

/**
 * Returns what is known about pictures. A picture that was opened before is not opened again.
 *
 * @param files Paths of pictures that can be decoded.
 * @returns By path.
 */
export async function openImages(
  files: readonly string[],
): Promise<{ opened: Map<string, OpenedImage>; faults: Fault[] }> {
  const known = cachedValues<ImageFacts>("image-facts", { write: JSON.stringify, read: JSON.parse });
  const opener = [JSON.stringify(sharp.versions), codeKey(["files/images/images", "files/images/decoder"])];
  const opened = new Map<string, OpenedImage>();
  const faults: Fault[] = [];
  for (const file of files) {
    const bytes = readFileSync(file);
    const hash = hashOf(bytes);
    const key = cacheKey([hash, ...opener]);
    try {
      const facts = known.find(key) ?? (await ofPicture(factsOf(bytes)));
      known.keep(key, facts);
      opened.set(file, { ...facts, hash });
    } catch (error) {
      faults.push(brokenImage(file, error));
    }
  }
  known.sweep();
  return { opened, faults };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function factsOf(bytes: Uint8Array): Promise<ImageFacts> {
  const image = sharp(bytes, DECODER);
  const { width = 0, height = 0, orientation = 1, hasAlpha, pages = 1 } = await image.metadata();
  const [widthPx, heightPx] = orientation >= 5 ? [height, width] : [width, height];
  const facts = { widthPx, heightPx, isAnimated: pages > 1 };
  if (hasAlpha && !(await image.stats()).isOpaque) return facts;
  const pixel = await image
    .toColourspace("srgb")
    .removeAlpha()
    .resize(1, 1, { fit: "fill" })
    .raw()
    .toBuffer();
  const part = (index: number) => Math.round(((pixel[index] ?? 0) * 7) / 255);
  return { ...facts, tone: [part(0), part(1), part(2)] };
}

/** A picture and the files to make from it. */
export interface PlannedImage {
  /** Path of the picture. */
  readonly file: string;
  /** A hash of its bytes. */
  readonly hash: string;
  /** The cache key of the picture and everything that its versions are made with. */
  readonly key: string;
  readonly versions: readonly ImageVersion[];
}

/** How pictures are shown, by address, and the versions to make for that. */
export interface ImagePlan {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly planned: readonly PlannedImage[];
  /** Pictures that cannot be used. */
  readonly faults: readonly Fault[];
}

/**
 * Plans the versions of pictures.
 *
 * @param folder The content folder.
 * @param images Paths in that folder of pictures that can be decoded.
 */
export async function planImages(folder: string, images: readonly string[]): Promise<ImagePlan> {
  const encoder = encoderKey();
  const pictures = new Map<string, Picture>();
  const planned: PlannedImage[] = [];
  const { opened, faults } = await openImages(images.map((image) => path.posix.join(folder, image)));
  for (const image of images) {
    const file = path.posix.join(folder, image);
    const facts = opened.get(file);
    if (!facts) continue;
    const url = encodeURI(urls.media(image));
    if (facts.isAnimated) {
      pictures.set(url, plainPicture(facts, url));
      continue;
    }
    const key = imageKey(facts.hash, [encoder]);
    const { versions, picture } = planImage(facts, key, urls.image);
    pictures.set(url, picture);
    planned.push({ file, hash: facts.hash, key, versions });
  }
  return { pictures, planned, faults };
}

/**
 * Writes versions of pictures, and makes those that are not in the cache.
 *
 * @param target The folder that they go to.
 * @param step Called for each picture that is ready.
 * @returns Pictures that have changed since they were planned: their versions would have wrong names. And those that
 * cannot be used.
 */
export async function writeImages(
  images: readonly PlannedImage[],
  target: string,
  step: Step = () => {},
): Promise<Fault[]> {
  const faults: Fault[] = [];
  mkdirSync(target, { recursive: true });
  // One picture at a time: its versions keep all cores busy, and a second one would only take memory.
  for (const [index, image] of images.entries()) {
    try {
      const files = cachedVersions(image) ?? (await madeVersions(image));
      if (!files) faults.push(changedImage(image.file));
      for (const [name, bytes] of files ?? []) writeFileSync(path.join(target, name), bytes);
    } catch (error) {
      faults.push(brokenImage(image.file, error));
    }
    step(index + 1, images.length);
  }
  return faults;
}

const CACHED = "images/versions";

function cachedVersions({ key, versions }: PlannedImage): FileSet | undefined {
  const files = readCached(CACHED, key);
  return files && versions.every(({ file }) => files.has(file)) ? files : undefined;
}

/** @returns undefined where the picture has changed since it was planned */
async function madeVersions({ file, hash, key, versions }: PlannedImage): Promise<FileSet | undefined> {
  const bytes = readPlanned(file, hash);
  if (!bytes) return undefined;
  const files = await makeVersions(bytes, versions);
  writeCached(CACHED, key, files);
  return files;
}

/** The bytes of a picture; undefined where they have changed since it was planned. */
export function readPlanned(file: string, hash: string): Buffer | undefined {
  const { bytes } = readBytes(file);
  return bytes && hashOf(bytes) === hash ? Buffer.from(bytes) : undefined;
}

/** A picture that has changed since the build began. */
export function changedImage(file: string): Fault {
  return { code: "image-changed", file, values: {} };
}
