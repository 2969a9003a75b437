/**
 * How soon an edited article is seen in the browser: from the write of its file to the paint of the reloaded
 * page, with this project's server and with Hugo's.
 *
 *     npm run bench:dev -- --articles 1000 --edits 9 --hugo hugo
 *
 * Both serve the same archive, and the edits take turns.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { closeBrowser, openBrowser } from "../test/support/browser.ts";
import { packageOf, ROOT, writeProjects } from "./build/projects.ts";
import { median, pairedRatio } from "./build/statistics.ts";
import { editedArticle, findHugos } from "./build/systems.ts";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "1000" },
    edits: { type: "string", default: "9" },
    hugo: { type: "string", default: "hugo" },
    folder: { type: "string", default: tmpdir() },
  },
});

/**
 * Milliseconds between two edits: by then the sites are whole again, and no work for the last edit is left.
 */
const PAUSE_MS = 6000;

interface Served {
  readonly name: string;
  readonly page: Page;
  /** File of the article that is edited. */
  readonly file: string;
  readonly takenMs: number[];
  readonly stop: () => void;
}

execFileSync("npm", ["run", "--silent", "dist"], { cwd: ROOT, stdio: "inherit" });
const folder = mkdtempSync(path.join(values.folder, "polyglot-bench-"));
writeProjects(folder, Number(values.articles), 1);
// The configuration imports its package with a top-level await, so it must be a module.
writeFileSync(path.join(folder, "ours/package.json"), '{ "type": "module" }\n');
const { slug, locale } = editedArticle(path.join(folder, "ours"));
const address = `/${locale}/news/${slug}/`;
const servers: Served[] = [];
try {
  servers.push(
    await start("polyglot", {
      cwd: path.join(folder, "ours"),
      command: (port) => [
        process.execPath,
        path.join(packageOf("search"), "dist/src/cli/main.js"),
        "dev",
        "--port",
        String(port),
      ],
      file: `content/articles/${slug}/index.${locale}.md`,
    }),
  );
  for (const { path: hugo, version } of findHugos(values.hugo.split(",")))
    servers.push(
      await start(`Hugo ${version}`, {
        cwd: path.join(folder, "hugo"),
        command: (port) => [hugo, "server", "--port", String(port), "--bind", "127.0.0.1"],
        file: `content/news/${slug}/index.${locale}.md`,
      }),
    );
  for (let edit = 0; edit < Number(values.edits); edit++)
    for (const server of servers) await take(server, edit);
  const [ours] = servers;
  for (const { name, takenMs } of servers) {
    const range = `${Math.min(...takenMs).toFixed(0)} to ${Math.max(...takenMs).toFixed(0)}`;
    process.stdout.write(
      `${name.padEnd(12)} ${median(takenMs).toFixed(0).padStart(6)} ms (${range}), ours is ${pairedRatio(ours?.takenMs ?? [], takenMs).toFixed(2)} of it\n`,
    );
  }
} finally {
  for (const { stop } of servers) stop();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
}

async function start(
  name: string,
  given: { cwd: string; command: (port: number) => string[]; file: string },
): Promise<Served> {
  const port = await freePort();
  const [program = "", ...args] = given.command(port);
  const env = { ...process.env, BENCH_PACKAGE: packageOf("search") };
  const child = spawn(program, args, { cwd: given.cwd, env, stdio: "ignore" });
  const url = `http://localhost:${port}${address}`;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await pause(200);
  await pause(2 * PAUSE_MS);
  const page = await (await openBrowser()).newPage();
  await page.goto(url);
  const stop = () => void child.kill("SIGKILL");
  return { name, page, file: path.join(given.cwd, given.file), takenMs: [], stop };
}

/** Writes an edit, and waits for the paint of a page that has it. */
async function take({ name, page, file, takenMs }: Served, edit: number): Promise<void> {
  const mark = `Edit ${edit}.`;
  const text = readFileSync(file, "utf8").replace(/\nEdit \d+\.\n$/, "");
  const began = performance.now();
  writeFileSync(file, `${text}\n${mark}\n`);
  await page.getByText(mark, { exact: true }).waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  takenMs.push(performance.now() - began);
  process.stderr.write(`${name} ${takenMs.at(-1)?.toFixed(0)} ms\n`);
  await pause(PAUSE_MS);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
