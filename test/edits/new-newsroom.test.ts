import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { readAccepted } from "../../src/core/acceptance/record.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { newNewsroom } from "../../src/core/edits/new-newsroom.ts";
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
    typescript,
    date: "2023-11-10",
    packages: { "@11ty/eleventy": "3.1.7" },
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
making.run();

const command = suite("polyglot init");
const init = (...args: string[]): Promise<Run> =>
  polyglot(ROOT, ["init", ...args], { SOURCE_DATE_EPOCH: "0" });
command("prints what it wrote and what to do next, in the reader's language", async () => {
  const folder = join(temporaryFolder(), "My site");
  const { code, stdout, stderr } = await init(folder, "--lang", "ru");
  equal([code, stderr], [0, ""]);
  for (const file of filesIn(folder)) match(stdout, `/${file}\n`);
  match(stdout, "npm install\n  npm start\n");
  match(stdout, ownMessages("ru")("cli:newNewsroom.next"));
  match(readFileSync(join(folder, "content/articles/welcome/index.ru.md"), "utf8"), "date: 1970-01-01");
  const { name, dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  is(name, "my-site");
  const { version, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  is(dependencies["eleventy-plugin-polyglot"], version);
  is(dependencies["@11ty/eleventy"], devDependencies["@11ty/eleventy"], "the version that was tested");
});
command.long("takes the package from a tarball, if one is named, also from one on a server", async () => {
  const folder = temporaryFolder();
  for (const [site, from, expected] of [
    ["a", join(folder, "a.tgz"), "file:../a.tgz"],
    ["b", "https://example.org/новости.tgz", "https://example.org/новости.tgz"],
  ] as const) {
    is((await init(join(folder, site), "--package", from)).code, 0);
    const { dependencies } = JSON.parse(readFileSync(join(folder, site, "package.json"), "utf8"));
    is(dependencies["eleventy-plugin-polyglot"], expected);
  }
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
  is((await init(folder)).code, 0);
  ok(existsSync(join(folder, "package.json")));
  is((await init(join(folder, "package.json"))).code, 2);
});
command.run();
