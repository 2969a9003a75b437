import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { equal, is, ok } from "uvu/assert";
import { listPack } from "../../src/files/cache/packs.ts";
import { DAMAGES, type Damage, neighbourOf } from "./damage.ts";
import { copyProject, filesIn, hashesOf, polyglot } from "./project.ts";

/** A newsroom that was built, with the cache of the build. */
export interface BuiltNewsroom {
  readonly project: string;
  readonly cache: string;
  /** A copy of the cache, as it was. */
  readonly sound: string;
  readonly site: Readonly<Record<string, string>>;
}

export async function builtNewsroom(): Promise<BuiltNewsroom> {
  const project = copyProject();
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 0, stderr);
  const [cache, sound] = [join(project, ".polyglot/cache"), join(project, ".polyglot/sound")];
  cpSync(cache, sound, { recursive: true });
  const kinds = new Set(filesIn(cache).map((name) => name.split(/[/-]/)[0]));
  for (const kind of ["cards", "facts", "image", "images", "pages", "search", "sound", "works"])
    ok(kinds.has(kind), `${kind} are cached`);
  return { project, cache, sound, site: hashesOf(`${join(project, "_site")}/`) };
}

/**
 * Damages every file of a sound cache and builds: the site must be the same, byte for byte, the cache must have everything
 * again, and the build must print no message.
 *
 * @param damageOf Chooses what happens to a file, by its place in the list of all.
 */
export async function buildDamaged(
  { project, cache, sound, site }: BuiltNewsroom,
  damageOf: (index: number, file: string) => Damage | undefined,
): Promise<void> {
  rmSync(cache, { recursive: true, force: true });
  cpSync(sound, cache, { recursive: true });
  const files = filesIn(cache);
  for (const [index, file] of files.entries())
    damageOf(index, file)?.(join(cache, file), join(sound, neighbourOf(file, files)));
  const { code, stderr } = await polyglot(project, ["build"]);
  equal([code, stderr], [0, ""]);
  equal(hashesOf(`${join(project, "_site")}/`), site);
  const rebuilt = soundItems(cache);
  equal(
    [...soundItems(sound)].filter((item) => !rebuilt.has(item)),
    [],
    "the cache has everything again",
  );
}

/** The items of a cache that can be read, each with its owner and its bytes. */
function soundItems(cache: string): Set<string> {
  return new Set(
    filesIn(cache).flatMap((name) => {
      // Files of several values have names that are used only once.
      const folder = name.split("/")[0] ?? "";
      const owner = /\/[0-9a-f-]{36}$/.test(name) ? folder : name;
      const items = listPack(join(cache, name), owner) ?? [];
      return items.flatMap(({ key, read }) => {
        const bytes = read();
        return bytes ? [`${owner} ${key} ${crc32(bytes)}`] : [];
      });
    }),
  );
}

export const ALL_DAMAGES: readonly Damage[] = Object.values(DAMAGES);
