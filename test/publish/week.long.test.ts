import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { nginxSnippet } from "../../src/core/headers.ts";
import { read, root } from "../support/documents.ts";
import { fingerprintIn } from "../support/newsroom-fixture.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import { copyProject, edit, polyglot, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Week {
  project: string;
  /** Shows what the link `_site` leads to. */
  builder: Nginx;
  /** Shows what was copied to a server. */
  server: Nginx;
}

const ORIGINAL = `---
title: A visit
date: 2024-03-09
topics: [partnerships]
source: true
---

The guests came at noon.
`;

const week = suite<Week>("a week of a newsroom on nginx");
/** A day, after those before it. */
function day(fact: string, check: (context: Week) => Promise<void>): void {
  if (HAS_NGINX) week(fact, check);
  else week.skip(fact, "no nginx in the path or at NGINX_PATH");
}

if (HAS_NGINX) {
  week.before(async (context) => {
    const project = copyProject();
    // The user of nginx reads it.
    chmodSync(project, 0o755);
    rmSync(join(project, "content/articles"), { recursive: true });
    write(project, "content/articles/visit/index.en.md", ORIGINAL);
    write(project, "content/articles/fair/index.en.md", ORIGINAL.replace("A visit", "The fair"));
    write(project, "content/articles/visit/index.ru.md", russian("Гости приехали в полдень."));
    write(project, "theme/mark.svg", '<svg viewBox="0 0 8 8"><path d="M0 0h8L4 8z"/></svg>');
    edit(project, "eleventy.config.ts", (text) => text.replace("languages:", "keptSites: 4,\n  languages:"));
    const config = read("deploy/nginx.conf");
    Object.assign(context, { project });
    await publish(context);
    const serve = (link: string) =>
      startNginx(config, nginxSnippet(), (site) => symlinkSync(join(project, link), site));
    context.builder = await serve("_site");
    context.server = await serve("www/site");
  });
  week.after(({ builder, server }) => {
    builder.stop();
    server.stop();
  });
}

day("begins with its articles and its own look", async (context) => {
  await shows(context, "/en/news/visit/", "The guests came at noon.");
  await shows(context, "/ru/news/visit/", "Гости приехали в полдень.");
  await shows(context, "/assets/icon.svg", "M0 0h8L4 8z");
});

day("goes on with an original that has changed, and its translation after it", async (context) => {
  const { project } = context;
  edit(project, "content/articles/visit/index.en.md", (text) => text.replace("at noon", "at ten"));
  await publish(context);
  await shows(context, "/ru/news/visit/", 'class="notice');
  const { stdout } = await polyglot(project, ["status", "--json"]);
  is(
    JSON.parse(stdout).articles.find(({ slug }: { slug: string }) => slug === "visit").editions.ru.state,
    "stale",
  );
  edit(project, "content/articles/visit/index.ru.md", (text) => text.replace("в полдень", "в десять"));
  await passes(polyglot(project, ["accept", "visit", "ru"]));
  await publish(context);
  for (const { origin } of [context.builder, context.server]) {
    const page = await (await fetch(`${origin}/ru/news/visit/`)).text();
    match(page, "в десять");
    not.match(page, 'class="notice');
  }
});

day(
  "loses nothing when an article is moved onto another one, or a language out of the list",
  async (context) => {
    const { project } = context;
    const articles = join(project, "content/articles");
    renameSync(join(articles, "visit"), join(articles, "fair/visit"));
    await refuses(project, /file-name[\s\S]*content\/articles\/visit|content\/articles\/fair\/visit/);
    renameSync(join(articles, "fair/visit"), join(articles, "visit"));
    edit(project, "eleventy.config.ts", (text) => text.replace('["en", "zh", "ru"]', '["en", "zh"]'));
    await refuses(project, /locale-unknown[\s\S]*Files in this language: \d/);
    edit(project, "eleventy.config.ts", (text) => text.replace('["en", "zh"]', '["en", "zh", "ru"]'));
    await shows(context, "/ru/news/visit/", "в десять");
  },
);

day("gives a renamed article its new address, and a deleted one none, on both servers", async (context) => {
  const { project } = context;
  const articles = join(project, "content/articles");
  renameSync(join(articles, "visit"), join(articles, "meeting"));
  rmSync(join(articles, "fair"), { recursive: true });
  await publish(context);
  await shows(context, "/ru/news/meeting/", "в десять");
  for (const address of ["/ru/news/visit/", "/en/news/visit/", "/en/news/fair/"])
    for (const { origin } of [context.builder, context.server])
      is((await fetch(origin + address)).status, 404, address);
});

day("ends with a site that is taken back, and published again", async (context) => {
  const { project, builder, server } = context;
  const listed = await passes(polyglot(project, ["rollback", "--list"]));
  const [now = "", ...before] = listed.match(/site-\w+/g) ?? [];
  is(before.length, 3);
  match(await passes(polyglot(project, ["rollback"])), before[0] ?? "-");
  is((await fetch(`${builder.origin}/en/news/fair/`)).status, 200);
  is((await fetch(`${builder.origin}/en/news/meeting/`)).status, 404);
  is((await fetch(`${server.origin}/en/news/fair/`)).status, 404);
  release(project, "--back", "www/site");
  is((await fetch(`${server.origin}/en/news/fair/`)).status, 200);
  const wrong = await polyglot(project, ["rollback", "site-nobody"]);
  is(wrong.code, 2);
  match(wrong.stderr, now);
  await passes(polyglot(project, ["rollback", now]));
  is((await fetch(`${builder.origin}/en/news/fair/`)).status, 404);
  await publish(context);
  await shows(context, "/en/news/meeting/", "The guests came at ten.");
  ok(existsSync(join(project, "content/articles/meeting/index.ru.md")));
});
week.run();

function russian(text: string): string {
  const of = fingerprintIn({ "articles/visit/index.en.md": ORIGINAL });
  return `---\ntitle: Визит\ntranslation:\n  of: "${of}"\n---\n\n${text}\n`;
}

function write(project: string, name: string, text: string): void {
  mkdirSync(join(project, name, ".."), { recursive: true });
  writeFileSync(join(project, name), text);
}

/** Builds the site, and copies it to the server as docs/deployment.md says. */
async function publish({ project }: Pick<Week, "project">): Promise<void> {
  await passes(polyglot(project, ["build"]));
  release(project, "_site", "www/site");
}

function release(project: string, ...args: string[]): void {
  const { status, stderr } = spawnSync("sh", [join(root, "deploy/release.sh"), ...args], {
    cwd: project,
    encoding: "utf8",
  });
  is(status, 0, stderr);
}

async function passes(run: Promise<Run>): Promise<string> {
  const { code, stdout, stderr } = await run;
  is(code, 0, stdout + stderr);
  return stdout;
}

/** Neither check nor build accepts the content, and readers see what they saw. */
async function refuses(project: string, says: RegExp): Promise<void> {
  const checked = await polyglot(project, ["check"]);
  equal([checked.code, says.test(checked.stdout)], [1, true], checked.stdout);
  is((await polyglot(project, ["build"])).code, 1);
}

async function shows({ builder, server }: Week, address: string, text: string): Promise<void> {
  for (const { origin } of [builder, server]) {
    const answer = await fetch(origin + address);
    is(answer.status, 200, address);
    match(await answer.text(), text, address);
  }
}
