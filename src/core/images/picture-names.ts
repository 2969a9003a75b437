/** Endings of the pictures that content may have. */
export const PICTURE_TYPES: readonly string[] = [".jpg", ".jpeg", ".png", ".webp", ".avif"];

/** Names that Windows reserves, with any extension. */
export const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Letters, digits, dots, hyphens and underscores, and no dot in front. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Most file systems allow names of 255 bytes. */
const LENGTH_LIMIT = 100;

/** Whether a file may have this name on every computer and in every address. */
export function isSafeName(name: string): boolean {
  return SAFE_NAME.test(name) && !RESERVED_NAME.test(name);
}

/** Whether the ending of a name is that of a picture. */
export function isPicture(name: string): boolean {
  return typeOf(name) !== undefined;
}

/**
 * Names that the pictures of a folder can have, for those that can't keep theirs: no name is offered twice or
 * is taken already, also where capitals don't count.
 *
 * @param names All names in the folder.
 * @example
 * namesForPictures(["my photo.jpg", "照片.jpg", "a.jpg"]); // => Map { "my photo.jpg" => "my-photo.jpg", "照片.jpg" => "picture-1.jpg" }
 */
export function namesForPictures(names: Iterable<string>): Map<string, string> {
  const all = [...new Set(names)].sort();
  const taken = new Set(all.map((name) => name.toLowerCase()));
  const offers = new Map<string, string>();
  for (const name of all) {
    const type = typeOf(name);
    if (type === undefined || isSafeName(name)) continue;
    const stem = stemOf(name, type);
    let offer = stem === "picture" ? `picture-1${type}` : stem + type;
    for (let number = 2; taken.has(offer); number++) offer = `${stem}-${number}${type}`;
    taken.add(offer);
    offers.set(name, offer);
  }
  return offers;
}

/**
 * Offers names for pictures, by their paths.
 *
 * @param paths Gives the paths of all files; called when the first name is asked for.
 * @returns A function that returns undefined for a picture whose name is sound.
 */
export function pictureNamer(paths: () => readonly string[]): (path: string) => string | undefined {
  let folders: Map<string, string[]> | undefined;
  const offers = new Map<string, Map<string, string>>();
  return (path) => {
    folders ??= byFolder(paths());
    const [folder, name] = split(path);
    const known = offers.get(folder) ?? namesForPictures([...(folders.get(folder) ?? []), name]);
    offers.set(folder, known);
    return known.get(name) ?? namesForPictures([name]).get(name);
  };
}

function byFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const [folder, name] = split(path);
    const names = folders.get(folder) ?? [];
    names.push(name);
    folders.set(folder, names);
  }
  return folders;
}

function split(path: string): [folder: string, name: string] {
  const end = path.lastIndexOf("/") + 1;
  return [path.slice(0, end), path.slice(end)];
}

function typeOf(name: string): string | undefined {
  const lower = name.trim().toLowerCase();
  return PICTURE_TYPES.find((ending) => lower.endsWith(ending));
}

/** The Latin letters and digits of a name, joined by hyphens; "picture" where it has no Latin letter. */
function stemOf(name: string, type: string): string {
  const stem = name
    .trim()
    .slice(0, -type.length)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LENGTH_LIMIT)
    .replace(/^-+|-+$/g, "");
  return /[a-z]/.test(stem) && !RESERVED_NAME.test(stem) ? stem : "picture";
}
