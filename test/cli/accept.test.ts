import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { equal, is, match, ok, throws } from "uvu/assert";
import { planAccept } from "../../src/cli/accept.ts";
import { UsageError } from "../../src/cli/terminal.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { FaultsError } from "../../src/core/faults/table.ts";
import { readContent } from "../../src/files/content/content.ts";
import { WriteError, writeFiles } from "../../src/files/write/write-files.ts";
import { fingerprintIn, original, settingsOf, TEXTS, translation } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const FOLDER = "content/articles/visit";
const [EN, ZH, RU] = ["en", "zh", "ru"].map((locale) => `${FOLDER}/index.${locale}.md`) as [
  string,
  string,
  string,
];
const FIRST = original("en");
const SECOND = original("en", "", `${TEXTS.en.body}\n\nA new paragraph.`);
const [OLD, NEW] = [FIRST, SECOND].map((text) => fingerprintIn({ "articles/visit/index.en.md": text })) as [
  string,
  string,
];

function write(file: string, text: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read() {
  const settings = settingsOf();
  const { content, faults } = readContent("content");
  return {
    content,
    settings,
    folders: { content: "content", locales: "locales" },
    faults: [...faults, ...readSite(content, settings).faults],
  };
}

function accept(locale?: string) {
  const plan = planAccept(read(), "visit", locale);
  writeFiles(plan.changes);
  return plan;
}

const snapshots = () => (existsSync(`${FOLDER}/.accepted`) ? readdirSync(`${FOLDER}/.accepted`).sort() : []);
const both = [`${OLD}.md`, `${NEW}.md`].sort();

/** Two translations of one text, both accepted, whose original has changed since. */
function lay(): void {
  rmSync("content", { recursive: true, force: true });
  write(EN, FIRST);
  write(ZH, translation("zh", "000000000000"));
  write(RU, translation("ru", "000000000000"));
  accept();
  equal(snapshots(), [`${OLD}.md`]);
  write(EN, SECOND);
}

const accepting = suite<OwnFolder>("accept");
inOwnFolder(accepting);
accepting.before.each(lay);

const moveTo = (file: string) => (text: string) => {
  rmSync(ZH);
  write(file, text);
};
function linkTo(file: string, text: string): void {
  moveTo(file)(text);
  symlinkSync(path.relative(FOLDER, file), ZH);
}

/** Reasons why the Chinese file can't be read, though it refers to the old text. */
const UNREAD: readonly [fact: string, spoil: (text: string) => void][] = [
  ["whose front matter is not YAML", (text) => write(ZH, text.replace("title", "broken: [yaml\ntitle"))],
  ["that is not UTF-8", (text) => write(ZH, Buffer.concat([Buffer.from(text), Buffer.from([0xff])]))],
  ["in UTF-16", (text) => write(ZH, Buffer.from(`\uFEFF${text}`, "utf16le"))],
  ["that is empty at the moment", () => write(ZH, "")],
  ["with a hidden character", (text) => write(ZH, text.replace("访问", "访\u202E问"))],
  ["with an unknown key", (text) => write(ZH, text.replace("title:", "titel: x\ntitle:"))],
  [
    "that is neither original nor translation",
    (text) => write(ZH, text.replace("translation", "translated")),
  ],
  ["that is both", (text) => write(ZH, text.replace("translation:", "source: true\ntranslation:"))],
  ["with an invalid fingerprint", (text) => write(ZH, text.replace(OLD, `${OLD} `.repeat(2)))],
  ["that is too large", (text) => write(ZH, text + "字".repeat(400_000))],
  ["in a language that is not configured", moveTo(`${FOLDER}/index.fr.md`)],
  ["under another name", moveTo(`${FOLDER}/index.zh.md.orig`)],
  ["in a folder of its own", moveTo(`${FOLDER}/old/index.zh.md`)],
  ["under a name in capitals", moveTo(`${FOLDER}/Index.ZH.md`)],
  ["under a name that lacks its beginning", moveTo(`${FOLDER}/zh.md`)],
  ["behind a link", (text) => linkTo("elsewhere.md", text)],
  ["that a folder replaces", moveTo(`${ZH}/index.zh.md`)],
];
for (const [fact, spoil] of UNREAD)
  accepting(`removes no snapshot while there is a translation ${fact}`, () => {
    spoil(readFileSync(ZH, "utf8"));
    accept("ru");
    equal(snapshots(), both);
    match(readFileSync(RU, "utf8"), NEW);
  });
accepting("refuses a translation with parts of the original, and accepts the others", () => {
  const [paragraph = ""] = TEXTS.en.body.split("\n\n");
  write(ZH, `${readFileSync(ZH, "utf8")}\n${paragraph}\n`);
  const { faults, changes } = accept();
  equal(
    faults.map(({ code, file, values }) => [code, file, values.found]),
    [["edition-unchanged", ZH, "1"]],
  );
  ok(!changes.some(({ file }) => file === ZH));
  match(readFileSync(RU, "utf8"), NEW);
  equal(snapshots(), both);
  throws(
    () => accept("zh"),
    (error: unknown) => error instanceof FaultsError && error.faults.length === 1,
  );
  write(
    ZH,
    readFileSync(ZH, "utf8").replace("translation:", "ignore:\n  untranslated: A quotation.\ntranslation:"),
  );
  equal(accept("zh").faults, []);
});
accepting("removes no snapshot that a draft refers to", () => {
  write(ZH, readFileSync(ZH, "utf8").replace("---\n\n", "draft: true\n---\n\n"));
  accept("ru");
  equal(snapshots(), both);
});
accepting("removes no snapshot of an original whose parts another translation has", () => {
  write(ZH, readFileSync(ZH, "utf8").replace(`  of: "${OLD}"`, `  of: "${NEW}"\n  parts: "${OLD}"`));
  accept("ru");
  equal(snapshots(), both);
});
if (process.getuid?.() !== 0)
  accepting("removes no snapshot while there is a translation that it has no permission to read", () => {
    chmodSync(ZH, 0);
    accept("ru");
    equal(snapshots(), both);
  });
accepting("removes the snapshots that no translation refers to, once all can be read", () => {
  accept("ru");
  equal(snapshots(), both);
  accept("zh");
  equal(snapshots(), [`${NEW}.md`]);
});

accepting("writes nothing if one of several translations has no place to write into", () => {
  const russian = readFileSync(RU, "utf8");
  const chinese = `---\n{ title: "标题", summary: "摘要", translation: }\n---\n${TEXTS.zh.body}\n`;
  write(ZH, chinese);
  throws(
    () => accept(),
    (error: unknown) => error instanceof UsageError && error.key === "cli:usage.noPlace",
  );
  equal([readFileSync(RU, "utf8"), readFileSync(ZH, "utf8")], [russian, chinese]);
  equal(snapshots(), [`${OLD}.md`]);
});
accepting("accepts the translations that can be read, and reports the others", () => {
  write(ZH, readFileSync(ZH, "utf8").replace("title", "broken: [yaml\ntitle"));
  const { lines, faults } = accept();
  equal(lines, [`${RU}  → ${NEW}`]);
  ok(faults.length > 0 && faults.every(({ file }) => file === ZH));
  equal(planAccept(read(), "visit", "ru").faults, []);
});
accepting("reports what is wrong with the only requested translation", () => {
  write(ZH, readFileSync(ZH, "utf8").replace("title", "broken: [yaml\ntitle"));
  throws(
    () => accept("zh"),
    (error: unknown) => error instanceof FaultsError && error.faults.every(({ file }) => file === ZH),
  );
});
accepting("doesn't choose between two originals", () => {
  write(ZH, original("zh"));
  throws(
    () => accept("ru"),
    (error: unknown) => error instanceof FaultsError && error.faults[0]?.code === "source-twice",
  );
  equal(snapshots(), [`${OLD}.md`]);
});
accepting("refuses a translation that was edited since it was read", () => {
  const project = read();
  const edited = readFileSync(RU, "utf8").replace("Второй", "Другой");
  write(RU, edited);
  throws(
    () => planAccept(project, "visit", "ru"),
    (error: unknown) => error instanceof WriteError && error.reason === "changed",
  );
  is(readFileSync(RU, "utf8"), edited);
});
accepting("saves the snapshot before any translation refers to it", () => {
  const { changes } = planAccept(read(), "visit", undefined);
  equal(
    changes.map(({ file, after }) => [file, after === undefined]),
    [
      [`${FOLDER}/.accepted/${NEW}.md`, false],
      [RU, false],
      [ZH, false],
      [`${FOLDER}/.accepted/${OLD}.md`, true],
    ],
  );
});
accepting("repairs a snapshot that was changed", () => {
  const whole = readFileSync(`${FOLDER}/.accepted/${OLD}.md`, "utf8");
  write(EN, FIRST);
  write(`${FOLDER}/.accepted/${OLD}.md`, whole.replace("first", "last"));
  accept();
  is(readFileSync(`${FOLDER}/.accepted/${OLD}.md`, "utf8"), whole);
});
accepting.run();
