import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { copyProject, edit, filesIn, hashesOf, polyglot, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const adding = suite<{ project: string; before: Record<string, string>; runs: Run[] }>(
  "polyglot add-language",
);
adding.before(async (context) => {
  context.project = copyProject();
  context.before = hashesOf(join(context.project, "locales"));
  context.runs = [];
  for (const args of [["add-language", "kk"], ["add-language", "ar", "--lang", "ru"], ["check"], ["build"]])
    context.runs.push(await polyglot(context.project, args));
});
const pages = (project: string, file: string) => readFileSync(join(project, "_site", file), "utf8");

adding("prepares Kazakh and Arabic, and the check has only warnings", ({ runs: [kk, ar, check, build] }) => {
  for (const run of [kk, ar, check, build]) is(run?.code, 0, run?.stderr);
  match(kk?.stdout ?? "", "The pages in Қазақша now show that the language is being set up.");
  match(ar?.stdout ?? "", "Теперь сайт сообщает, что версия на языке العربية готовится.");
  equal([...new Set(check?.stdout.match(/(?<= {2})message-\w+|(?<=\d ) error/g))], ["message-pending"]);
});
adding(
  "changes nothing in the other languages, and adds two entries to the configuration",
  ({ project, before }) => {
    const after = hashesOf(join(project, "locales"));
    for (const [file, hash] of Object.entries(before)) is(after[file], hash, file);
    match(
      readFileSync(join(project, "eleventy.config.ts"), "utf8"),
      'languages: ["en", "zh", "ru", { locale: "kk", status: "configuring" }, { locale: "ar", status: "configuring" }],',
    );
    ok(!filesIn(project).some((file) => /^eleventy\.config\.changed/.test(file)));
    const arabic = JSON.parse(readFileSync(join(project, "locales/ar/archive.json"), "utf8"));
    equal(
      Object.keys(arabic).filter((key) => key.startsWith("articles_")),
      ["zero", "one", "two", "few", "many", "other"].map((form) => `articles_${form}`),
    );
    ok(!existsSync(join(project, "locales/kk/cli.json")));
  },
);
for (const [locale, dir, label] of [
  ["kk", "ltr", "Қазақша"],
  ["ar", "rtl", "العربية"],
] as const) {
  adding(`shows ${locale} as being set up, in text that is marked with its language`, ({ project }) => {
    for (const file of [`${locale}/index.html`, `${locale}/news/visit-to-ibe/index.html`]) {
      const page = pages(project, file);
      match(page, `<html lang="${locale}" dir="${dir}"`);
      match(page, `<body class="page-plain" lang="en" dir="ltr">`);
      match(page, `<h1>${label}: the site is being set up</h1>`);
      match(page, '<meta name="robots" content="noindex"/>');
      not.match(page, /action="|>undefined|<p><\/p>/);
    }
    match(
      pages(project, "index.html"),
      new RegExp(`>${label}</a>(?:(?!</li>).)*<p lang="en" dir="ltr"><span[^>]*>soon</span>`, "s"),
    );
    not.match(pages(project, "sitemap.xml"), `/${locale}/`);
  });
}
adding("a translated notice is no longer pending", async ({ project }) => {
  for (const file of ["site", "notices"])
    edit(project, `locales/kk/${file}.json`, (text) => text.replace(/": ""/g, '": "Дайындалуда"'));
  const check = await polyglot(project, ["check"]);
  // The check reports the missing placeholders, as it would to a translator.
  match(check.stdout, /locales\/kk\/notices\.json:\d+:\d+ {2}error {2}placeholder-mismatch/);
  not.match(check.stdout, /locales\/kk\/(?:site|notices)\.json\S* {2}warning {2}message-pending/);
});
adding("a language that already exists, or an unknown one, is refused", async ({ project }) => {
  const there = await polyglot(project, ["add-language", "kk", "--lang", "zh"]);
  equal([there.code, there.stderr], [2, "polyglot: “kk”已经是本网站的语言。\n"]);
  const unknown = await polyglot(project, ["add-language", "tlh"]);
  is(unknown.code, 2);
  match(unknown.stderr, "--tag, --og-locale and --label");
  ok(!existsSync(join(project, "locales/tlh")));
});
adding(
  "a configuration that cannot be changed safely stays as it is, and the entry is printed",
  async ({ project }) => {
    edit(project, "eleventy.config.ts", (text) =>
      text
        .replace(/languages: \[(.*)\],/, "languages: LANGUAGES,")
        .replace("export const polyglot", 'const LANGUAGES = ["en", "zh", "ru"];\n\nexport const polyglot'),
    );
    const before = readFileSync(join(project, "eleventy.config.ts"), "utf8");
    const run = await polyglot(project, [
      "add-language",
      "tlh",
      "--tag",
      "tlh",
      "--label",
      "tlhIngan Hol",
      "--og-locale",
      "en_US",
    ]);
    is(run.code, 1);
    match(
      run.stdout,
      '{ locale: "tlh", lang: "tlh", ogLocale: "en_US", label: "tlhIngan Hol", status: "configuring" }',
    );
    is(readFileSync(join(project, "eleventy.config.ts"), "utf8"), before);
  },
);
adding("sync reports what is missing, adds it, and then has nothing to add", async ({ project }) => {
  edit(project, "locales/en/site.json", (text) =>
    text.replace(
      '"home": "Home",',
      '"home": "Home",\n  "new_one": "{{count}} new",\n  "new_other": "{{count}} new",',
    ),
  );
  const check = await polyglot(project, ["sync", "ru", "--check"]);
  equal(
    [check.code, check.stdout],
    [
      1,
      "locales/ru/site.json  3 messages missing: new_one, new_few, new_many\nlocales/open.ru.json  notes updated\n",
    ],
  );
  const before = readFileSync(join(project, "locales/ru/site.json"), "utf8");
  is((await polyglot(project, ["sync", "ru"])).code, 0);
  const after = readFileSync(join(project, "locales/ru/site.json"), "utf8");
  is(after.replace(/^ {2}"new_.*\n/gm, ""), before);
  equal((await polyglot(project, ["sync", "ru", "--check"])).code, 0);
  match(
    (await polyglot(project, ["check"])).stdout,
    /locales\/ru\/site\.json:\d+:3 {2}error {2}message-untranslated/,
  );
});
adding.run();
