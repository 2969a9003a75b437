import { imageSize } from "image-size";
import { compare, type Fault } from "./faults.ts";
import { TextFile } from "./text-file.ts";

/** Something found in a folder, not yet opened. */
export interface Entry {
  /** From the folder, with `/`. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "other";
  /** In bytes. */
  readonly size: number;
}

/** What may lie in the two folders that people edit. */
export interface FolderRules {
  /** Endings of files, with their dot. */
  readonly types: readonly string[];
  /** Files that are left alone by their whole name. */
  readonly ignored: readonly string[];
}

/** Files that desktops and git leave behind. */
const HARMLESS = [".DS_Store", ".gitkeep", ".gitignore", "Thumbs.db"];

export const CONTENT_RULES: FolderRules = {
  types: [".md", ".jpg", ".jpeg", ".png", ".webp", ".avif"],
  ignored: HARMLESS,
};
export const LOCALES_RULES: FolderRules = { types: [".json"], ignored: [...HARMLESS, "README.md"] };

/** Limits in bytes: texts that people write are far smaller, pictures that cameras make are smaller too. */
export const SIZE_LIMITS = { text: 1_000_000, image: 20_000_000 } as const;

/** Pixels that a picture may have: enough for print on a page, too few to fill the memory. */
export const PIXEL_LIMIT = 50_000_000;

/** Names that Windows keeps for itself, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The parts of a path: letters, digits, dots, hyphens and underscores, and no dot in front. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Judges what lies in a folder by name, kind and size, before anything is opened.
 *
 * @param folder Path of the folder, which also names the files in messages.
 * @returns The files that may be opened, sorted, and every fault.
 */
export function checkEntries(
  folder: string,
  entries: readonly Entry[],
  rules: FolderRules,
): { files: string[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const files: string[] = [];
  const seen = new Map<string, string>();
  for (const entry of [...entries].sort((a, b) => compare(a.path, b.path))) {
    const name = entry.path.slice(entry.path.lastIndexOf("/") + 1);
    if (rules.ignored.includes(name) || entry.path.split("/").includes(".accepted")) continue;
    const folded = entry.path.normalize("NFC").toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, entry.path);
    const fault =
      other === undefined ? entryFault(folder, entry, name, rules) : collision(folder, entry, other);
    if (fault) faults.push(fault);
    else if (entry.kind === "file") files.push(entry.path);
  }
  return { files, faults };
}

function collision(folder: string, { path }: Entry, other: string): Fault {
  return {
    code: "name-collision",
    file: visible(`${folder}/${path}`),
    values: { other: visible(`${folder}/${other}`) },
  };
}

function entryFault(
  folder: string,
  { path, kind, size }: Entry,
  name: string,
  { types }: FolderRules,
): Fault | undefined {
  const file = visible(`${folder}/${path}`);
  if (kind === "link") return { code: "file-link", file, values: {} };
  if (kind === "other") return { code: "file-kind", file, values: {} };
  if (!SAFE_NAME.test(name) || RESERVED.test(name)) {
    // A folder is an address, and its files say so with a better name for it.
    return kind === "folder" && !RESERVED.test(name) && !name.startsWith(".")
      ? undefined
      : { code: "file-name", file, values: { found: visible(name) } };
  }
  if (kind === "folder") return undefined;
  const type = types.find((ending) => name.toLowerCase().endsWith(ending));
  if (!type) return { code: "file-type", file, values: { found: visible(name), expected: types.join(", ") } };
  const limit = type === ".md" || type === ".json" ? SIZE_LIMITS.text : SIZE_LIMITS.image;
  if (size <= limit) return undefined;
  return { code: "file-too-large", file, values: { found: String(size), limit: String(limit) } };
}

/** A name as it can be printed: what cannot be seen is spelt out. */
export function visible(name: string): string {
  return name.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/**
 * Reads bytes as UTF-8, strictly: a text in another encoding is an error, not a page of question marks.
 *
 * @param file Path for messages.
 */
export function decodeText(file: string, bytes: Uint8Array): { text?: TextFile; faults: Fault[] } {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16)
    return { faults: [{ code: "text-encoding", file, line: 1, column: 1, values: { found: "UTF-16" } }] };
  try {
    const text = new TextFile(file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const nul = text.text.indexOf("\0");
    return nul < 0
      ? { text, faults: [] }
      : { faults: [text.fault("hidden-character", nul, { code: "U+0000" })] };
  } catch {
    const offset = firstInvalid(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, offset)).split("\n");
    const found = `0x${(bytes[offset] ?? 0).toString(16)}`;
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { faults: [{ code: "text-encoding", file, ...place, values: { found } }] };
  }
}

/** Where the longest valid beginning ends, found by halves. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    // A stream may end within a character; only what can never become valid counts.
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return valid;
}

/** Width and height of a picture, in pixels as it is shown. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Endings by the kind of picture that the bytes are. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  jpg: /\.jpe?g$/i,
  png: /\.png$/i,
  webp: /\.webp$/i,
  avif: /\.avif$/i,
};

/**
 * Measures a picture by its first bytes: it must be what its name says, and not larger than can be handled. Whether it
 * can be decoded to its end is not seen here.
 */
export function measureImage(file: string, bytes: Uint8Array): { size?: ImageSize; faults: Fault[] } {
  const measured = measure(bytes);
  if (!measured) return { faults: [{ code: "image-broken", file, values: {} }] };
  const { width, height, type = "", orientation = 1 } = measured;
  const ending = type === "heif" ? ENDINGS.avif : ENDINGS[type];
  if (!ending?.test(file)) return { faults: [{ code: "image-type", file, values: { found: type } }] };
  if (width * height > PIXEL_LIMIT || width < 1 || height < 1) {
    const values = { found: `${width} × ${height}`, limit: String(PIXEL_LIMIT) };
    return { faults: [{ code: "image-too-large", file, values }] };
  }
  const turned = orientation >= 5;
  return {
    size: turned ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height },
    faults: [],
  };
}

function measure(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
