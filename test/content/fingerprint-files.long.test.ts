import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { readContent } from "../../src/files/content/content.ts";
import {
  fingerprintIn,
  LOCALES,
  type Locale,
  original,
  settingsOf,
  TEXTS,
  translation,
} from "../support/newsroom-fixture.ts";
import { copyProject, edit, polyglot, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** One article from each language, with a word in every part that can be changed. */
const SLUGS: Readonly<Record<Locale, string>> = { en: "visit", zh: "talks", ru: "report" };
const PARTS = ["title", "summary", "alt", "caption", "body"] as const;
const WORDS: Readonly<Record<Locale, Readonly<Record<(typeof PARTS)[number], string>>>> = {
  en: { title: "visit", summary: "shortly", alt: "hall", caption: "delegates", body: "second" },
  zh: { title: "访问", summary: "简述", alt: "大厅", caption: "代表", body: "第二段" },
  ru: { title: "Визит", summary: "кратко", alt: "зал", caption: "делегаты", body: "Второй" },
};
const file = (locale: Locale, of: Locale = locale) => `articles/${SLUGS[of]}/index.${locale}.md`;

function contentFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const source of LOCALES) {
    const { summary, alt, caption } = WORDS[source];
    const cover = `cover:\n  src: cover.png\n  alt: "A ${alt} 1"\n  caption: "Some ${caption} 1"\n`;
    const text = original(source, `summary: "So ${summary} said"\n${cover}`);
    const of = fingerprintIn({ [file(source)]: text });
    files[file(source)] = text;
    for (const locale of LOCALES)
      if (locale !== source)
        files[file(locale, source)] = translation(locale, of, `cover:\n  alt: "${WORDS[locale].alt}"\n`);
  }
  return files;
}

/** A project with that content and no version history, like a download or a shallow checkout. */
function newProject(): string {
  const project = copyProject();
  const picture = join(project, "cover.png");
  const covers = readdirSync(join(project, "content/articles"));
  cpSync(join(project, "content/articles", covers[0] ?? "", "cover.png"), picture);
  rmSync(join(project, "content"), { recursive: true });
  for (const [name, text] of Object.entries(contentFiles())) {
    mkdirSync(dirname(join(project, "content", name)), { recursive: true });
    writeFileSync(join(project, "content", name), text);
    cpSync(picture, join(project, "content", dirname(name), "cover.png"));
  }
  return project;
}

/** The states of all editions, computed from the files on the disk. */
function statesOf(project: string): Record<string, Record<string, string>> {
  const { content, faults } = readContent(join(project, "content"));
  const { site, faults: found } = readSite(content, settingsOf());
  if (!site) throw new Error(JSON.stringify([faults, found]));
  return Object.fromEntries(
    site.articles.map(({ slug, editions }) => [
      slug,
      Object.fromEntries(Object.entries(editions).map(([locale, { state }]) => [locale, state])),
    ]),
  );
}

/** The expected states if only the original of one article has changed, or nothing. */
function statesWith(stale?: Locale): Record<string, Record<string, string>> {
  return Object.fromEntries(
    LOCALES.map((source) => [
      SLUGS[source],
      Object.fromEntries(
        LOCALES.map((locale) => [
          locale,
          locale === source ? "source" : source === stale ? "stale" : "current",
        ]),
      ),
    ]),
  );
}

const files = suite<{ project: string; before: string }>("an original on the disk");
files.before((context) => {
  context.project = newProject();
});
const source = (project: string, locale: Locale) => join(project, "content", file(locale));
/** Changes an original for the duration of a test. */
async function changed(path: string, change: (text: string) => string, check: () => void): Promise<void> {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${path} is as it was`);
  writeFileSync(path, after);
  try {
    check();
  } finally {
    writeFileSync(path, before);
  }
}

files("has current translations", ({ project }) => equal(statesOf(project), statesWith()));
const harmless: [fact: string, change: (text: string) => string][] = [
  ["Windows line endings", (text) => text.replaceAll("\n", "\r\n")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  ["both", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ["no line break at the end", (text) => text.trimEnd()],
  ["several at the end", (text) => `${text}\n\n`],
  ["more blank lines between the paragraphs", (text) => text.replace("\n\n", "\n\n \n\n")],
  ["spaces at the ends of lines", (text) => text.replaceAll("。\n", "。  \n").replaceAll(".\n", ".  \n")],
  ["a text indented by a space", (text) => text.replace(/---\n\n/, "---\n\n ")],
  ["a line break in a title", (text) => text.replace(/^title: "(.*)"$/m, "title: >-\n  $1")],
  ["other quotation marks around a value", (text) => text.replace(/^summary: "(.*)"$/m, "summary: '$1'")],
  ["the keys in another order", (text) => text.replace(/^(title: .*\n)([\s\S]*?)(?=^---)/m, "$2$1")],
  [
    "the keys of the cover in another order",
    (text) => text.replace(/^( {2}src: .*\n)( {2}alt: .*\n)/m, "$2$1"),
  ],
  ["a comment", (text) => text.replace("source: true", "source: true # the original")],
  ["another date", (text) => text.replace("2019-03-09", "2019-03-10")],
  ["the day of an update", (text) => text.replace("source: true", "source: true\nupdated: 2020-01-01")],
  ["the credit of a picture", (text) => text.replace("  alt:", "  credit: ICHEI\n  alt:")],
];
for (const [fact, change] of harmless)
  for (const locale of LOCALES)
    files(`${fact} in ${locale}: its translations stay current`, ({ project }) =>
      changed(source(project, locale), change, () => equal(statesOf(project), statesWith())),
    );
for (const part of PARTS)
  for (const locale of LOCALES)
    files(`an extra word in the ${part} of ${locale}: exactly its translations are stale`, ({ project }) => {
      const word = WORDS[locale][part];
      const add = (text: string) => {
        const at = part === "body" ? text.lastIndexOf(word) : text.indexOf(word);
        return `${text.slice(0, at)}${word} x ${text.slice(at + word.length)}`;
      };
      return changed(source(project, locale), add, () => equal(statesOf(project), statesWith(locale)));
    });
for (const [fact, change] of [
  ["a paragraph that is gone", (text: string) => text.replace(/\n\n[^\n]*\n$/, "\n")],
  ["a summary that is gone", (text: string) => text.replace(/^summary: .*\n/m, "")],
  ["a caption that is gone", (text: string) => text.replace(/^ {2}caption: .*\n/m, "")],
] as const)
  files(`${fact}: exactly its translations are stale`, ({ project }) =>
    changed(source(project, "zh"), change, () => equal(statesOf(project), statesWith("zh"))),
  );
files("words changed in a translation change no state", ({ project }) =>
  changed(
    join(project, "content", file("ru", "en")),
    (text) => text.replace("Второй", "Иной"),
    () => equal(statesOf(project), statesWith()),
  ),
);
files("a text that is changed and changed back leaves its translations current", async ({ project }) => {
  await changed(
    source(project, "en"),
    (text) => text.replace("second", "third"),
    () => equal(statesOf(project), statesWith("en")),
  );
  equal(statesOf(project), statesWith());
});
files.run();

const kept = (project: string, slug: string): string[] => {
  const folder = join(project, "content/articles", slug, ".accepted");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const bytes = (project: string, name: string): Buffer => readFileSync(join(project, "content", name));

/** The changed lines of a file, with their line breaks. */
function changedLines(before: Buffer, after: Buffer): [string, string][] {
  const [old, now] = [before, after].map((text) => text.toString("latin1").split(/(?<=\n)/)) as [
    string[],
    string[],
  ];
  is(now.length, old.length);
  return now.flatMap((line, index): [string, string][] =>
    line === old[index] ? [] : [[old[index] ?? "", line]],
  );
}

const command = suite<{ project: string }>("accept, diff and status on the disk");
command.before(async (context) => {
  context.project = newProject();
  ok(!existsSync(join(context.project, ".git")));
  // The commands must not need the version history, even if a parent folder has one.
  is((await run(context.project, "accept", "visit")).code, 0);
});
const run = (project: string, ...args: string[]): Promise<Run> =>
  polyglot(project, args, { GIT_DIR: join(project, "none"), SOURCE_DATE_EPOCH: "1711929600" });

command("accept saves a snapshot of the translated text, next to the article", ({ project }) => {
  const [name = "", ...others] = kept(project, "visit");
  equal(others, []);
  const text = readFileSync(join(project, "content/articles/visit/.accepted", name), "utf8");
  ok(text.includes(TEXTS.en.body) && text.includes("Some delegates 1"));
  equal(kept(project, "talks"), []);
});
command("the snapshot is not content", ({ project }) => equal(statesOf(project), statesWith()));
command(
  "status --fail-on stale exits with 0, and with 1 once a word of an original has changed",
  async ({ project }) => {
    is((await run(project, "status", "--fail-on", "stale")).code, 0);
    edit(project, `content/${file("en")}`, (text) =>
      text
        .replace("The second.", "The other second.")
        .replace("source: true", "updated: 2024-02-29\nsource: true"),
    );
    const [failing, json, words] = await Promise.all([
      run(project, "status", "--fail-on", "stale"),
      run(project, "status", "--json"),
      run(project, "status", "--lang", "ru"),
    ]);
    equal([failing.code, json.code, words.code], [1, 0, 0]);
    const [visit, ...rest] = ["visit", "talks", "report"].map((slug) =>
      JSON.parse(json.stdout).articles.find((one: { slug: string }) => one.slug === slug),
    );
    for (const locale of ["zh", "ru"]) {
      const { state, changedParts, sourceChangedOn } = visit.editions[locale];
      equal([state, changedParts, sourceChangedOn], ["stale", 1, "2024-02-29"]);
    }
    for (const { editions } of rest)
      for (const { state } of Object.values<{ state: string }>(editions))
        ok(state === "current" || state === "source");
    // 29 February to 1 April 2024.
    match(words.stdout, "visit zh: изменён 1 фрагмент, оригинал изменён 2024-02-29, 32 дня назад");
  },
);
command("diff shows the paragraph that changed and no other", async ({ project }) => {
  const { code, stdout, stderr } = await run(project, "diff", "visit", "zh");
  is(code, 0, stderr);
  match(stdout, "Paragraph · changed");
  match(stdout, /The \{\+other \+\}second\./);
  not.match(stdout, "The first paragraph");
  not.match(stdout, "Title");
});
command(
  "diff reports that there is no snapshot if it is missing or has been changed",
  async ({ project }) => {
    const [name = ""] = kept(project, "visit");
    const path = join(project, "content/articles/visit/.accepted", name);
    const whole = readFileSync(path, "utf8");
    const of = name.replace(".md", "");
    const wrong = [
      whole.replace("first paragraph", "first new paragraph"),
      whole.replace(/^title: /m, "title: [ "),
      "---\n---\nThe first paragraph.\n",
      "",
    ];
    const says = async (text: string | undefined) => {
      if (text === undefined) rmSync(path);
      else writeFileSync(path, text);
      const { code, stdout, stderr } = await run(project, "diff", "visit", "zh");
      is(code, 1, stderr);
      is(stdout, "");
      match(stderr, file("zh", "en"));
      match(stderr, `(${of}), so its changes cannot be shown`);
    };
    await says(wrong[0]);
    await says(undefined);
    // A build continues without it: the page shows that the original has changed, but not how much.
    for (const text of wrong) {
      writeFileSync(path, text);
      equal(statesOf(project), statesWith("en"));
    }
    writeFileSync(path, whole);
  },
);
command(
  "accept writes one value on one line, byte for byte, and keeps both snapshots",
  async ({ project }) => {
    edit(project, `content/${file("zh", "en")}`, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    const [before, others] = [
      bytes(project, file("zh", "en")),
      LOCALES.map((locale) => bytes(project, file(locale, "zh"))),
    ];
    const [english, russian] = [bytes(project, file("en")), bytes(project, file("ru", "en"))];
    const [old = ""] = kept(project, "visit");
    is((await run(project, "accept", "visit", "zh")).code, 0);
    const lines = changedLines(before, bytes(project, file("zh", "en")));
    is(lines.length, 1);
    const [[was, now] = ["", ""]] = lines;
    is(was, `  of: "${old.replace(".md", "")}"\r\n`);
    match(now, /^ {2}of: "[0-9a-f]{12}"\r\n$/);
    ok(english.equals(bytes(project, file("en"))) && russian.equals(bytes(project, file("ru", "en"))));
    equal(
      LOCALES.map((locale) => bytes(project, file(locale, "zh"))),
      others,
    );
    equal(statesOf(project).visit, { en: "source", zh: "current", ru: "stale" });
    equal(kept(project, "visit"), [old, `${/"(.*)"/.exec(now)?.[1]}.md`].sort());
  },
);
command(
  "diff reports no change in the accepted language, and what has changed in the other",
  async ({ project }) => {
    const [same, other] = await Promise.all([
      run(project, "diff", "visit", "zh"),
      run(project, "diff", "visit", "ru"),
    ]);
    equal([same.code, same.stdout], [0, "Nothing has changed since this translation was made.\n"]);
    match(other.stdout, /The \{\+other \+\}second\./);
  },
);
command("accept of all removes the snapshots that no translation refers to", async ({ project }) => {
  is((await run(project, "accept", "visit")).code, 0);
  equal(statesOf(project), statesWith());
  const [only = "", ...more] = kept(project, "visit");
  equal(more, []);
  ok(bytes(project, file("ru", "en")).includes(only.replace(".md", "")));
});
command("diff refuses a language without a translation", async ({ project }) => {
  const { code, stdout } = await run(project, "diff", "visit", "en");
  equal([code, stdout], [2, ""]);
});
command.run();
