import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { equal, is, match, throws } from "uvu/assert";
import { refuseUnknown } from "../../src/cli/accept-messages.ts";
import { UsageError } from "../../src/cli/terminal.ts";
import { chosenBy, readMessageChoice } from "../../src/core/acceptance/states.ts";
import type { Messages } from "../../src/core/messages/tree.ts";
import { planRecords } from "../../src/files/acceptance/records.ts";
import { readStates } from "../../src/files/acceptance/states.ts";
import { readSiteMessages } from "../../src/files/catalogues/catalogues.ts";
import { planSync } from "../../src/files/catalogues/sync.ts";
import { WriteError, writeFiles } from "../../src/files/write/write-files.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const RECORD = "locales/.accepted/ru.json";
const LANGUAGES = settingsOf().languages;
const TEXTS: Readonly<Record<string, Messages>> = {
  en: { name: "News", tagline: "All of it" },
  zh: { name: "新闻", tagline: "全部" },
  ru: { name: "Новости", tagline: "Все" },
};

function write(locale: string, messages: Messages | string, namespace = "site"): void {
  mkdirSync(path.join("locales", locale), { recursive: true });
  const text = typeof messages === "string" ? messages : JSON.stringify(messages, null, 2);
  writeFileSync(path.join("locales", locale, `${namespace}.json`), text);
}

function accept(name = "messages", locales: readonly string[] = ["en", "zh", "ru"]) {
  const { states, records, faults } = readStates("locales", locales, "en");
  const changes = planRecords("locales", states, records, chosenBy(readMessageChoice(name) ?? {}));
  writeFiles(changes);
  return { faults, recorded: changes.map(({ locale, recorded }) => `${locale}: ${recorded.join(" ")}`) };
}

const keys = (file = RECORD) => Object.keys(JSON.parse(readFileSync(file, "utf8")) as object);
const statesIn = (locale: string) =>
  [...(readSiteMessages("locales", LANGUAGES, "en", false).states.get(locale) ?? [])].flatMap((one) =>
    [...one.states].map(([key, { state }]) => `${one.namespace}:${key} ${state}`),
  );

const accepting = suite<OwnFolder>("accept messages");
inOwnFolder(accepting);
accepting.before.each(() => {
  for (const [locale, messages] of Object.entries(TEXTS)) write(locale, messages);
});
accepting("writes a record for each language that translates, and no catalogue", () => {
  const before = readFileSync("locales/ru/site.json", "utf8");
  equal(accept().recorded, ["zh: site:name site:tagline", "ru: site:name site:tagline"]);
  is(existsSync("locales/.accepted/en.json"), false);
  is(readFileSync("locales/ru/site.json", "utf8"), before);
  equal(accept().recorded, ["zh: ", "ru: "]);
});
accepting(
  "is seen by the next reading: a changed source makes translations stale until they are accepted",
  () => {
    equal(statesIn("ru"), ["site:name unaccepted", "site:tagline unaccepted"]);
    accept();
    write("en", { ...TEXTS.en, name: "The news" });
    equal(statesIn("ru"), ["site:name stale", "site:tagline current"]);
    equal(accept("site:name", ["ru"]).recorded, ["ru: site:name"]);
    equal(statesIn("ru"), ["site:name current", "site:tagline current"]);
    equal(statesIn("zh"), ["site:name stale", "site:tagline current"]);
  },
);
accepting("touches one line of the record for one message", () => {
  accept();
  const before = readFileSync(RECORD, "utf8").split("\n");
  write("en", { ...TEXTS.en, tagline: "Everything" });
  accept("site:tagline");
  const after = readFileSync(RECORD, "utf8").split("\n");
  equal(after.length, before.length);
  equal(
    after.filter((line, index) => line !== before[index]).map((line) => /"(.+?)"/.exec(line)?.[1]),
    ["site:tagline"],
  );
});
accepting("takes deleted and renamed messages out of the record, and sync does", () => {
  accept();
  write("en", { heading: "News", tagline: "All of it" });
  write("ru", { heading: "Новости", tagline: "Все" });
  const { records } = planSync("locales", LANGUAGES, "en");
  equal(
    records.map(({ file, removed }) => `${file} ${removed}`),
    ["locales/.accepted/zh.json site:name", `${RECORD} site:name`],
  );
  writeFiles(records);
  equal(keys(), ["site:tagline"]);
  equal(planSync("locales", LANGUAGES, "en").records, []);
  accept("messages/site");
  equal(keys(), ["site:heading", "site:tagline"]);
});
const UNREADABLE: readonly [fact: string, file: string, text: string, code: string][] = [
  ["a source", "locales/en/site.json", '{ "name": ', "catalogue-syntax"],
  ["a translation", "locales/ru/site.json", '{ "name": 1 }', "catalogue-value"],
  ["the record", RECORD, "<<<<<<< HEAD\n{}\n", "catalogue-syntax"],
  ["a line of the record", RECORD, '{ "site:name": { "of": "0", "text": "N" } }', "accepted-broken"],
];
for (const [fact, file, text, code] of UNREADABLE)
  accepting(`writes nothing while ${fact} cannot be read, and sync removes nothing`, () => {
    accept();
    writeFileSync(file, text);
    const before = readFileSync(RECORD, "utf8");
    const { faults, recorded } = accept();
    equal([faults.map((fault) => `${fault.code} ${fault.file}`), recorded], [[`${code} ${file}`], []]);
    equal(planSync("locales", LANGUAGES, "en").records, []);
    is(readFileSync(RECORD, "utf8"), before);
  });
accepting("refuses a record that an editor has saved since it was read", () => {
  accept();
  const { states, records } = readStates("locales", ["ru"], "en");
  writeFileSync(RECORD, "{}\n");
  throws(
    () => planRecords("locales", states, records, () => true),
    (error: unknown) => error instanceof WriteError && error.file === RECORD,
  );
});
accepting("refuses what is no file of its own in the folder of the records", () => {
  mkdirSync("locales/.accepted/old", { recursive: true });
  writeFileSync("locales/.accepted/ru.md", "");
  const { faults } = readSiteMessages("locales", LANGUAGES, "en", false);
  equal(
    faults.map(({ code, file }) => `${code} ${file}`),
    ["file-type locales/.accepted/ru.md"],
  );
});
accepting("names a message that does not exist with the one that was probably meant", () => {
  const refused = (name: string, locale?: string) => {
    const { states } = readStates("locales", locale === undefined ? ["en", "zh", "ru"] : [locale], "en");
    try {
      refuseUnknown([...states.values()].flat(), name, readMessageChoice(name) ?? {}, locale);
    } catch (error) {
      if (error instanceof UsageError) return `${error.key} ${error.suggestion ?? ""}`.trim();
      throw error;
    }
    return "";
  };
  equal(refused("messages"), "");
  equal(refused("site:name"), "");
  equal(refused("site:nam"), "cli:usage.noMessage site:name");
  equal(refused("messages/sit", "ru"), "cli:usage.noMessage messages/site");
  equal(refused("messages", "en"), "cli:usage.noTranslation");
  write("ru", { ...TEXTS.ru, name: "" });
  equal(refused("site:name", "ru"), "cli:usage.noTranslation");
  rmSync("locales/ru", { recursive: true });
  rmSync("locales/zh", { recursive: true });
  match(refused("messages/site"), "cli:usage.noTranslations");
});
accepting.run();
