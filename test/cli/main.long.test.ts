import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { copyProject, edit, hashesOf, polyglot, type Run } from "../support/project.ts";
import { LOCALES, referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const article = (slug: string, locale: string) => `content/articles/${slug}/index.${locale}.md`;

const wrong = [
  "biuld",
  "build --frmat json",
  "build --format yaml",
  "build --lang fr",
  "dev --port many",
  "status --fail-on missing",
  "accept",
  "accept no-such-article",
];
const usage = suite<{ project: string; runs: Run[] }>("use of polyglot");
usage.before(async (context) => {
  context.project = copyProject();
  const words = wrong.map((line) => line.split(" ").filter(Boolean));
  context.runs = await Promise.all(words.map((args) => polyglot(context.project, args)));
});

for (const [index, line] of wrong.entries())
  usage(`exits with 2 for: polyglot ${line}`, ({ runs }) => {
    const { code, stdout, stderr } = runs[index] as Run;
    is(code, 2, stderr);
    is(stdout, "");
    ok(stderr);
    not.match(stderr, /^\s+at /m);
  });

usage("exits with 2 without a configuration, or with one that it cannot use", async ({ project }) => {
  const config = "eleventy.config.ts";
  const runs: [change: (text: string) => string, says: string][] = [
    [
      (text) => text.replace('languages: ["en"', 'langages: [], languages: ["en"'),
      'langages: unknown option; did you mean "languages"?',
    ],
    [(text) => text.replace("export const polyglot", "const polyglot"), "export const polyglot = {"],
  ];
  const original = readFileSync(join(project, config), "utf8");
  for (const [change, says] of runs) {
    writeFileSync(join(project, config), original);
    edit(project, config, change);
    const { code, stderr } = await polyglot(project, ["check"]);
    is(code, 2, stderr);
    match(stderr, says);
  }
  rmSync(join(project, config));
  const { code, stderr } = await polyglot(project, ["check"]);
  is(code, 2);
  match(stderr, config);
  writeFileSync(join(project, config), original);
});

usage("exits with 3 on an error of the program, and shows its stack only with --verbose", async () => {
  const project = copyProject();
  edit(project, "eleventy.config.ts", (text) => `${text}\nthrow new Error("oh no");\n`);
  const short = await polyglot(project, ["check"]);
  const long = await polyglot(project, ["check", "--verbose"]);
  is(short.code, 3);
  is(short.stderr, "polyglot: oh no\n");
  is(long.code, 3);
  match(long.stderr, /^\s+at .*eleventy\.config\.ts/m);
});
usage.run();

const editions = suite<{ project: string }>("polyglot status and accept");
const SLUG = "unesco-cooperation-paris";
editions.before((context) => {
  context.project = copyProject();
});

/** The states of an article by locale. */
async function statesOf(project: string, slug: string): Promise<Record<string, string>> {
  const { stdout } = await polyglot(project, ["status", "--json"]);
  const work = JSON.parse(stdout).articles.find((one: { slug: string }) => one.slug === slug);
  return Object.fromEntries(LOCALES.map((locale) => [locale, work.editions[locale].state]));
}

editions("status prints the same as status.json of the built site", async () => {
  const { project, output } = await referenceSite();
  const { code, stdout } = await polyglot(project, ["status", "--json"]);
  is(code, 0);
  equal(JSON.parse(stdout), JSON.parse(readFileSync(join(output, "status.json"), "utf8")));
});

editions("status prints a table of works and languages, in the reader's language", async ({ project }) => {
  const words = [
    ["en", "source", "current", "soon"],
    ["zh", "原文", "与原文一致", "即将推出"],
    ["ru", "оригинал", "актуален", "скоро"],
  ] as const;
  const runs = await Promise.all(words.map(([lang]) => polyglot(project, ["status", "--lang", lang])));
  for (const [index, [, source, current, announced]] of words.entries()) {
    const { code, stdout } = runs[index] as Run;
    is(code, 0);
    const [header, ...rows] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().split(/ {2,}/));
    equal(header, ["English", "简体中文", "Русский"]);
    is(rows.length, 8);
    const states = Object.fromEntries(rows.map(([slug, ...cells]) => [slug, cells]));
    equal(states["visit-to-ibe"], [source, current, announced]);
    equal(states.about, [source, current, current]);
  }
});

editions("status --fail-on exits with 1 only if an edition is in that state", async ({ project }) => {
  const states = ["stale", "announced"];
  const runs = await Promise.all(states.map((state) => polyglot(project, ["status", "--fail-on", state])));
  equal(
    runs.map(({ code }) => code),
    [0, 1],
  );
});

editions("accept writes one value into one translation, and nothing else", async ({ project }) => {
  const [russian, chinese] = ["ru", "zh"].map((locale) => join(project, article(SLUG, locale)));
  if (!russian || !chinese) throw new Error("no files");
  edit(project, article(SLUG, "ru"), (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  edit(project, article(SLUG, "en"), (text) => text.replace("to all.", "to everyone."));
  equal(await statesOf(project, SLUG), { en: "source", zh: "stale", ru: "stale" });
  const before = [readFileSync(russian, "utf8"), readFileSync(chinese, "utf8")];

  const { code, stdout } = await polyglot(project, ["accept", SLUG, "ru"]);
  is(code, 0);
  match(stdout, article(SLUG, "ru"));
  const [then = [], now = []] = [before[0] ?? "", readFileSync(russian, "utf8")].map((text) =>
    text.split("\n"),
  );
  is(now.length, then.length);
  const changed = now.filter((line, index) => line !== then[index]);
  is(changed.length, 1);
  match(changed[0] ?? "", /^ {2}of: "[0-9a-f]{12}"\r$/);
  is(readFileSync(chinese, "utf8"), before[1]);
  equal(await statesOf(project, SLUG), { en: "source", zh: "stale", ru: "current" });
});

editions(
  "accept takes all translations if no language is named, and changes nothing the second time",
  async ({ project }) => {
    is((await polyglot(project, ["accept", SLUG])).code, 0);
    equal(await statesOf(project, SLUG), { en: "source", zh: "current", ru: "current" });
    const before = hashesOf(join(project, "content"));
    is((await polyglot(project, ["accept", SLUG])).code, 0);
    equal(hashesOf(join(project, "content")), before);
  },
);
editions.run();
