import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { equal, is, ok, throws } from "uvu/assert";
import { planAccept } from "../../src/cli/accept.ts";
import { type Import, readImport } from "../../src/cli/exchange.ts";
import { type Project, readProject } from "../../src/cli/project.ts";
import { writeCsv } from "../../src/core/exchange/csv.ts";
import { writerOf } from "../../src/core/publish/leftovers.ts";
import { planSync } from "../../src/files/catalogues/sync.ts";
import { readTranslatable } from "../../src/files/exchange.ts";
import { type FileChange, WriteError, writeFiles } from "../../src/files/write/write-files.ts";
import { faultyDisk } from "../support/faulty-disk.ts";
import { original, TEXTS, translation } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { filesIn } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const FILES: Readonly<Record<string, string>> = {
  "eleventy.config.js": `export const polyglot = { url: "https://example.org", languages: ["en", "zh", "ru"] };\n`,
  "package.json": '{ "type": "module" }\n',
  "locales/en/topics.json": '{ "iioe": "IIOE", "ocean": "Ocean" }\n',
  "locales/en/site.json": '{ "name": "News", "home": "Home" }\n',
  "locales/zh/topics.json": '{ "iioe": "印度洋" }\n',
  "locales/zh/site.json": '{\r\n  "name": "新闻"\r\n}\r\n',
  "locales/ru/topics.json": '{ "iioe": "МИОЭ" }\n',
  "content/articles/visit/index.en.md": original("en"),
  "content/articles/visit/index.zh.md": translation("zh", "000000000000"),
  "content/articles/visit/index.ru.md": translation("ru", "000000000000").replaceAll("\n", "\r\n"),
  "content/articles/talks/index.en.md": original("en"),
  "content/articles/report/index.en.md": original("en", "", "Other."),
};

function lay(): void {
  for (const folder of ["content", "locales"]) rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** All texts. A killed process leaves temporary files; the next write to their folder removes them. */
const found = () =>
  Object.fromEntries(
    ["content", "locales"].flatMap((folder) =>
      filesIn(folder)
        .filter((file) => writerOf(path.basename(file)) === undefined)
        .map((file) => [`${folder}/${file}`, readFileSync(`${folder}/${file}`, "utf8")]),
    ),
  );

/** The whole site in Chinese, as a translator sends it. */
function sendBack(project: Project): void {
  const target = project.settings.languages[1];
  if (!target) throw new Error("the fixture has no Chinese");
  const { byLocale } = readTranslatable(project, project.content, target, { tool: true });
  const units = (byLocale.get("en") ?? []).map((unit) => ({ ...unit, notes: [], previousNotes: [] }));
  const table = writeCsv({ sourceLang: "en", targetLang: target.lang, units }).split("\r\n");
  const [file, key, source, translated] = [0, 1, 5, 6];
  const rows = table.map((row, index) => {
    const cells = row.split(",");
    if (index === 0 || cells[file] === "" || /"/.test(row)) return row;
    // Rows without a translation get one.
    if (cells[translated] === "")
      cells[translated] = `译：${cells[key]}${/\{\{.*\}\}/.exec(cells[source] ?? "")?.[0] ?? ""}`;
    return cells.join(",");
  });
  writeFileSync("zh.csv", rows.join("\r\n"));
}

const changesOf = ({ snapshots, files }: Import): FileChange[] => [...snapshots, ...files];

const COMMANDS: readonly [
  name: string,
  prepare: (project: Project) => void,
  plan: (project: Project) => readonly FileChange[],
][] = [
  ["accept", () => {}, (project) => planAccept(project, "visit", undefined).changes],
  [
    "sync",
    () => {},
    ({ folders, settings }) => {
      const { files, notes } = planSync(folders.locales, settings.languages, settings.defaultLocale);
      return [...files, ...notes];
    },
  ],
  ["import", sendBack, (project) => changesOf(readImport(project, "zh", "zh.csv"))],
];

const interrupted = suite<OwnFolder>("a command that is interrupted");
inOwnFolder(interrupted);
for (const [name, prepare, plan] of COMMANDS)
  interrupted(`${name} is completed when it runs again`, async () => {
    lay();
    prepare(await readProject());
    const changes = plan(await readProject());
    ok(changes.length > 2, `${changes.length} files`);
    writeFiles(changes);
    const complete = found();
    let partial = 0;
    for (let at = 1; ; at++) {
      lay();
      const project = await readProject();
      try {
        writeFiles(plan(project), faultyDisk(at, "dead"));
        break;
      } catch (error) {
        if (!(error instanceof WriteError)) throw error;
        if (error.written.length > 0) partial += 1;
      }
      writeFiles(plan(await readProject()));
      equal(found(), complete, `step ${at}`);
    }
    ok(partial > 0, "some of the runs had written a part");
  });

const importing = suite<OwnFolder>("import");
inOwnFolder(importing);
const ZH = "content/articles/visit/index.zh.md";
importing.before.each(lay);
importing("never overwrites a translation that it could not read", async () => {
  rmSync(ZH);
  sendBack(await readProject());
  const broken = `---\ntitle: [\n---\n${TEXTS.zh.body}\n`;
  writeFileSync(ZH, broken);
  const { files, faults } = readImport(await readProject(), "zh", "zh.csv");
  equal([...new Set(faults.map(({ file }) => file))], [ZH]);
  ok(files.length > 0 && files.every(({ file }) => file !== ZH));
  writeFiles(files);
  is(readFileSync(ZH, "utf8"), broken);
});
importing("imports nothing if a file was edited after it was compared", async () => {
  rmSync(ZH);
  sendBack(await readProject());
  for (const [file, text] of [
    [ZH, translation("zh", "000000000000")],
    ["locales/zh/site.json", '{ "name": "新新闻" }\n'],
  ] as const) {
    const project = await readProject();
    const { files } = readImport(project, "zh", "zh.csv");
    writeFileSync(file, text);
    const before = found();
    throws(
      () => writeFiles(files),
      (error: unknown) => error instanceof WriteError && error.reason === "changed" && error.file === file,
    );
    equal(found(), before);
    rmSync(file);
    lay();
    rmSync(ZH);
  }
});
interrupted.run();
importing.run();
