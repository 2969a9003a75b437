import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import papaparse from "papaparse";
import { equal, is, match, not, ok } from "uvu/assert";
import { type Block, blocks, change, read, section } from "../support/documents.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import {
  copyCheckout,
  installPackage,
  type Manifest,
  manifest,
  temporaryFolder,
} from "../support/package.ts";
import { filesIn, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const PAGES = ["", ".zh", ".ru"].map((locale) => `docs/start${locale}.md`);
const [ENGLISH = ""] = PAGES;
/** The version after this one. */
const NEXT = "0.2.0";
const UPGRADE = "A site with the package in `vendor/`";

interface Hour {
  /** A copy of the project, with its packages. */
  readonly checkout: string;
  /** The folder that the terminal is in. */
  folder: string;
  nginx?: Nginx;
}

const hour = suite<Hour>("the first hour");
hour("has the same commands and the same files in each language", () => {
  const [first, ...others] = PAGES.map((page) => blocks(read(page)));
  ok(first && first.length > 10);
  for (const other of others) equal(other, first);
});
hour.before((context) => {
  Object.assign(context, { checkout: copyCheckout() });
});

hour("of a site in the languages of the package ends with a site", async (context) => {
  context.folder = context.checkout;
  for (const block of walk("Begin a site of your own")) await follow(context, block);
  equal(await run(context.folder, "npm run --silent check"), { code: 0, stdout: "", stderr: "" });
  await publish(context, {
    "/": ["en", "中文", "Русский"],
    "/en/": ["Our news"],
    "/zh/news/welcome/": ["欢迎访问我们的新闻网站"],
    "/ru/news/welcome/": ["Добро пожаловать"],
  });
  // The next reader of the page begins where this one did.
  renameSync(context.folder, `${context.folder}-first`);
  context.folder = context.checkout;
});

for (const [index, block] of walk("The first hour in your own languages").entries())
  hour(`of a site in other languages: step ${index + 1}, ${titleOf(block)}`, async (context) => {
    await follow(context, block);
  });
hour("of a site in other languages ends with a site in all of them", async (context) => {
  await publish(context, {
    "/": ["Français", "Deutsch", "Українська"],
    "/fr/": ["Nouvelles du port", "Le port ouvre ses archives"],
    "/fr/news/ouverture/": ["de 1850 à nos jours"],
    "/de/news/ouverture/": ["DE LE PORT OUVRE SES ARCHIVES"],
    "/uk/news/ouverture/": ["ЧЧЧЧ"],
    "/assets/icon.svg": ["M0 0h8L4 8z", "#0b5c4a"],
  });
});
hour("never publishes texts of the demonstration", ({ folder }) => {
  const { name, tagline, description, demonstration } = JSON.parse(read("locales/en/site.json"));
  for (const file of filesIn(join(folder, "_site")).filter((one) => /\.(?:html|xml|json)$/.test(one))) {
    const text = readFileSync(join(folder, "_site", file), "utf8");
    for (const own of [name, tagline, description, demonstration])
      not.ok(text.includes(own), `${file}: ${own}`);
  }
});
hour("is in Git what a colleague and a workflow can build", async (context) => {
  const { folder } = context;
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args]);
  git("-C", folder, "init", "--quiet");
  git("-C", folder, "add", "--all");
  git("-C", folder, "commit", "--quiet", "--message", "site");
  const clone = join(temporaryFolder(), "clone");
  git("clone", "--quiet", folder, clone);
  const workflow = readFileSync(join(clone, ".github/workflows/site.yml"), "utf8");
  const commands = [...workflow.matchAll(/^ {6}- run: (.+)$/gm)].map(([, command = ""]) => command);
  ok(commands[0]?.startsWith("npm ci") && commands.length > 3);
  is(readFileSync(join(clone, ".nvmrc"), "utf8"), read(".nvmrc"));
  for (const command of commands) await step(clone, command);
  context.folder = clone;
});
hour("is followed by an upgrade, which can be taken back", async (context) => {
  const next = nextVersion();
  renameSync(context.folder, join(next, "../my-site"));
  context.folder = next;
  const [install = [], look = [], publish = [], back = []] = blocks(
    section(read("docs/upgrading.md"), UPGRADE),
  ).map(byCommand);
  for (const block of install) await follow(context, block);
  const site = context.folder;
  const all = async (steps: readonly Block[]) => {
    const printed: string[] = [];
    for (const { text } of steps) printed.push(await step(site, text));
    return printed;
  };
  const shown = () => realpathSync(join(site, "_site"));
  const before = shown();
  const [version = "", added = ""] = await all(look);
  is(version.trim(), NEXT);
  for (const locale of ["fr", "de", "uk"]) {
    match(added, `locales/${locale}/article.json`);
    const file = join(site, `locales/${locale}/article.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), novelty: "N" }));
  }
  await all(publish);
  not.equal(shown(), before);
  await all(back);
  is(shown(), before);
  is((await step(site, "npx polyglot --version")).trim(), manifest.version);
  await step(site, "npm run check");
});
hour.after(({ nginx }) => nginx?.stop());
hour.run();

/** The blocks of a section, by whole commands. */
function walk(heading: string): Block[] {
  return blocks(section(read(ENGLISH), heading)).flatMap(byCommand);
}

function byCommand(block: Block): Block[] {
  if (block.lang !== "sh") return [block];
  const commands = block.text.trimEnd().split("\n");
  return commands.map((text) => ({ ...block, text }));
}

function titleOf({ lang, path, text }: Block): string {
  return lang === "sh" ? text : `write ${path}`;
}

/** Does what a block of the page tells its reader to do, and what the text between the blocks says. */
async function follow(context: Hour, { lang, path = "", text }: Block): Promise<void> {
  const at = (name: string) => join(context.folder, name);
  if (lang === "diff") change(at(path), text);
  else if (lang !== "sh") {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  } else if (text.startsWith("cd ")) context.folder = at(text.slice(3));
  // The packages of the project are there already, by a link.
  else if (text === "npm ci" && manifestOf(context.folder).name === manifest.name) return;
  else if (text === "npm start") await start(context.folder);
  else {
    await step(context.folder, text);
    const [, locale = "", table = ""] = / export (\w+) (\S+)/.exec(text) ?? [];
    if (table !== "") translate(at(table), locale);
  }
}

/** @returns What the command has printed. */
async function step(folder: string, command: string): Promise<string> {
  const [installs, arg] = /^npm (?:install|ci)(?: (\S+))?$/.exec(command) ?? [];
  if (installs !== undefined && isLinked(folder)) {
    link(folder, arg);
    return "";
  }
  const { code, stdout, stderr } = await run(folder, command);
  if (code !== 0 && stderr.includes("ENOTCACHED")) link(folder, arg);
  else is(code, 0, `${command}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Installs a project where the cache of npm doesn't have what the lock file names: its packages are links to those of
 * this one.
 */
function link(folder: string, added: string | undefined): void {
  const manifestThere = manifestOf(folder);
  const specifier = added === undefined ? manifestThere.dependencies[manifest.name] : `file:${added}`;
  const dependencies = { ...manifestThere.dependencies, [manifest.name]: specifier ?? "" };
  writeManifest(folder, { ...manifestThere, dependencies });
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  installPackage(join(folder, specifier?.replace(/^file:/, "") ?? ""), folder);
}

function isLinked(folder: string): boolean {
  return (
    lstatSync(join(folder, "node_modules/@11ty/eleventy"), { throwIfNoEntry: false })?.isSymbolicLink() ??
    false
  );
}

/** Starts the site as the page says, looks at it and at its editor, and ends it as Ctrl+C does. */
async function start(folder: string): Promise<void> {
  const server = spawn("npm", ["start"], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(server, "exit");
  let log = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      const [found] = /http:\/\/localhost:\d+\//.exec(log) ?? [];
      if (found) resolve(found);
    });
    ended.then(() => reject(new Error(`npm start has ended: ${log}`)));
  });
  for (const address of ["", "admin/"]) is((await fetch(url + address)).status, 200, address);
  process.kill(-(server.pid ?? 0), "SIGINT");
  await ended;
  not.match(log, /error/i);
}

/** A copy of the project that is its next version, with one more message of the theme. */
function nextVersion(): string {
  const folder = copyCheckout();
  writeManifest(folder, { ...manifestOf(folder), version: NEXT });
  for (const locale of ["en", "zh", "ru"]) {
    const file = join(folder, `locales/${locale}/article.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), novelty: "New" }));
  }
  return folder;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function writeManifest(folder: string, contents: Manifest): void {
  writeFileSync(join(folder, "package.json"), JSON.stringify(contents, null, 2));
}

/** Runs a command as a user's terminal does, without a network. */
function run(cwd: string, command: string): Promise<Run> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      "sh",
      ["-c", command],
      { cwd, env: { ...env, LC_ALL: "C", npm_config_offline: "true" }, maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Acts as a translator: fills a table in capitals, or in a Cyrillic letter, and keeps placeholders and marks. */
function translate(file: string, locale: string): void {
  const { data } = papaparse.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true });
  const [head = [], ...rows] = data;
  const [source, target] = [head.indexOf("source"), head.indexOf("translation")];
  ok(source >= 0 && target >= 0 && rows.length > 0, file);
  for (const row of rows) row[target] = inLanguage(row[source] ?? "", locale);
  writeFileSync(file, papaparse.unparse([head, ...rows]));
}

function inLanguage(text: string, locale: string): string {
  const words = text.split(/(\{\{.*?\}\}|<.*?>)/).map((part, index) => {
    if (index % 2 === 1) return part;
    return locale === "uk" ? part.replace(/\p{L}/gu, "Ч") : part.toUpperCase();
  });
  return `${locale === "uk" ? "" : `${locale.toUpperCase()} `}${words.join("")}`;
}

/** Publishes a site with its own configuration of nginx, and reads pages that a reader would ask for. */
async function publish(context: Hour, pages: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const { folder } = context;
  if (!existsSync(join(folder, "_site"))) await step(folder, "npm run build");
  if (!HAS_NGINX) return;
  context.nginx?.stop();
  const { stdout: headers } = await run(folder, "npm run --silent polyglot -- headers");
  const config = readFileSync(join(folder, "deploy/nginx.conf"), "utf8");
  context.nginx = await startNginx(config, headers, (site) => {
    cpSync(join(folder, "_site"), site, { recursive: true, dereference: true });
  });
  for (const [address, texts] of Object.entries(pages)) {
    const answer = await fetch(context.nginx.origin + address);
    is(answer.status, 200, address);
    const html = (await answer.text()).replaceAll("\u00AD", "").replaceAll("\u00A0", " ");
    for (const text of texts) match(html, text, address);
    ok(answer.headers.get("content-security-policy"), address);
  }
  const [locale = ""] = Object.keys(pages)[1]?.split("/").filter(Boolean) ?? [];
  const missing = await fetch(`${context.nginx.origin}/${locale}/nowhere/`);
  is(missing.status, 404);
  match(await missing.text(), `<html lang="${locale}"`);
}
