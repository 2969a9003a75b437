import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type BuildFailure, build, type Message as Finding } from "esbuild";
import { type Fault, sortFaults } from "../../core/faults/table.ts";
import { TextFile } from "../../core/faults/text-file.ts";
import { OptionsError } from "../../core/options/options.ts";
import type { BrandOption } from "../../core/theme/brand.ts";
import type { Look } from "../../core/theme/look.ts";
import { readMark } from "../../core/theme/mark.ts";
import { withSlashes } from "../paths.ts";
import { BUNDLING, FONTS_AND_PICTURES, OWN_STYLES, THEME } from "./assets.ts";

/** A site's own look, and what is wrong with it. */
export interface ReadLook extends Look {
  readonly faults: readonly Fault[];
}

/**
 * Reads the folder of a site's own look: `tokens.css`, `style.css`, `mark.svg`. None of them needs to exist.
 *
 * @param folder Path from the project's folder.
 * @param markFile The mark, where it isn't in the folder.
 * @throws OptionsError where the mark that is named doesn't exist
 */
export async function readLook(folder: string, markFile?: string): Promise<ReadLook> {
  const [tokens, style] = OWN_STYLES.map((name) => readText(path.join(folder, name)));
  const mark = readText(
    markFile === undefined ? path.join(folder, "mark.svg") : existingFile("mark", markFile),
  );
  const faults = (await Promise.all([tokens, style].map((file) => file && syntaxFaults(file)))).flatMap(
    (found) => found ?? [],
  );
  const shape = mark && readMark(mark);
  const own = tokens && faults.length === 0 ? await readOwnTokens(tokens) : undefined;
  return {
    colors: own?.colors,
    palette: own?.palette,
    mark: shape?.mark,
    faults: sortFaults([...faults, ...(own?.faults ?? []), ...(shape?.faults ?? [])]),
  };
}

/** @throws OptionsError where the file that an option names doesn't exist */
export function existingFile(option: keyof BrandOption, file: string): string {
  if (existsSync(file)) return file;
  throw new OptionsError(`brand.${option}: there is no file ${JSON.stringify(file)}`);
}

async function readOwnTokens(file: TextFile) {
  // Parsers of style sheets and colors take long to load, and most sites don't need them.
  const { readTokens } = await import("../../core/theme/tokens.ts");
  return readTokens(file, readFileSync(path.join(THEME, "styles/tokens.css"), "utf8"));
}

/** A file of the look; undefined where it doesn't exist. */
function readText(file: string): TextFile | undefined {
  try {
    return new TextFile(withSlashes(file), readFileSync(file, "utf8"));
  } catch (error) {
    // Each of the files is optional.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What the bundler can't read in a style sheet, or in a file that it loads. */
async function syntaxFaults(file: TextFile): Promise<Fault[]> {
  const options = {
    // Otherwise esbuild takes the folder that it was loaded from, which may no longer exist.
    absWorkingDir: process.cwd(),
    entryPoints: [path.resolve(file.file)],
    outdir: "/",
    ...BUNDLING,
    ...FONTS_AND_PICTURES,
  };
  try {
    const { warnings } = await build({ ...options, write: false, logLevel: "silent" });
    return warnings.map((found) => faultOf(file, found));
  } catch (failure) {
    const { errors, warnings } = failure as Partial<BuildFailure>;
    if (!errors || !warnings) throw failure;
    return [...errors, ...warnings].map((found) => faultOf(file, found));
  }
}

function faultOf(own: TextFile, { text, location, notes }: Finding): Fault {
  // For a bracket that isn't closed, the note has its place; the finding itself is at the end of the file.
  const at = notes.find((note) => note.location)?.location ?? location;
  if (!at) return own.fault("theme-syntax", 0, { problem: text });
  const isOwn = path.resolve(at.file) === path.resolve(own.file);
  const file = isOwn ? own : new TextFile(withSlashes(at.file), readFileSync(at.file, "utf8"));
  const before = Buffer.from(at.lineText).subarray(0, at.column).toString().length;
  return file.fault("theme-syntax", file.offsetOfLine(at.line) + before, { problem: text });
}
