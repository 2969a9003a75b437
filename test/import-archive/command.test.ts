import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { equal, is, match, ok } from "uvu/assert";
import { importFrom } from "../../src/cli/import-archive.ts";
import { UsageError } from "../../src/cli/terminal.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { editionAt, writeTree } from "../support/import-archive.ts";
import { LOCALES } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const TEXT =
  "The delegation of the museum was in the town for two days and met with the heads of all six schools, who asked many questions.";
const NONE = { media: undefined, topic: undefined };

/** What the command prints. */
async function said(run: () => Promise<number>): Promise<{ code: number; lines: string }> {
  const { write } = process.stdout;
  let lines = "";
  process.stdout.write = ((text: string) => {
    lines += text;
    return true;
  }) as typeof write;
  try {
    return { code: await run(), lines };
  } finally {
    process.stdout.write = write;
  }
}

const command = suite<OwnFolder>("polyglot import-archive");
inOwnFolder(command);
command.before.each(() => {
  writeTree({
    "eleventy.config.js":
      'export const polyglot = { url: "https://news.example.org", languages: ["en", "zh", "ru"] };',
    "package.json": '{ "type": "module" }',
    "locales/en/topics.json": '{ "events": "Events", "news": "News" }',
    "old/visit.txt": `A visit\n\n03/09/2019\n\n${TEXT}`,
    "old/opening.txt": `The opening\n\n2019-03-09\n\nThe hall\n\n${TEXT}`,
  });
});
for (const locale of LOCALES)
  command(`reports in ${locale} what was imported, and asks the rest`, async () => {
    const { code, lines } = await said(() => importFrom(ownMessages(locale), "old", NONE));
    is(code, 1, "a page was not imported");
    match(lines, "import-report.md");
    match(editionAt("opening"), /topics: \[events\]/);
    const report = readFileSync("import-report.md", "utf8");
    match(report, /^## The opening\n\n- .+`opening\.txt` → `content\/articles\/opening\/index\.en\.md`$/m);
    match(report, /5.*The hall/);
    const entries = JSON.parse(readFileSync("import-report.json", "utf8")) as {
      source: string;
      outcome: string;
    }[];
    equal(
      entries.map(({ source, outcome }) => `${source} ${outcome}`),
      ["opening.txt written", "visit.txt refused"],
    );
    match(readFileSync("import-answers.yaml", "utf8"), /# 03\/09\/2019\n {2}visit\.txt: ""/);
  });
command("takes the answers and remembers what it wrote", async () => {
  const run = () => said(() => importFrom(ownMessages("en"), "old", { ...NONE, topic: "news" }));
  await run();
  const answers = readFileSync("import-answers.yaml", "utf8");
  writeFileSync("import-answers.yaml", answers.replace('visit.txt: ""', "visit.txt: 2019-09-03"));
  writeFileSync("content/articles/opening/index.en.md", "ours");
  const { code, lines } = await run();
  is(code, 0);
  match(lines, /1 page imported[\s\S]*1 page left as an editor has changed it/);
  match(editionAt("visit"), /date: 2019-09-03\ntopics: \[news\]/);
  is(editionAt("opening"), "ours");
});
command("writes no report where it can't begin", async () => {
  const refused = async (
    place: string,
    options = NONE as { media: string | undefined; topic: string | undefined },
  ) => {
    try {
      await importFrom(ownMessages("en"), place, options);
    } catch (error) {
      return error instanceof UsageError ? error.key : String(error);
    }
    return "nothing";
  };
  is(await refused("gone"), "cli:importArchive.missing");
  is(await refused("old", { media: "gone", topic: undefined }), "cli:importArchive.missing");
  is(await refused("old", { media: undefined, topic: "sport" }), "cli:importArchive.topic");
  writeFileSync("import-answers.yaml", "topics: [");
  is(await refused("old"), "cli:importArchive.answers");
  ok(!existsSync("import-report.md") && !existsSync("import-report.md.tmp"));
});
command.run();
