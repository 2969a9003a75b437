/**
 * Draws the covers of the articles that have no photograph.
 *
 *     npx tsx bench/covers.ts          draws and writes
 *     npx tsx bench/covers.ts --check  draws in memory and compares with the files; exit 1 on a difference
 *
 * The same Node writes the same bytes. Another version of zlib may pack the same picture into other
 * bytes, hence `--check` compares pixels, not files.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Canvas, develop } from "./paint.ts";
import { decodePng, encodePng, type Picture } from "./png.ts";
import { bookAboveHorizon, dotsInAnArc, sevenOnARing, twoCircles, waves } from "./scenes.ts";

const pictures: Readonly<Record<string, () => Canvas>> = {
  "content/articles/unesco-cooperation-paris/cover.png": twoCircles,
  "content/articles/annual-partnership-and-iioe-meeting/cover.png": dotsInAnArc,
  "content/articles/digital-learning-week-meeting/cover.png": waves,
  "content/articles/category-2-centres-meeting/cover.png": sevenOnARing,
  "content/articles/visit-to-ibe/cover.png": bookAboveHorizon,
};

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
if (values.check) check();
else draw();

function draw(): void {
  for (const [path, paint] of Object.entries(pictures)) write(path, encodePng(develop(paint())));
}

function write(path: string, bytes: Buffer): void {
  const file = fromRoot(path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  process.stdout.write(`${path}  ${bytes.length} bytes\n`);
}

function check(): void {
  const problems = Object.entries(pictures)
    .map(([path, paint]) => problemOf(path, (file) => comparePixels(decodePng(file), develop(paint()))))
    .filter((problem) => problem !== undefined);
  for (const problem of problems)
    process.stderr.write(`${problem}  draw it again: npx tsx bench/covers.ts\n`);
  const count = Object.keys(pictures).length;
  process.stdout.write(`${count} files checked, ${problems.length} differ\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function problemOf(path: string, compare: (file: Buffer) => string | undefined): string | undefined {
  try {
    const problem = compare(readFileSync(fromRoot(path)));
    return problem && `${path}  ${problem}`;
  } catch (error) {
    return `${path}  ${error instanceof Error ? error.message : String(error)}`;
  }
}

function comparePixels(found: Picture, expected: Picture): string | undefined {
  if (found.widthPx !== expected.widthPx || found.heightPx !== expected.heightPx) {
    return `other size (found ${found.widthPx} x ${found.heightPx}, expected ${expected.widthPx} x ${expected.heightPx})`;
  }
  const first = expected.rgb.findIndex((value, i) => value !== found.rgb[i]);
  if (first < 0) return undefined;
  const pixel = Math.floor(first / 3);
  const place = `x ${pixel % expected.widthPx}, y ${Math.floor(pixel / expected.widthPx)}`;
  return `other pixels (first at ${place}: found ${found.rgb[first]}, expected ${expected.rgb[first]})`;
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
