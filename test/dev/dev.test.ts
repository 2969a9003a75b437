import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { is, match, not } from "uvu/assert";
import { copyProject, edit, ROOT } from "../support/project.ts";
import { referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

interface Context {
  project: string;
  child: ChildProcess;
  /** What the server has printed so far. */
  log: string;
  /** The address that it has announced. */
  origin: string;
  /** Occupies the port that the server is configured to use. */
  tenant: Server;
}

const TRIES = 400;
const PAUSE_MS = 75;
const news = "content/articles/visit-to-ibe/index.en.md";
const catalogue = "locales/ru/site.json";
const page = "/en/news/visit-to-ibe/";

/** The command of `npm start`, with its own arguments added. */
function start(project: string, port: number): ChildProcess {
  const { start: script } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;
  const [program, ...args] = `${script} --port ${port}`.split(" ");
  is(program, "tsx");
  const tsx = join(project, "node_modules/tsx/dist/cli.mjs");
  const env = { ...process.env, LC_ALL: "C" };
  return spawn(process.execPath, [tsx, ...args], { cwd: project, env, detached: true });
}

const dev = suite<Context>("polyglot dev");
dev.before(async (context) => {
  context.project = copyProject();
  context.tenant = createServer((_, response) => response.end("someone else"));
  await new Promise<void>((resolve) => context.tenant.listen(0, resolve));
  const { port } = context.tenant.address() as AddressInfo;
  edit(context.project, catalogue, (text) => text.replace("{", "{,"));
  context.log = "";
  context.child = start(context.project, port);
  for (const stream of [context.child.stdout, context.child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      context.log += text;
    });
});
dev.after(({ child, tenant }) => {
  if (child.pid) process.kill(-child.pid, "SIGKILL");
  tenant.close();
});

/** Tries until a condition is true. */
async function until(context: Context, what: string, probe: () => boolean | Promise<boolean>): Promise<void> {
  for (let count = 0; count < TRIES; count++) {
    if (await probe()) return;
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`${what}: not after ${TRIES} tries. The server printed:\n${context.log}`);
}

/** The text at an address; "" while the server starts again. */
async function read({ origin }: Context, address: string): Promise<string> {
  try {
    return await (await fetch(origin + address)).text();
  } catch {
    return "";
  }
}

async function shows(context: Context, address: string, text: string): Promise<void> {
  await until(context, `${text} at ${address}`, async () => (await read(context, address)).includes(text));
}

dev("starts with a broken catalogue: reports what is wrong and waits", async (context) => {
  await until(context, "a report", () => context.log.includes("Waiting for a change"));
  match(context.log, `${catalogue}:1:2  error  catalogue-syntax`);
  not.match(context.log, "http://");
  is(context.child.exitCode, null);
});

dev.long("serves once the content is correct, and announces the port that it got", async (context) => {
  edit(context.project, catalogue, (text) => text.replace("{,", "{"));
  await until(context, "an address", () => context.log.includes("The newsroom is at"));
  const [, origin = "", port] = /The newsroom is at (http:\/\/localhost:(\d+))\//.exec(context.log) ?? [];
  is.not(Number(port), (context.tenant.address() as AddressInfo).port);
  context.origin = origin;
  await shows(context, page, "<h1>ICHEI delegation visits");
});

dev.long(
  "shows every part of the theme in each language and state, but not in the built site",
  async (context) => {
    const styleguide = await read(context, "/styleguide/");
    for (const lang of ["en", "zh-Hans", "ru"])
      match(styleguide, `<div id="${lang.slice(0, 2)}" lang="${lang}"`);
    for (const state of ["source", "current", "stale", "partial", "announced"])
      is(styleguide.split(`<h2 lang="en">${state}</h2>`).length, 4, state);
    for (const part of [
      '<figure><img src="/media/',
      "<figcaption>",
      '<div class="gallery"',
      'class="pull-quote"',
      "<thead>",
      'class="notes"',
      "<ol>",
      "<pre><code>",
    ])
      is(styleguide.split(part).length > 3, true, part);
    const { files } = await referenceSite();
    is([...files].filter((file) => file.includes("styleguide")).length, 0);
  },
);

dev.long("shows a change of an article", async (context) => {
  edit(context.project, news, (text) => text.replace("A delegation from", "A small delegation from"));
  await shows(context, page, "A small delegation from");
  // The page is rendered on request; the build of the site follows.
  const written = join(context.project, ".polyglot/preview", page, "index.html");
  await until(context, "the page on the disk", () =>
    readFileSync(written, "utf8").includes("A small delegation from"),
  );
});

dev.long("shows a change of a catalogue", async (context) => {
  edit(context.project, "locales/zh/site.json", (text) => text.replace('"home": "首页"', '"home": "起始页"'));
  await shows(context, "/zh/", "起始页");
});

dev.long("shows a change of a style sheet", async (context) => {
  edit(context.project, "src/theme/styles/index.css", (text) => `${text}\n:root { --probe: 17px; }\n`);
  await until(context, "the new style", async () => {
    const [, styles = "/"] = /<link rel="stylesheet" href="([^"]+)"/.exec(await read(context, "/en/")) ?? [];
    return (await read(context, styles)).includes("--probe:");
  });
});

dev.long(
  "shows a style sheet of the site itself, in a folder that is new, and each change of it",
  async (context) => {
    const tokens = join(context.project, "theme", "tokens.css");
    mkdirSync(dirname(tokens));
    for (const color of ["#010203", "#040506"]) {
      writeFileSync(tokens, `@media print { :root { --line: ${color}; } }\n`);
      await until(context, color, async () => {
        const styles = /href="(\/assets\/polyglot\.\w+\.css)"/.exec(await read(context, "/en/"))?.[1] ?? "";
        return (await read(context, styles)).includes(color);
      });
    }
  },
);
dev.long("reports a broken article and continues to serve the last site", async (context) => {
  const from = context.log.length;
  edit(context.project, news, (text) => text.replace(/^date: .*/m, "date: 2024.06.07"));
  await until(context, "a report", () => context.log.slice(from).includes(`${news}:3:7  error  date-format`));
  match(await read(context, page), "A small delegation from");
  edit(context.project, news, (text) => text.replace(/^date: .*/m, "date: 2024-06-08"));
  await shows(context, page, "June 8, 2024");
});

dev.long("shows a change of a component", async (context) => {
  edit(context.project, "src/theme/components/Footer.tsx", (text) =>
    text.replace(/<footer[^>]*>/, "$&<p>A new line</p>"),
  );
  await shows(context, "/ru/", "<p>A new line</p>");
});

dev.long("shows a change of a plugin", async (context) => {
  edit(context.project, "plugins/status.ts", (text) => text.replace('"/status.json"', '"/state.json"'));
  await shows(context, "/state.json", '"visit-to-ibe"');
  is(context.child.exitCode, null);
});
dev.run();
