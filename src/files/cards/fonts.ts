import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import {
  type CodePointRange,
  parseUnicodeRange,
  rangesOf,
  readCmap,
  readWoff2Directory,
} from "../../core/cards/font-coverage.ts";
import { findOptionalPackage } from "../packages.ts";

/** A file of a font, with the characters that are taken from it. */
export interface FontSubset {
  readonly bytes: Uint8Array;
  readonly ranges: readonly CodePointRange[];
}

/** The fonts of the cards: their characters, and the file of each. */
export interface CardFonts {
  /** Names and versions of the packages: another version may draw other letters. */
  readonly versions: readonly string[];
  has(codePoint: number): boolean;
  /** The files that a text needs, always in the same order. */
  subsetsFor(text: string): FontSubset[];
}

interface Slice {
  readonly file: string;
  readonly declared: readonly CodePointRange[];
  /** Loaded when it is needed. */
  loaded?: { readonly bytes: Uint8Array; readonly codePoints: ReadonlySet<number> };
}

/**
 * Opens variable fonts of Fontsource. It reads only their tables of ranges: a font file is opened when a text
 * has a character of its range.
 *
 * @param packages Names such as `"@fontsource-variable/noto-sans-sc"`; a character is taken from the first that has it.
 * @returns undefined where one of them is not installed.
 * @see https://fontsource.org/docs/getting-started/variable
 */
export function openFonts(packages: readonly string[]): CardFonts | undefined {
  const key = packages.join(" ");
  const known = openedFonts.get(key) ?? readFonts(packages);
  if (known) openedFonts.set(key, known);
  return known;
}

/** Files of installed packages do not change while a program runs. */
const openedFonts = new Map<string, CardFonts>();

function readFonts(packages: readonly string[]): CardFonts | undefined {
  const found = packages.map((name) => findOptionalPackage(name));
  if (found.some((one) => one === undefined)) return undefined;
  const opened = found.filter((one) => one !== undefined);
  const slices = opened.flatMap(({ name, folder }) => slicesOf(name, folder));
  const homes = new Map<number, Slice | undefined>();
  const homeOf = (codePoint: number) => {
    if (!homes.has(codePoint)) homes.set(codePoint, findHome(slices, codePoint));
    return homes.get(codePoint);
  };
  return {
    versions: opened.map(({ name, version }) => `${name}@${version}`),
    has: (codePoint) => homeOf(codePoint) !== undefined,
    subsetsFor(text) {
      const needed = new Set([...text].map((character) => homeOf(character.codePointAt(0) ?? 0)));
      return slices
        .filter((slice) => needed.has(slice))
        .map((slice) => {
          const { bytes, codePoints } = load(slice);
          // Each character belongs to one file, so the result doesn't depend on which files are known
          // already.
          const own = [...codePoints].filter((codePoint) => homeOf(codePoint) === slice);
          return { bytes, ranges: rangesOf(own) };
        });
    },
  };
}

/** The named subsets ("latin") come before the numbered ones, which contain parts of the named ones. */
function slicesOf(name: string, folder: string): Slice[] {
  const stem = path.posix.basename(name);
  const ranges = JSON.parse(readFileSync(path.join(folder, "unicode.json"), "utf8")) as Record<
    string,
    string
  >;
  const slices = Object.entries(ranges).map(([key, declared]) => ({
    file: path.join(folder, "files", `${stem}-${key.replace(/[[\]]/g, "")}-wght-normal.woff2`),
    declared: parseUnicodeRange(declared),
    isNumbered: key.startsWith("["),
  }));
  return [...slices.filter((one) => !one.isNumbered).reverse(), ...slices.filter((one) => one.isNumbered)];
}

function findHome(slices: readonly Slice[], codePoint: number): Slice | undefined {
  return slices.find(
    (slice) =>
      slice.declared.some(([first, last]) => first <= codePoint && codePoint <= last) &&
      load(slice).codePoints.has(codePoint),
  );
}

function load(slice: Slice): NonNullable<Slice["loaded"]> {
  if (!slice.loaded) {
    const bytes = readFileSync(slice.file);
    const { packed, cmap } = readWoff2Directory(bytes);
    const table = brotliDecompressSync(packed).subarray(cmap.start, cmap.start + cmap.length);
    slice.loaded = { bytes, codePoints: new Set(readCmap(table)) };
  }
  return slice.loaded;
}
