/** A package of a lock file, as npm writes it. */
export interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly [key: string]: unknown;
}

/** npm's `package-lock.json`: packages by their folder, such as `node_modules/yaml`. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [key: string]: unknown;
}

/** What npm notes of a package's place in one project, which may be another one in the next. */
const PLACE: readonly string[] = ["dev", "devOptional", "optional", "peer"];

/** What comes first in an entry. */
const FIRST: readonly string[] = ["name", "version", "resolved", "integrity"];

/**
 * The lock file of a site, with the versions of the project that it was made from.
 *
 * @param lock That of the project.
 * @param site The site's name, and its packages with their versions.
 * @param own This package, by its name, as the site installs it.
 * @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export function siteLock(
  lock: LockFile,
  site: { readonly name: string; readonly dependencies: Readonly<Record<string, string>> },
  own: readonly [name: string, entry: LockedPackage],
): LockFile {
  const all = new Map(Object.entries({ ...lock.packages, [`node_modules/${own[0]}`]: own[1], "": site }));
  const needed = reachable(all);
  const packages = [...needed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, isOptional]) => {
      const kept = Object.entries(all.get(folder) ?? {}).filter(([key]) => !PLACE.includes(key));
      return [folder, ordered([...kept, ...(isOptional ? [["optional", true] as const] : [])])] as const;
    });
  return { name: site.name, lockfileVersion: 3, requires: true, packages: Object.fromEntries(packages) };
}

/** The order of the fields that npm writes for a package, so that its next run changes nothing. */
function ordered(entries: readonly (readonly [key: string, value: unknown])[]): LockedPackage {
  const rank = ([key, value]: readonly [string, unknown]) => {
    if (FIRST.includes(key)) return `0${FIRST.indexOf(key)}`;
    return `${typeof value === "object" && !Array.isArray(value) ? 2 : 1}${key}`;
  };
  return Object.fromEntries([...entries].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)));
}

/** The packages that the one in the folder `""` needs, and whether each is needed by optional ones only. */
function reachable(all: ReadonlyMap<string, LockedPackage>): Map<string, boolean> {
  const found = new Map<string, boolean>([["", false]]);
  for (const [folder, isOptional] of found) {
    for (const [name, isWanted] of needsOf(all.get(folder) ?? {})) {
      const there = placeOf(name, folder, all);
      const optional = isOptional || !isWanted;
      const known = there === undefined ? undefined : found.get(there);
      if (there === undefined || known === false || known === optional) continue;
      // A package that turns out to be needed is visited again: so are those that it needs.
      found.delete(there);
      found.set(there, optional);
    }
  }
  return found;
}

/** Names of the packages that one needs, and whether it can't do without. */
function needsOf({
  dependencies = {},
  optionalDependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}: LockedPackage): [name: string, isWanted: boolean][] {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [
    ...[...Object.keys(dependencies), ...peers].map((name): [string, boolean] => [name, true]),
    ...Object.keys(optionalDependencies).map((name): [string, boolean] => [name, false]),
  ];
}

/** Where Node finds a package: in the folder of the one that asks, or in the nearest one above. */
function placeOf(name: string, from: string, all: ReadonlyMap<string, LockedPackage>): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (all.has(place)) return place;
    if (folder === "") return undefined;
  }
}
