import { createHash } from "node:crypto";
import { constants, copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SIZE_LIMITS } from "../../core/content/preflight.ts";
import { type ImageSize, measureImage } from "../../core/images/measure.ts";
import { PICTURE_TYPES } from "../../core/images/picture-names.ts";
import { latinSlug } from "../../core/import-archive/slug.ts";
import { inspect } from "../content/folder.ts";

/** A picture that an article gets. */
interface Picture {
  readonly from: string;
  readonly name: string;
  readonly size: ImageSize;
}

/** The pictures of one article, which are copied when the article is written. */
export class ArticlePictures {
  readonly #folder: string;
  /** By what is in them, so that no picture is there twice. */
  readonly #pictures = new Map<string, Picture>();
  readonly #names = new Map<string, string>();

  /** @param folder Of the article. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Sizes by name. */
  get sizes(): Map<string, ImageSize> {
    return new Map([...this.#pictures.values()].map(({ name, size }) => [name, size]));
  }

  /**
   * Adds a picture.
   *
   * @returns The name that it gets; undefined where it isn't a picture that an article can have.
   */
  add(file: string): string | undefined {
    const entry = inspect(file, file);
    if (entry?.kind !== "file" || entry.size > SIZE_LIMITS.image) return undefined;
    const bytes = readFileSync(file);
    const hash = hashOf(bytes);
    const known = this.#pictures.get(hash);
    if (known) return known.name;
    // Old sites have pictures whose names end in another kind than they are.
    for (const type of [path.extname(file).toLowerCase(), ...PICTURE_TYPES]) {
      const { size } = PICTURE_TYPES.includes(type) ? measureImage(`x${type}`, bytes) : {};
      if (!size) continue;
      const name = this.#nameFor(path.basename(file, path.extname(file)), type, hash);
      this.#pictures.set(hash, { from: file, name, size });
      return name;
    }
    return undefined;
  }

  /** A name that no other picture of the article has, also on the disk. */
  #nameFor(stem: string, type: string, hash: string): string {
    const plain = latinSlug(stem) ?? "picture";
    for (let number = 1; ; number++) {
      const name = `${plain}${number === 1 ? "" : `-${number}`}${type}`;
      const there = this.#names.get(name) ?? hashOfFile(path.join(this.#folder, name));
      if (there !== undefined && there !== hash) continue;
      this.#names.set(name, hash);
      return name;
    }
  }

  /** Copies them; what is there already is the same. */
  copy(): void {
    if (this.#pictures.size > 0) mkdirSync(this.#folder, { recursive: true });
    for (const { from, name } of this.#pictures.values()) {
      try {
        copyFileSync(from, path.join(this.#folder, name), constants.COPYFILE_EXCL);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }
  }
}

function hashOfFile(file: string): string | undefined {
  return inspect(file, file)?.kind === "file" ? hashOf(readFileSync(file)) : undefined;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
