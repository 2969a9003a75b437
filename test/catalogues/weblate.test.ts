import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { planRecords } from "../../src/files/acceptance/records.ts";
import { readStates } from "../../src/files/acceptance/states.ts";
import { OWN_CATALOGUES, readSiteMessages } from "../../src/files/catalogues/catalogues.ts";
import { planSync } from "../../src/files/catalogues/sync.ts";
import { writeFiles } from "../../src/files/write/write-files.ts";
import { read, rows } from "../support/documents.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

/** The Python that Debian's translate-toolkit is installed for. */
const PYTHON = "/usr/bin/python3";

/** Saves files as Weblate does, after some translations: `[[lang, file, { id: text or plural forms }], …]`. */
const SAVE = `
import json, sys
from translate.misc.multistring import multistring
from translate.storage.jsonl10n import I18NextV4File
for lang, name, texts in json.load(sys.stdin):
    store = I18NextV4File()
    store.settargetlanguage(lang)
    with open(name, "rb") as file:
        store.parse(file.read())
    store.dump_args["indent"] = int(sys.argv[1])
    for unit in store.units:
        text = texts.get(unit.getid())
        if text is not None:
            unit.target = multistring(text) if isinstance(text, list) else text
    with open(name, "wb") as file:
        store.serialize(file)
`;

const hasToolkit = existsSync("/usr/lib/python3/dist-packages/translate/storage/jsonl10n.py");
const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh_Hans", ru: "ru" };
const LANGUAGES = settingsOf().languages;

/** The settings of the recipe. */
const SETTINGS = new Map(
  rows(read("docs/weblate.md")).map(([name, value]) => [name ?? "", value?.replaceAll("`", "") ?? ""]),
);

/** The files that a mask with `*` finds, which never matches a hidden name. */
function filesOf(mask: string): string[] {
  const expression = new RegExp(`^${mask.replaceAll(".", "\\.").replaceAll("*", "[^/.][^/]*")}$`);
  return readdirSync("locales", { recursive: true })
    .map((name) => path.posix.join("locales", String(name)))
    .filter((file) => expression.test(file))
    .sort();
}

type Texts = Readonly<Record<string, string | readonly string[]>>;

/** Saves the file of each locale that the recipe's mask finds. */
function save(mask: string, texts: Readonly<Record<string, Texts>> = {}): void {
  const jobs = filesOf(mask).map((file) => {
    const [, locale = ""] = file.split("/");
    return [LANGS[locale], file, texts[locale] ?? {}];
  });
  ok(jobs.length > 0, mask);
  const indent = SETTINGS.get("JSON indentation") ?? "";
  const { status, stderr } = spawnSync(PYTHON, ["-c", SAVE, indent], {
    input: JSON.stringify(jobs),
    encoding: "utf8",
  });
  is(status, 0, stderr);
}

function write(locale: string, text: string): void {
  mkdirSync(path.join("locales", locale), { recursive: true });
  writeFileSync(fileOf(locale), text);
}

const fileOf = (locale: string) => `locales/${locale}/site.json`;
const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
const faults = () =>
  readSiteMessages("locales", LANGUAGES, "en", false).faults.map(({ code, file }) => `${code} ${file}`);

const EN = { name: "News", articles_one: "{{count}} article", articles_other: "{{count}} articles" };
const ZH = { name: "新闻", articles_other: "{{count}}篇文章" };
const RU = {
  name: 'Новости 👩‍👩‍👧 \\ «"\u00A0»',
  articles_one: "{{count}} статья",
  articles_few: "{{count}} статьи",
  articles_many: "{{count}} статей",
};

const recipe = suite<OwnFolder>("the recipe for Weblate");
inOwnFolder(recipe);
recipe("finds the catalogues with its expression, and nothing else in the folder", () => {
  cpSync(OWN_CATALOGUES, "locales", { recursive: true });
  const expression = new RegExp(
    `^${SETTINGS.get("Regular expression to match")?.replaceAll("(?P<", "(?<")}$`,
  );
  const all = ["locales/*.json", "locales/*/*.json"].flatMap(filesOf);
  equal(
    all.filter((file) => expression.test(file)),
    ["en", "ru", "zh"].flatMap((locale) => filesOf(`locales/${locale}/*.json`)),
  );
  ok(filesOf("locales/*.json").length > 2);
  is(expression.test("locales/.accepted/ru.json"), false);
  is(SETTINGS.get("Monolingual base language file"), fileOf("en"));
});

if (!hasToolkit) recipe.skip("changes nothing that nobody changed", "translate-toolkit is not installed");
else {
  recipe("changes no byte of our own catalogues", () => {
    cpSync(OWN_CATALOGUES, "locales", { recursive: true });
    const files = filesOf("locales/*/*.json");
    const before = files.map((file) => readFileSync(file, "utf8"));
    ok(files.length > 40);
    save("locales/*/*.json");
    for (const [index, file] of files.entries()) is(readFileSync(file, "utf8"), before[index], file);
  });
  recipe("changes what was translated, which is sound and accepted in one command", () => {
    for (const [locale, texts] of Object.entries({ en: EN, zh: ZH, ru: RU })) write(locale, json(texts));
    const accept = (namespace: string) => {
      const { states, records } = readStates("locales", ["zh", "ru"], "en");
      writeFiles(planRecords("locales", states, records, (one) => one === namespace));
    };
    accept("site");
    const stale = () =>
      [...readSiteMessages("locales", LANGUAGES, "en", false).states].flatMap(([locale, namespaces]) =>
        namespaces.flatMap(({ states }) =>
          [...states].flatMap(([key, { state }]) => (state === "stale" ? [`${locale} ${key}`] : [])),
        ),
      );
    equal(stale(), []);
    write("en", json({ ...EN, articles_one: "one article" }));
    equal(stale(), ["zh articles", "ru articles"]);
    const forms = ["всего {{count}} статья", "{{count}} статьи", "{{count}} статей"];
    save(SETTINGS.get("File mask") ?? "", { ru: { ".articles": forms } });
    is(readFileSync(fileOf("ru"), "utf8"), json({ ...RU, articles_one: "всего {{count}} статья" }));
    is(readFileSync(fileOf("zh"), "utf8"), json(ZH));
    equal(faults(), []);
    accept("site");
    equal(stale(), []);
  });
  recipe("fills in what sync has added", () => {
    write("en", json({ ...EN, menu: { home: "Home" } }));
    write("ru", json({ name: "Новости" }));
    write("zh", json(ZH));
    const { files, notes } = planSync("locales", LANGUAGES, "en");
    writeFiles([...files, ...notes]);
    const { articles_one: one, articles_few: few, articles_many: many } = RU;
    save(SETTINGS.get("File mask") ?? "", {
      ru: { ".articles": [one, few, many], ".menu.home": "Главная" },
      zh: { ".menu.home": "首页" },
    });
    equal(faults(), []);
    equal(JSON.parse(readFileSync(fileOf("ru"), "utf8")), {
      ...RU,
      name: "Новости",
      menu: { home: "Главная" },
    });
    match(readFileSync("locales/open.ru.json", "utf8"), '"site:articles_few"');
  });
  recipe(
    "loses the form for fractions and nothing else, as it says, and the check doesn't ask for it",
    () => {
      write("en", json(EN));
      write("zh", json(ZH));
      write("ru", json({ ...RU, articles_other: "{{count}} статьи" }));
      equal(faults(), []);
      save(SETTINGS.get("File mask") ?? "");
      is(readFileSync(fileOf("ru"), "utf8"), json(RU));
      equal(faults(), []);
    },
  );
}
recipe.run();
