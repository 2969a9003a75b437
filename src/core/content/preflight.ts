import { compare, type Fault } from "../faults/table.ts";
import { TextFile } from "../faults/text-file.ts";
import {
  isPicture,
  isSafeName,
  PICTURE_TYPES,
  pictureNamer,
  RESERVED_NAME,
} from "../images/picture-names.ts";
import { firstWhere } from "../long-lists.ts";
import { isLeftover } from "../publish/leftovers.ts";
import { conflictIn, isDocument, remedyOf } from "./file-remedies.ts";

/** Something found in a folder, not yet opened. */
export interface Entry {
  /** From the folder, with `/`. */
  readonly path: string;
  /** `closed` if it cannot be accessed. */
  readonly kind: "file" | "folder" | "link" | "other" | "closed";
  /** In bytes. */
  readonly size: number;
  /** Why it is closed: the system's own name for the reason, such as `"EACCES"`. */
  readonly reason?: string;
}

/** What the two folders that people edit may contain. */
export interface FolderRules {
  /** Extensions of files, with their dot; that of texts first. */
  readonly types: readonly string[];
  /** Whole names of files that are ignored. */
  readonly ignored: readonly string[];
  /** Files that we write: their path, and the path of their folder. */
  readonly snapshots?: { readonly file: RegExp; readonly folder: RegExp };
}

/** Files that desktops and git leave behind. */
const HARMLESS = [".DS_Store", ".gitkeep", ".gitignore", "Thumbs.db"];

export const CONTENT_RULES: FolderRules = {
  types: [".md", ...PICTURE_TYPES],
  ignored: HARMLESS,
  snapshots: {
    file: /^(?:articles|pages)\/[^/]+\/\.accepted\/[0-9a-f]{12}\.md$/,
    folder: /^(?:articles|pages)\/[^/]+\/\.accepted$/,
  },
};
export const LOCALES_RULES: FolderRules = {
  types: [".json"],
  ignored: [...HARMLESS, "README.md"],
  snapshots: { file: /^\.accepted\/[^/.]+\.json$/, folder: /^\.accepted$/ },
};

/** Limits in bytes: texts that people write are far smaller, pictures that cameras make are smaller too. */
export const SIZE_LIMITS = { text: 1_000_000, image: 20_000_000 } as const;

/** What was found in a folder. */
export interface CheckedEntries {
  /** Paths of files that may be opened, sorted. */
  readonly files: string[];
  /** Paths of files that we write. */
  readonly snapshots: string[];
  /** Paths of entries that have a fault, and of everything in a folder that has one. */
  readonly refused: ReadonlySet<string>;
  readonly faults: Fault[];
}

/**
 * Judges the entries of a folder by name, kind and size, before anything is opened.
 *
 * @param folder Path of the folder, which also names the files in messages.
 */
export function checkEntries(folder: string, entries: readonly Entry[], rules: FolderRules): CheckedEntries {
  const faults: Fault[] = [];
  const files: string[] = [];
  const snapshots: string[] = [];
  const refused = new Set<string>();
  const seen = new Map<string, string>();
  const nameOf = pictureNamer(() => entries.map(({ path }) => path));
  for (const entry of [...entries].sort((a, b) => compare(a.path, b.path))) {
    const { path } = entry;
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (rules.ignored.includes(name) || (entry.kind !== "folder" && isLeftover(name))) continue;
    // The folder has been refused, and one fault is enough.
    const within = refused.has(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
    const comparable = path.normalize("NFC").toLowerCase();
    const other = seen.get(comparable);
    seen.set(comparable, path);
    const fault =
      other === undefined ? entryFault(folder, entry, name, rules) : collision(folder, entry, other);
    if (within || fault) refused.add(path);
    else if (entry.kind === "file") (rules.snapshots?.file.test(path) ? snapshots : files).push(path);
    if (fault && !within) faults.push(withName(fault, path, nameOf));
  }
  return { files, snapshots, refused, faults };
}

/** Adds the name that a picture can have to the fault of its name. */
function withName(fault: Fault, path: string, nameOf: (path: string) => string | undefined): Fault {
  const suggestion = fault.code === "image-name" ? nameOf(path) : undefined;
  return suggestion === undefined ? fault : { ...fault, suggestion };
}

function collision(folder: string, { path }: Entry, other: string): Fault {
  return {
    code: "name-collision",
    file: visible(`${folder}/${path}`),
    values: { other: visible(`${folder}/${other}`) },
  };
}

function entryFault(folder: string, entry: Entry, name: string, rules: FolderRules): Fault | undefined {
  const { path, kind, size } = entry;
  const file = visible(path === "" ? folder : `${folder}/${path}`);
  if (kind === "link") return { code: "file-link", file, values: {} };
  if (kind === "other") return { code: "file-kind", file, values: {} };
  if (kind === "closed") return { code: "file-unreadable", file, values: { found: entry.reason ?? "—" } };
  if (!isPlace(path, name, kind, rules)) {
    // Only the content folder has pictures.
    const isNamed = kind === "file" && rules === CONTENT_RULES && isPicture(name);
    const fault = {
      code: isNamed ? "image-name" : "file-name",
      file,
      values: { found: visible(name) },
    } as const;
    return kind === "file" ? withRemedy(fault, name, rules) : fault;
  }
  const type = rules.types.find((ending) => name.toLowerCase().endsWith(ending));
  if (kind === "folder") return type ? { code: "file-folder", file, values: {} } : undefined;
  if (!type) {
    const values = { found: visible(name), expected: rules.types.join(", ") };
    return withRemedy({ code: "file-type", file, values }, name, rules);
  }
  const limit = type === ".md" || type === ".json" ? SIZE_LIMITS.text : SIZE_LIMITS.image;
  if (size <= limit) return undefined;
  return { code: "file-too-large", file, values: { found: String(size), limit: String(limit) } };
}

/** Adds the remedy that fits what made the file, if its name shows that. */
function withRemedy(fault: Fault, name: string, rules: FolderRules): Fault {
  const found = remedyOf(name, rules === CONTENT_RULES);
  if (!found) return fault;
  const values = found.name === undefined ? fault.values : { ...fault.values, name: visible(found.name) };
  return { ...fault, values, remedy: found.remedy };
}

/** Whether an entry of this name is allowed here. */
function isPlace(
  path: string,
  name: string,
  kind: Entry["kind"],
  { snapshots, types }: FolderRules,
): boolean {
  if (kind === "folder") {
    // A folder is an address, and a check of its files reports it with a better name.
    return snapshots?.folder.test(path) || !(RESERVED_NAME.test(name) || name.startsWith("."));
  }
  const isSnapshot = path.split("/").includes(".accepted");
  if (isSnapshot && name.endsWith(types[0] ?? "")) return snapshots?.file.test(path) ?? false;
  return isSafeName(name);
}

/** A name as it can be printed: invisible characters are escaped. */
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
  if (isDocument(bytes)) {
    const found = `0x${(bytes[0] ?? 0).toString(16)}`;
    return { faults: [{ code: "text-encoding", file, values: { found }, remedy: "binary" }] };
  }
  if (isUtf16(bytes))
    return { faults: [{ code: "text-encoding", file, line: 1, column: 1, values: { found: "UTF-16" } }] };
  try {
    // `TextFile` leaves out one byte order mark, and no more.
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = new TextFile(file, decoder.decode(bytes));
    const nul = text.text.indexOf("\0");
    if (nul >= 0) return { faults: [text.fault("hidden-character", nul, { code: "U+0000" })] };
    const conflict = conflictIn(text.text);
    return conflict === undefined
      ? { text, faults: [] }
      : { faults: [text.fault("merge-conflict", conflict)] };
  } catch {
    return { faults: [invalidByte(file, bytes)] };
  }
}

function invalidByte(file: string, bytes: Uint8Array): Fault {
  // If a character begins before that place and isn't complete, the fault is in that character.
  const options = { ignoreBOM: true } as const;
  const before = new TextDecoder("utf-8", options).decode(bytes.subarray(0, firstInvalid(bytes)), {
    stream: true,
  });
  const byte = bytes[new TextEncoder().encode(before).length] ?? 0;
  const text = new TextFile(file, new TextDecoder("utf-8", options).decode(bytes));
  const mark = before.startsWith("\uFEFF") ? 1 : 0;
  return text.fault("text-encoding", before.length - mark, { found: `0x${byte.toString(16)}` });
}

/** By its byte order mark, or by the zeros next to the letters of Latin text. */
function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const start = bytes.subarray(0, 100);
  return start.length > 1 && start.filter((byte) => byte === 0).length > start.length / 4;
}

/** Where the longest valid beginning ends. */
function firstInvalid(bytes: Uint8Array): number {
  // A stream may end within a character; only what can never become valid counts.
  const isInvalid = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return false;
    } catch {
      return true;
    }
  };
  return firstWhere(bytes.length, (index) => isInvalid(index + 1));
}
