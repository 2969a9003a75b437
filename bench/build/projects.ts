import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { encodePng } from "../png.ts";
import { Random } from "../search/random.ts";
import { type InventedArticle, inventArchive, LOCALES } from "./archive.ts";
import { ELEVENTY, HUGO, type Layout, OURS } from "./layouts.ts";

/** The folder of this repository. */
export const ROOT = path.join(import.meta.dirname, "../..");

const LAYOUTS = { ours: OURS, hugo: HUGO, eleventy: ELEVENTY } satisfies Record<string, Layout>;

/** The same archive as a project of each generator. */
export type Project = keyof typeof LAYOUTS;

/** Which of our packages a run uses: whole, or with a search that does nothing. */
const PACKAGES = { search: "package", site: "package-site" } as const;
export type Part = keyof typeof PACKAGES;

/** Path of the package from the folder of our project. */
export const packageOf = (part: Part): string => PACKAGES[part];

/**
 * Writes an archive as a project of each kind: `<folder>/ours`, `<folder>/hugo`, `<folder>/eleventy`.
 *
 * @param folder An empty folder.
 */
export function writeProjects(folder: string, articles: number, seed: number): void {
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "junction");
  cpSync(path.join(ROOT, "bench/peers/hugo"), path.join(folder, "hugo"), { recursive: true });
  cpSync(path.join(ROOT, "bench/peers/eleventy"), path.join(folder, "eleventy"), { recursive: true });
  writeOurs(path.join(folder, "ours"));
  for (const article of inventArchive(articles, seed)) {
    const pictures = article.pictures.map(
      (name, index) => [name, drawPicture(article, index, seed)] as const,
    );
    for (const [project, { files, picture }] of Object.entries(LAYOUTS)) {
      for (const [name, text] of Object.entries(files(article)))
        write(path.join(folder, project, name), text);
      for (const [name, bytes] of pictures) write(path.join(folder, project, picture(article, name)), bytes);
    }
  }
}

function writeOurs(folder: string): void {
  for (const part of ["search", "site"] as const) {
    const target = path.join(folder, packageOf(part));
    cpSync(path.join(ROOT, "dist"), path.join(target, "dist"), { recursive: true });
    cpSync(path.join(ROOT, "package.json"), path.join(target, "package.json"));
  }
  write(
    path.join(folder, packageOf("site"), "dist/plugins/search.js"),
    "export function searchPlugin() {}\n",
  );
  write(
    path.join(folder, "eleventy.config.js"),
    `const { polyglotPlugin } = await import(\`./\${process.env.BENCH_PACKAGE}/dist/plugins/polyglot.js\`);
export const polyglot = { url: "https://news.example.org", languages: ${JSON.stringify(LOCALES)}, cards: false, images: false };
export default function configure(config) {
  config.addPlugin(polyglotPlugin, polyglot);
  return { dir: { input: "templates", output: "_site" }, templateFormats: ["11ty.js"] };
}
`,
  );
  mkdirSync(path.join(folder, "templates"), { recursive: true });
  for (const locale of LOCALES) {
    const own = path.join(folder, "locales", locale);
    cpSync(path.join(ROOT, "locales", locale, "topics.json"), path.join(own, "topics.json"));
    const texts = { name: "News", tagline: "Of an archive", description: "An archive that was invented." };
    write(path.join(own, "site.json"), JSON.stringify(texts));
  }
}

const SIDES = { widthPx: 160, heightPx: 90 } as const;

/** A small picture that no other article has. */
function drawPicture(article: InventedArticle, index: number, seed: number): Buffer {
  const random = new Random(seed + index + Number(article.slug.slice(-5)) * 7);
  const colours = Array.from({ length: 4 }, () => [0, 1, 2].map(() => random.between(0, 255)));
  const rgb = new Uint8Array(SIDES.widthPx * SIDES.heightPx * 3);
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    const [x, y] = [pixel % SIDES.widthPx, Math.floor(pixel / SIDES.widthPx)];
    rgb.set(colours[(Math.floor(x / 20) + Math.floor(y / 15)) % colours.length] ?? [], pixel * 3);
  }
  return encodePng({ ...SIDES, rgb });
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
