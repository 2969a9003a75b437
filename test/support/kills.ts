import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprintIn, LOCALES } from "./newsroom-fixture.ts";
import { copyProject, hashesOf, POLYGLOT, polyglot } from "./project.ts";
import type { Report } from "./site-reader.ts";

/** The result of killing builds. */
export interface Killed {
  /** Builds that were killed before they had ended. */
  readonly kills: number;
  /** Builds that ended before the signal came, with those between and after. */
  readonly finished: number;
  /** How often a reader has read the whole site in the meantime. */
  readonly rounds: number;
  /** Sites that the reader has seen, one after the other. */
  readonly generations: number;
  /** What the reader found wrong, or what was wrong in the folders of the editors. */
  readonly broken: readonly string[];
}

/**
 * A newsroom of two articles and a page, built once. Its articles say which generation of the site they
 * belong to.
 */
export async function newsroomToKill(): Promise<string> {
  const project = copyProject();
  const articles = join(project, "content/articles");
  rmSync(articles, { recursive: true });
  writeGeneration(project, 0);
  const { code, stderr } = await polyglot(project, ["build"]);
  if (code !== 0) throw new Error(stderr);
  return project;
}

const TEXTS = { en: "The text", zh: "这是正文", ru: "Это текст" } as const;

/** Rewrites the known article; the other one exists in every second generation. */
export function writeGeneration(project: string, generation: number): void {
  for (const slug of ["known", "sometimes"]) {
    const folder = join(project, "content/articles", slug);
    if (slug === "sometimes" && generation % 2 === 1) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    mkdirSync(folder, { recursive: true });
    const title = (locale: keyof typeof TEXTS) => JSON.stringify(`${TEXTS[locale]} ${generation}`);
    const facts = "date: 2019-03-09\ntopics: [iioe]\nsource: true";
    const source = `---\ntitle: ${title("en")}\n${facts}\n---\n\n${TEXTS.en}.\n`;
    const of = fingerprintIn({ [`articles/${slug}/index.en.md`]: source });
    writeFileSync(join(folder, "index.en.md"), source);
    for (const locale of ["zh", "ru"] as const) {
      const head = `title: ${title(locale)}\ntranslation:\n  of: "${of}"`;
      writeFileSync(join(folder, `index.${locale}.md`), `---\n${head}\n---\n\n${TEXTS[locale]}.\n`);
    }
  }
}

/**
 * Builds a newsroom again and again, each time with other content, and kills each build at a moment that
 * depends on the seed. Another process reads the site all the time.
 */
export async function killBuilds(
  project: string,
  { kills, seed }: { kills: number; seed: number },
): Promise<Killed> {
  const random = randomNumbers(seed);
  const reader = fork(join(import.meta.dirname, "site-reader.ts"), [join(project, "_site")], {
    execArgv: ["--import", "tsx"],
  });
  await once(reader, "message");
  const broken: string[] = [];
  let [killed, finished, generation] = [0, 0, 0];
  let lastMs = await wholeBuild(project, ++generation, broken);
  while (killed < kills) {
    writeGeneration(project, ++generation);
    const before = hashesOf(join(project, "content"));
    const moment =
      random() < 0.3 ? { dieAt: Math.floor(random() * 5) } : { afterMs: random() * lastMs * 1.1 };
    if (await killedBuild(project, moment)) killed++;
    else finished++;
    if (JSON.stringify(hashesOf(join(project, "content"))) !== JSON.stringify(before))
      broken.push(`content of generation ${generation}`);
    if (killed % 5 === 0) lastMs = await wholeBuild(project, ++generation, broken);
  }
  await wholeBuild(project, generation + (generation % 2) + 2, broken);
  const left = readdirSync(join(project, ".polyglot/sites"));
  if (left.length > 2) broken.push(`left: ${left.join(", ")}`);
  const drafts = readdirSync(project).filter((name) => /polyglot-(?:new|old)$/.test(name));
  broken.push(...drafts);
  reader.send("end");
  const [report] = (await once(reader, "message")) as [Report];
  return {
    kills: killed,
    finished,
    rounds: report.rounds,
    generations: report.generations,
    broken: [...broken, ...report.broken],
  };
}

/** @returns How long it took. */
async function wholeBuild(project: string, generation: number, broken: string[]): Promise<number> {
  writeGeneration(project, generation);
  const start = performance.now();
  const { code, stderr } = await polyglot(project, ["build"]);
  if (code !== 0) broken.push(`build ${generation} ended with ${code}: ${stderr}`);
  for (const locale of LOCALES) {
    const page = readFileSync(join(project, `_site/${locale}/news/known/index.html`), "utf8");
    if (!page.includes(`${TEXTS[locale]} ${generation}</h1>`))
      broken.push(`${locale} is not of ${generation}`);
    const there = existsSync(join(project, `_site/${locale}/news/sometimes/index.html`));
    if (there !== (generation % 2 === 0)) broken.push(`${locale}/sometimes in ${generation}: ${there}`);
  }
  return performance.now() - start;
}

/**
 * When a build is killed: after a time, or right before a step that changes something once the new site is
 * published.
 */
type Moment = { readonly afterMs: number } | { readonly dieAt: number };

/** @returns Whether the build was killed before it ended. */
async function killedBuild(project: string, moment: Moment): Promise<boolean> {
  const dieAt = "dieAt" in moment ? moment.dieAt : undefined;
  const preload = dieAt === undefined ? [] : ["--import", new URL("die-after-turn.js", import.meta.url).href];
  const child = spawn(process.execPath, [...preload, ...POLYGLOT, "build"], {
    cwd: project,
    stdio: "ignore",
    env: { ...process.env, DIE_AT: `${dieAt}` },
  });
  const timer = "afterMs" in moment ? setTimeout(() => child.kill("SIGKILL"), moment.afterMs) : undefined;
  const [, signal] = await once(child, "exit");
  clearTimeout(timer);
  return signal === "SIGKILL";
}

/** Mulberry32. @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
