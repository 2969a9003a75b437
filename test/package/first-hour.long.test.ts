import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import papaparse from "papaparse";
import { equal, is, match, not, ok } from "uvu/assert";
import { type Block, blocks, change, read, section } from "../support/documents.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import { copyCheckout, installPackage, manifest, temporaryFolder } from "../support/package.ts";
import { filesIn, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const PAGES = ["", ".zh", ".ru"].map((locale) => `docs/start${locale}.md`);
const [ENGLISH = ""] = PAGES;
/** Commands that other tests run, or that never end. */
const LEFT_OUT = ["npm ci", "npm start"];

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
hour("is in Git what a colleague and a workflow can build", async ({ folder }) => {
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
});
hour.after(({ nginx }) => nginx?.stop());
hour.run();

/** The blocks of a section, by whole commands. */
function walk(heading: string): Block[] {
  return blocks(section(read(ENGLISH), heading)).flatMap((block) =>
    block.lang === "sh"
      ? block.text
          .trimEnd()
          .split("\n")
          .map((text) => ({ ...block, text }))
      : block,
  );
}

function titleOf({ lang, path, text }: Block): string {
  return lang === "sh" ? text : `write ${path}`;
}

/** Does what a block of the page tells its reader to do, and what the text between the blocks says. */
async function follow(context: Hour, { lang, path = "", text }: Block): Promise<void> {
  const at = (name: string) => join(context.folder, name);
  if (lang === "diff") change(at(path), text);
  else if (lang !== "sh") writeFileSync(at(path), text);
  else if (text.startsWith("cd ")) context.folder = at(text.slice(3));
  else if (!LEFT_OUT.includes(text)) {
    const init = text.startsWith("npm run polyglot -- init");
    await step(init ? context.checkout : context.folder, text);
    if (init) context.folder = context.checkout;
    const [, locale = "", table = ""] = / export (\w+) (\S+)/.exec(text) ?? [];
    if (table !== "") translate(at(table), locale);
  }
}

async function step(folder: string, command: string): Promise<void> {
  const { code, stdout, stderr } = await run(folder, command);
  if (code !== 0 && /^npm (?:install|ci)$/.test(command) && stderr.includes("ENOTCACHED")) {
    // The cache of npm doesn't have what the lock file names: the packages are linked to those of the project.
    installPackage(join(folder, `vendor/${manifest.name}-${manifest.version}.tgz`), folder);
  } else is(code, 0, `${command}\n${stdout}${stderr}`);
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
