import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { equal, is, match, not, ok, unreachable } from "uvu/assert";
import { type ExportOptions, exportTexts, importTexts, readImport } from "../../src/cli/exchange.ts";
import { readProject } from "../../src/cli/project.ts";
import { words } from "../../src/cli/status.ts";
import { EXIT, UsageError } from "../../src/cli/terminal.ts";
import { gradeOf } from "../../src/core/faults/table.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { fingerprintIn, original, translation } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const t = ownMessages("en");
const RU = "content/articles/visit/index.ru.md";
const WAS = original("en", "", "They met in May.\n\nThe **second**.");
const NOW = original("en", "", "They met in June.\n\nA new one.\n\nThe **second**.");
const OF = fingerprintIn({ "articles/visit/index.en.md": WAS });
const head = (body: string) => translation("ru", OF, "", body);
const FILES = {
  "eleventy.config.mjs": 'export const polyglot = { url: "https://example.org", languages: ["en", "ru"] };\n',
  "locales/en/topics.json": '{ "iioe": "IIOE" }',
  "locales/ru/topics.json": '{ "iioe": "МИОЭ" }',
  "locales/en/site.json":
    '{ "name": "News", "tagline": "Of us", "description": "All news.", "home": "Home" }',
  "locales/ru/site.json": '{ "name": "Новости", "tagline": "О нас", "description": "Все новости." }',
  "locales/descriptions.json":
    '{ "site": { "home": { "en": "In the menu", "ru": "В меню", "limit": "20" } } }',
  "locales/glossary.json": '{ "terms": { "home": { "forms": { "en": "home", "ru": "главная" } } } }',
  "content/articles/visit/index.en.md": NOW,
  [`content/articles/visit/.accepted/${OF}.md`]: `---\ntitle: A visit & more 👩‍👩‍👧\n---\n\nThey met in May.\n\nThe **second**.\n`,
  [RU]: head("Они встретились в мае.\n\n**Второй**."),
};

const exchange = suite<OwnFolder>("export and import");
inOwnFolder(exchange);
exchange.before.each(() => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
/** Runs a command without its output. */
async function quietly(command: () => Promise<number>): Promise<number> {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    return await command();
  } finally {
    process.stdout.write = write;
  }
}
const imported = (file: string) => quietly(() => importTexts(t, "text", "ru", file));
const exported = async (file: string, options: Partial<ExportOptions> = {}): Promise<string> => {
  const all = { from: undefined, all: false, tool: false, xliff: "1.2", ...options };
  is(await quietly(() => exportTexts(t, "ru", file, all)), EXIT.ok);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};
const sources = (xml: string) => [...xml.matchAll(/<source>(.*?)<\/source>/g)].map(([, text]) => text);

exchange("only what is open goes out, with what the translator has to know", async () => {
  const xml = await exported("ru.xlf");
  equal(sources(xml), ["Home", "They met in June.", "A new one."]);
  match(xml, 'version="1.2"');
  match(xml, "<note>В меню\nМесто для 20 знаков. Иероглиф занимает два.\nТермин: home → главная</note>");
  match(xml, "https://example.org/en/news/visit/");
  match(xml, "Прежний оригинал: They met in May.\nПрежний перевод: Они встретились в мае.</note>");
});
exchange("everything goes out on demand, and XLIFF 2.1", async () => {
  const xml = await exported("ru.xliff", { all: true, xliff: "2.1" });
  match(xml, 'version="2.1"');
  match(xml, ">The <ph id=");
  match(xml, "<target>Новости</target>");
});
exchange("a memory has only what is done", async () => {
  const memory = await exported("ru.tmx");
  match(memory, "<seg>Новости</seg>");
  not.match(memory, "They met");
});
exchange("nothing is written where nothing is open", async () => {
  writeFileSync(
    "locales/ru/site.json",
    '{ "name": "Новости", "tagline": "О нас", "description": "Все новости.", "home": "Главная" }',
  );
  writeFileSync("content/articles/visit/index.en.md", WAS);
  is(await exported("ru.po"), "");
  ok(!existsSync("ru.po"));
});
for (const [fact, file, xliff] of [
  ["another ending", "ru.docx", "1.2"],
  ["another version of XLIFF", "ru.xlf", "3"],
] as const)
  exchange(`${fact} is refused`, async () => {
    try {
      await exported(file, { xliff });
    } catch (error) {
      ok(error instanceof UsageError);
      return;
    }
    throw new Error("nothing was refused");
  });
exchange("what comes back is written, and the article has the parts of its original", async () => {
  const translations = new Map([
    ["Home", "Главная"],
    ["They met in June.", "Они встретились в июне."],
    ["A new one.", "Новый."],
  ]);
  const xml = (await exported("ru.xlf")).replace(
    /<source>(.*?)<\/source>/g,
    (source, text: string) => `${source}<target>${translations.get(text)}</target>`,
  );
  writeFileSync("ru.xlf", xml);
  is(await imported("ru.xlf"), EXIT.ok);
  match(readFileSync("locales/ru/site.json", "utf8"), '"home": "Главная"');
  const text = readFileSync(RU, "utf8");
  match(text, "\n---\n\nОни встретились в июне.\n\nНовый.\n\n**Второй**.\n");
  const [, parts = ""] = /parts: "(\w+)"/.exec(text) ?? [];
  match(readFileSync(`content/articles/visit/.accepted/${parts}.md`, "utf8"), "A new one.");
  equal(sources(await exported("again.xlf")), []);
  equal(
    (await readProject()).faults.filter((fault) => gradeOf(fault) === "error"),
    [],
  );
  is(await imported("ru.xlf"), EXIT.ok, "a second time changes nothing");
  is(readFileSync(RU, "utf8"), text);
});
exchange("what is not taken is reported with its line, and the rest is taken", async () => {
  const xml = (await exported("ru.xlf"))
    .replace("<source>Home</source>", '$&<target state="needs-review-translation">Главная</target>')
    .replace("<source>A new one.</source>", "$&<target>Новый.</target>")
    .replace("<source>They met in June.</source>", "$&<target>\u3000</target>");
  writeFileSync("ru.xlf", xml);
  const { faults, files, empty } = readImport(await readProject(), "ru", "ru.xlf");
  const lines = xml.split("\n");
  equal(
    faults.map(({ code, line = 0, values }) => [
      code,
      values.detail,
      lines[line - 1]?.includes("<trans-unit"),
    ]),
    [
      ["exchange-unfinished", "exchange-state", true],
      ["exchange-unfinished", "exchange-blank", true],
      ["exchange-structure", undefined, true],
    ],
  );
  equal([files.length, empty], [0, 0]);
});
exchange("an article without a translation begins as a draft with its own parts", async () => {
  writeFileSync("content/articles/visit/index.en.md", WAS);
  rmSync(RU);
  const xml = (await exported("ru.xlf")).replace(
    "<source>They met in May.</source>",
    "$&<target>Они встретились в мае.</target>",
  );
  writeFileSync("ru.xlf", xml);
  is(await imported("ru.xlf"), EXIT.ok);
  match(readFileSync(RU, "utf8"), /draft: true\n---\n\nОни встретились в мае\.\n\nThe \*\*second\*\*\.\n$/);
  // The first part is done now, although the article is not accepted.
  equal(
    sources(await exported("again.xlf")).filter((text) => text?.startsWith("They")),
    [],
  );
});
exchange("the words of what is open are counted for each pair of languages", async () => {
  const lines: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (text) => lines.push(String(text)) > 0;
  try {
    is(await words(t), EXIT.ok);
  } finally {
    process.stdout.write = write;
  }
  // “Home” and “A new one.” are new; “They met in June.” has changed.
  match(lines.join(""), /^English → Русский +4 +4 +\d+$/m);
});
exchange("a folder and a pipe are no files: neither is read, written or waited for", async () => {
  mkdirSync("folder.xlf");
  execFileSync("mkfifo", ["pipe.xlf"]);
  for (const file of ["folder.xlf", "pipe.xlf"])
    for (const command of [() => imported(file), () => exported(file, { all: true })])
      try {
        await command();
        unreachable();
      } catch (error) {
        ok(error instanceof UsageError, String(error));
        equal([error.key, error.values], ["cli:exchange.notFile", { file }]);
      }
});
exchange.run();
