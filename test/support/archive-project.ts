import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inventArchive } from "../../bench/build/archive.ts";
import { OURS } from "../../bench/build/layouts.ts";
import { encodePng } from "../../bench/png.ts";
import { copyProject } from "./project.ts";

/**
 * A newsroom without cards and versions of pictures: they take most of the time, and other tests cover them.
 */
const CONFIG = `import { polyglotPlugin } from "./plugins/polyglot.ts";
import type { EleventyConfig } from "./src/eleventy.ts";

export const polyglot = { url: "https://news.example.org", languages: ["en", "zh", "ru"], cards: false, images: false };
export default function configure(config: EleventyConfig) {
  config.addPlugin(polyglotPlugin, polyglot);
  return { dir: { input: "templates", output: "_site" }, templateFormats: ["11ty.js"] };
}
`;

/** A copy of the project with invented articles in three languages instead of its own. */
export function archiveProject(articles: number, seed: number): string {
  const project = copyProject({ cold: true });
  rmSync(join(project, "content"), { recursive: true });
  write(join(project, "eleventy.config.ts"), CONFIG);
  mkdirSync(join(project, "templates"), { recursive: true });
  for (const article of inventArchive(articles, seed)) {
    for (const [name, text] of Object.entries(OURS.files(article))) write(join(project, name), text);
    const tone = Number(article.slug.slice(-5)) % 256;
    const picture = encodePng({ widthPx: 160, heightPx: 90, rgb: new Uint8Array(160 * 90 * 3).fill(tone) });
    for (const name of article.pictures) write(join(project, OURS.picture(article, name)), picture);
  }
  return project;
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Runs `work` while other processes keep the processors busy. */
export async function underLoad<Value>(loops: number, work: () => Promise<Value>): Promise<Value> {
  const busy: ChildProcess[] = Array.from({ length: loops }, () =>
    spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
  );
  try {
    return await work();
  } finally {
    for (const process of busy) process.kill("SIGKILL");
  }
}
