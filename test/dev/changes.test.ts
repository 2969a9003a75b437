import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { is, match, not } from "uvu/assert";
import { Random } from "../../bench/search/random.ts";
import { disturb, equalsFresh } from "../support/dev-rounds.ts";
import { type DevServer, PREVIEW, startDev } from "../support/dev-server.ts";
import { copyProject, edit } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Context {
  server: DevServer;
}

/** Errors in the code of a site, as long as a file exists. */
const FAILURES = `
  eleventyConfig.on("eleventy.beforeWatch", () => {
    if (existsSync("fail-watch")) throw new TypeError("a handler that fails");
  });
  eleventyConfig.addTransform("fails", (html) => {
    if (existsSync("fail-page")) throw new TypeError("a transform that fails");
    return html;
  });
`;

const ARTICLE = "content/articles/visit-to-ibe";
const PAGE = "/en/news/visit-to-ibe/";
const OTHERS = ["/", "/en/", "/zh/", "/ru/", "/zh/news/unesco-cooperation-paris/", "/en/archive/"];

const changes = suite<Context>("changes while polyglot dev serves");
changes.before(async (context) => {
  const project = copyProject();
  edit(project, "eleventy.config.ts", (text) =>
    `import { existsSync } from "node:fs";\n${text}`.replace(
      "eleventyConfig.addPlugin(",
      `${FAILURES}  eleventyConfig.addPlugin(`,
    ),
  );
  context.server = await startDev(project);
});
changes.after(async ({ server }) => void (await server?.stop("SIGKILL")));

/** Waits until a condition is true, while all other pages are served completely. */
async function meanwhile({ server }: Context, what: string, probe: () => Promise<boolean>): Promise<void> {
  await server.until(what, async () => {
    for (const address of OTHERS) match(await server.read(address), /<\/html>/, address);
    return probe();
  });
}

/** Writes a sentence and waits until the built site has it. */
async function built(context: Context, sentence: string): Promise<void> {
  const { project } = context.server;
  edit(project, "content/pages/about/index.en.md", (text) => `${text}\n${sentence}\n`);
  const page = join(project, PREVIEW, "en/about/index.html");
  await meanwhile(context, sentence, async () => readFileSync(page, "utf8").includes(sentence));
}

changes.long("leave the site as it is when a temporary file of an editor comes and goes", async (context) => {
  const { project, log } = context.server;
  const article = join(project, ARTICLE);
  symlinkSync("someone@machine.1", join(article, ".#index.ru.md"));
  for (const name of [".index.en.md.swp", "4913", "index.en.md~", "index.en.md.tmp"]) {
    writeFileSync(join(article, name), "x");
    await built(context, `Written while ${name} is there.`);
    rmSync(join(article, name));
    await built(context, `Written when ${name} has gone.`);
  }
  rmSync(join(article, ".#index.ru.md"));
  not.match(log(), /error/i);
});
changes.long("that are undone at once leave it as it is too", async (context) => {
  const file = join(context.server.project, ARTICLE, "notes.txt");
  writeFileSync(file, "x");
  rmSync(file);
  await built(context, "Written after the notes.");
});
changes.long(
  "remove a deleted article with its pictures, when the site without it is built",
  async (context) => {
    const { project, status } = context.server;
    cpSync(join(project, ARTICLE), join(project, "moved"), { recursive: true });
    rmSync(join(project, ARTICLE), { recursive: true });
    await meanwhile(context, "404", async () => (await status(PAGE)) === 404);
    for (const place of ["en/news/visit-to-ibe", "zh/news/visit-to-ibe", "media/articles/visit-to-ibe"])
      await meanwhile(context, place, async () => !existsSync(join(project, PREVIEW, place)));
    renameSync(join(project, "moved"), join(project, ARTICLE));
    await meanwhile(context, "200", async () => (await status(PAGE)) === 200);
  },
);
changes.long("move a renamed article to its new address", async (context) => {
  const { project, status } = context.server;
  const renamed = join(project, "content/articles/visit-renamed");
  renameSync(join(project, ARTICLE), renamed);
  await meanwhile(context, "200", async () => (await status("/en/news/visit-renamed/")) === 200);
  await meanwhile(context, "404", async () => (await status(PAGE)) === 404);
  renameSync(renamed, join(project, ARTICLE));
  await meanwhile(context, "200", async () => (await status(PAGE)) === 200);
});
changes.long(
  "that break a catalogue keep the last site, with a report, until it is repaired",
  async (context) => {
    const { project, status, log } = context.server;
    const catalogue = join(project, "locales/ru/site.json");
    const text = readFileSync(catalogue);
    const from = log().length;
    writeFileSync(catalogue, "{,");
    const says = (words: string) => async () => log().slice(from).includes(words);
    await meanwhile(context, "a report", says("The previous site is still served."));
    match(log().slice(from), /error {2}catalogue-syntax/);
    for (const locale of ["en", "zh", "ru"]) is(await status(`/${locale}/news/visit-to-ibe/`), 200, locale);
    writeFileSync(catalogue, text);
    await built(context, "Written when it was mended.");
  },
);
changes.long("that break a work leave it out, with a report, until it is repaired", async (context) => {
  const { project, status, log } = context.server;
  const original = join(project, ARTICLE, "index.en.md");
  const text = readFileSync(original);
  const from = log().length;
  rmSync(original);
  await meanwhile(context, "404", async () => (await status(PAGE)) === 404);
  match(log().slice(from), /error {2}source-missing/);
  is(await status("/ru/"), 200);
  writeFileSync(original, text);
  await meanwhile(context, "200", async () => (await status(PAGE)) === 200);
});
for (const name of ["fail-page", "fail-watch"])
  changes.long(`keep the last site if the code of a site fails (${name})`, async (context) => {
    const { server } = context;
    const from = server.log().length;
    writeFileSync(join(server.project, name), "");
    edit(server.project, "content/pages/about/index.ru.md", (text) => `${text}\nОшибка ${name}.\n`);
    const words = "The previous site is still served.";
    await meanwhile(context, "a report", async () => server.log().slice(from).includes(words));
    rmSync(join(server.project, name));
    await built(context, `Written after ${name}.`);
    match(await server.read("/ru/about/"), `Ошибка ${name}.`);
  });
changes.long("are seen in folders that were removed and created again", async (context) => {
  const { project } = context.server;
  for (const folder of ["content", "locales"]) {
    cpSync(join(project, folder), join(project, "saved"), { recursive: true });
    rmSync(join(project, folder), { recursive: true });
    renameSync(join(project, "saved"), join(project, folder));
    await built(context, `Written after ${folder} was made again.`);
  }
  edit(project, "locales/zh/site.json", (text) => text.replace('"home": "首页"', '"home": "起始页"'));
  await context.server.until("the message", async () =>
    (await context.server.read("/zh/")).includes("起始页"),
  );
});
changes.long("at any moment of a build lead to the same site as a clean build", async ({ server }) => {
  await disturb(server, new Random(7), 3);
  await equalsFresh(server);
  is(server.child.exitCode, null);
});
changes.run();
