import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { readAccepted } from "../../src/core/acceptance/record.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { newNewsroom } from "../../src/core/edits/new-newsroom.ts";
import { siteLock } from "../../src/core/edits/site-lock.ts";
import { siteNginx } from "../../src/core/edits/site-nginx.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { contentOf, LOCALES, settingsOf } from "../support/newsroom-fixture.ts";
import { temporaryFolder } from "../support/package.ts";
import { filesIn, polyglot, ROOT, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const made = (source: (typeof LOCALES)[number], typescript = false) =>
  newNewsroom({
    name: "a",
    locales: [source, ...LOCALES.filter((locale) => locale !== source)],
    spoken: source,
    typescript,
    date: "2023-11-10",
    packages: { "@11ty/eleventy": "3.1.8" },
    words: ownMessages,
  });

const making = suite("newNewsroom");
for (const source of LOCALES) {
  making(`makes an article with its original in ${source}, translated and up to date in the others`, () => {
    const files = Object.entries(made(source)).filter(([name]) => name.startsWith("content/"));
    const content = Object.fromEntries(files.map(([name, text]) => [name.slice("content/".length), text]));
    const kept = Object.keys(content).filter((name) => name.includes("/.accepted/"));
    is(kept.length, 1, "the text that the translations were made from is kept");
    for (const name of kept) delete content[name];
    const { site, faults } = readSite(contentOf(content), settingsOf());
    equal(faults, []);
    const [article] = site?.articles ?? [];
    for (const locale of LOCALES)
      is(article?.editions[locale]?.state, locale === source ? "source" : "current", locale);
  });
  making(`records which text the messages were translated from, where the original is in ${source}`, () => {
    const files = made(source);
    for (const locale of LOCALES.filter((one) => one !== source)) {
      const text = new TextFile(`${locale}.json`, files[`locales/.accepted/${locale}.json`] ?? "");
      const { accepted, faults } = readAccepted(text, locale);
      equal(faults, []);
      const site = JSON.parse(files[`locales/${source}/site.json`] ?? "") as Record<string, string>;
      is(accepted.get("site:name")?.get(""), site.name);
      is(accepted.size, Object.keys(site).length + 1);
    }
    is(files[`locales/.accepted/${source}.json`], undefined);
  });
  making(`names the site and explains itself in ${source}`, () => {
    const files = made(source);
    for (const locale of LOCALES)
      is(
        JSON.parse(files[`locales/${locale}/topics.json`] ?? "{}").news,
        ownMessages(locale)("cli:newNewsroom.topic"),
      );
    ok(files["README.md"]?.includes(ownMessages(source)("cli:newNewsroom.about")));
    not.match(files["README.md"] ?? "", /\{\{|undefined/);
  });
}
making("writes its configuration in JavaScript or in TypeScript", () => {
  const [js, ts] = [made("en"), made("en", true)];
  not("eleventy.config.ts" in js);
  not("tsconfig.json" in js);
  not.match(js["eleventy.config.js"] ?? "", ": PolyglotOptions");
  match(ts["eleventy.config.ts"] ?? "", "polyglot: PolyglotOptions");
  is(JSON.parse(ts["package.json"] ?? "{}").scripts.types, "tsc");
});
making(
  "leaves the texts open in a language that the command doesn't have, and publishes none in another",
  () => {
    const files = newNewsroom({
      name: "a",
      locales: ["fr", "zh", "uk"],
      spoken: "zh",
      typescript: false,
      date: "2023-11-10",
      packages: {},
      words: ownMessages,
    });
    match(
      files["eleventy.config.js"] ?? "",
      'languages: ["fr", "zh", { locale: "uk", status: "configuring" }],',
    );
    const article = files["content/articles/welcome/index.fr.md"] ?? "";
    match(article, /\ndraft: true\n/);
    match(article, "欢迎", "what is to be replaced is in the language of the user");
    equal(JSON.parse(files["locales/fr/site.json"] ?? ""), { name: "", tagline: "", description: "" });
    equal(JSON.parse(files["locales/fr/topics.json"] ?? ""), { news: "" });
    equal(JSON.parse(files["locales/zh/topics.json"] ?? ""), { news: "新闻" });
    equal(
      Object.keys(files).filter((name) => /\.zh\.md|\.accepted/.test(name)),
      [],
      "nothing translates a draft",
    );
    for (const part of ["start.zh.md", "tutorial-translators.zh.md"]) match(files["README.md"] ?? "", part);
  },
);
making.run();

const locking = suite("siteLock");
locking("has the packages that a site needs, where npm looks for them, and no others", () => {
  const packages = {
    "": { version: "1.0.0" },
    "node_modules/a": {
      version: "1.0.0",
      dev: true,
      dependencies: { b: "^2" },
      optionalDependencies: { c: "1" },
    },
    "node_modules/a/node_modules/b": {
      version: "2.0.0",
      dev: true,
      engines: { node: ">=20" },
      license: "MIT",
    },
    "node_modules/b": { version: "1.0.0", integrity: "sha512-b" },
    "node_modules/c": { version: "1.0.0", devOptional: true, dependencies: { d: "1" }, os: ["linux"] },
    "node_modules/d": { version: "1.0.0" },
    "node_modules/unneeded": { version: "1.0.0", dev: true },
    "node_modules/peer": { version: "1.0.0", peer: true },
  };
  const own = {
    version: "0.1.0",
    dependencies: { b: "^1" },
    peerDependencies: { a: "*", peer: "*", no: "*" },
  };
  const peerDependenciesMeta = { no: { optional: true } };
  const site = { name: "news", dependencies: { a: "1.0.0", own: "file:vendor/own.tgz" } };
  const lock = siteLock({ packages }, site, ["own", { ...own, peerDependenciesMeta }]);
  equal(Object.keys(lock.packages), [
    "",
    "node_modules/a",
    "node_modules/a/node_modules/b",
    "node_modules/b",
    "node_modules/c",
    "node_modules/d",
    "node_modules/own",
    "node_modules/peer",
  ]);
  const optional = Object.entries(lock.packages).flatMap(([name, one]) => (one.optional ? [name] : []));
  equal(optional, ["node_modules/c", "node_modules/d"]);
  not.match(JSON.stringify(lock), /"dev|"peer":true/);
  const inner = lock.packages["node_modules/a/node_modules/b"];
  equal(Object.keys(inner ?? {}), ["version", "license", "engines"], "npm's order");
  const needed = siteLock({ packages }, { name: "news", dependencies: { a: "1", d: "1" } }, ["own", own]);
  is(needed.packages["node_modules/d"]?.optional, undefined, "the site itself needs it");
});
locking.run();

const serving = suite("siteNginx");
serving("names the languages of the site, and sends readers to no other", () => {
  const text = readFileSync(join(ROOT, "deploy/nginx.conf"), "utf8");
  is(siteNginx(text, ["en", "zh", "ru"]), text);
  const french = siteNginx(text, ["fr", "zh"]);
  not.match(french, /\b(?:en|ru)\|/);
  is(french.match(/\(\?<\w+>fr\|zh\)/g)?.length, 2);
  match(french, "default fr;");
  match(french, /" zh;\n/);
  not.match(french, /" ru;\n/);
});
serving.run();

const command = suite("polyglot init");
const init = (...args: string[]): Promise<Run> =>
  polyglot(ROOT, ["init", ...args], { SOURCE_DATE_EPOCH: "0" });
/** Packing takes long: here the package comes from a registry. */
const FROM = ["--package", "0.1.0"] as const;
command("prints what it wrote and what to do next, in the reader's language", async () => {
  const folder = join(temporaryFolder(), "My site");
  const { code, stdout, stderr } = await init(folder, "--lang", "ru", ...FROM);
  equal([code, stderr], [0, ""]);
  for (const file of filesIn(folder)) match(stdout, `/${file}\n`);
  match(stdout, "npm install\n  npm start\n");
  match(stdout, ownMessages("ru")("cli:newNewsroom.next"));
  match(readFileSync(join(folder, "content/articles/welcome/index.ru.md"), "utf8"), "date: 1970-01-01");
  const { name, dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  is(name, "my-site");
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  is(dependencies["eleventy-plugin-polyglot"], "0.1.0");
  for (const one of ["@11ty/eleventy", "@sveltia/cms"])
    is(dependencies[one], devDependencies[one], "the version that was tested");
});
command.long("takes the package from a tarball into the newsroom, or from a server", async () => {
  const folder = temporaryFolder();
  const tarball = join(folder, "a.tgz");
  mkdirSync(join(folder, "package"));
  writeFileSync(join(folder, "package/package.json"), JSON.stringify({ name: "eleventy-plugin-polyglot" }));
  execFileSync("tar", ["-czf", tarball, "-C", folder, "package/package.json"]);
  for (const [site, from, expected] of [
    ["a", tarball, "file:vendor/a.tgz"],
    ["b", "https://example.org/новости.tgz", "https://example.org/новости.tgz"],
  ] as const) {
    is((await init(join(folder, site), "--package", from)).code, 0);
    const { dependencies } = JSON.parse(readFileSync(join(folder, site, "package.json"), "utf8"));
    is(dependencies["eleventy-plugin-polyglot"], expected);
  }
  equal(readFileSync(join(folder, "a/vendor/a.tgz")), readFileSync(tarball));
  const locked = JSON.parse(readFileSync(join(folder, "a/package-lock.json"), "utf8")).packages;
  is(locked["node_modules/eleventy-plugin-polyglot"].resolved, "file:vendor/a.tgz");
  is(existsSync(join(folder, "b/package-lock.json")), false, "what a server sends is not known");
});
for (const [what, args, says] of [
  ["a language twice", ["--languages", "fr,de,fr"], "«fr» указан дважды"],
  ["an unknown language", ["--languages", "fr,ukk"], /«ukk»[\s\S]*uk/],
  ["a gap in the list", ["--languages", "fr,,de"], "fr,,de"],
  ["no list", ["--languages"], "--languages"],
  ["a package that is a folder", ["--package", "."], "не пакет"],
  ["a package that is another file", ["--package", "package.json"], "не пакет"],
  ["a package that is not there", ["--package", "../no.tgz"], "не пакет"],
] as const)
  command.long(`refuses ${what}, in the user's language, and writes nothing`, async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await init(join(folder, "new"), "--lang", "ru", ...args);
    equal([code, stdout], [2, ""]);
    match(stderr, says);
    equal(filesIn(folder), []);
  });
for (const [lang, says] of [
  ["en", "not an empty folder"],
  ["zh", "不是空文件夹"],
  ["ru", "не пуста"],
] as const)
  command.long(`writes nothing into a folder that has files, and reports it in ${lang}`, async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "notes.txt"), "mine");
    const { code, stdout, stderr } = await init(folder, "--lang", lang);
    equal([code, stdout], [2, ""]);
    match(stderr, says);
    equal(filesIn(folder), ["notes.txt"]);
  });
command.long("accepts a folder with an empty repository, but not a file as a folder", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, ".git"));
  is((await init(folder, ...FROM)).code, 0);
  ok(existsSync(join(folder, "package.json")));
  is((await init(join(folder, "package.json"))).code, 2);
});
command.run();
