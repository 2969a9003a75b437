import { equal, is, ok } from "uvu/assert";
import { checkCatalogues, voicelessLocales } from "../../src/core/catalogues/checks.ts";
import { type Catalogue, readCatalogue } from "../../src/core/catalogues/read.ts";
import { numbersOf, syncCatalogue } from "../../src/core/edits/catalogue.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { wholeForms } from "../../src/core/messages/plurals.ts";
import { flatten, type Messages } from "../../src/core/messages/tree.ts";
import { suite } from "../support/suite.ts";

const SOURCE: Messages = {
  name: "News",
  articles_one: "{{count}} article",
  articles_other: "{{count}} articles",
  menu: { home: "Home", search: "Search" },
  close: "Close",
};

const sync = (text: string | undefined, lang = "ru", source = SOURCE) =>
  syncCatalogue(text, { source, lang, describe: (path) => (path === "name" ? "At the top" : undefined) });

const read = (text: string, locale = "ru") =>
  readCatalogue(locale, "site", new TextFile(`locales/${locale}/site.json`, text));

/** In the rows, «…» must be added and ‹…› removed. Every other byte must stay. */
const before = (row: string) => row.replace(/«[^»]*»/g, "").replace(/‹([^›]*)›/g, "$1");
const after = (row: string) => row.replace(/«([^»]*)»/g, "$1").replace(/‹[^›]*›/g, "");

const FORMS = (line: string, forms: readonly string[]) =>
  forms.map((form) => `${line}"articles_${form}": "",`).join("");
const ALL = ["one", "few", "many"];

const rows: [fact: string, row: string][] = [
  [
    "adds what is missing in the order of the source",
    `{\n  "name": "Новости",«${FORMS("\n  ", ALL)}»\n  "menu": {\n    "home": "Домой",\n    "search": "Поиск"\n  },\n  "close": "Закрыть"\n}\n`,
  ],
  [
    "keeps a byte order mark, CRLF, tabs and a missing final line end",
    `\uFEFF{\r\n\t"name": "Новости",«${FORMS("\r\n\t", ALL)}»\r\n\t"menu": {\r\n\t\t"home": "Домой"«,\r\n\t\t"search": ""»\r\n\t},\r\n\t"close": "Закрыть"\r\n}`,
  ],
  [
    "adds before the first message",
    `{\n    «"name": "",${FORMS("\n    ", ALL)}\n    »"menu":   { "home": "Домой", "search": "Поиск" },\n    "close": "Закрыть" }`,
  ],
  [
    "keeps messages that are still empty, and an object under a key with an @",
    `{\n  "@name": {},\n  "name": "",${FORMS("\n  ", ALL)}\n  "menu": {\n    "home": "Домой",\n    "search": "Поиск"\n  },\n  "close": ""\n}\n`,
  ],
  [
    "keeps messages that the source doesn't have, odd spaces and escapes",
    `{ "own" :"\\u0441",\n\n "name":  "Новости 👩‍👩‍👧\u00A0{{x}} <script",«${FORMS("\n\n ", ALL)}»\n "menu": {"home":"a","search":"b"},\n "close": "Закрыть"}\n\n`,
  ],
];

const syncing = suite("syncCatalogue");
for (const [fact, row] of rows) {
  syncing(fact, () => {
    const { text } = sync(before(row));
    is(text, after(row));
    is(sync(text).text, text, "a second time changes nothing");
    equal(read(text).faults, []);
    const [was, is_] = [before(row), text].map((one) => flatten(read(one).catalogue?.messages ?? {}));
    for (const [key, value] of was ?? []) is(is_?.get(key), value, key);
  });
}
for (const lang of ["en", "zh-Hans", "ru", "ar", "kk", "cy"]) {
  syncing(`writes a whole catalogue for ${lang}, with the plural forms of its whole numbers`, () => {
    const { text, added } = sync(undefined, lang);
    const plural = wholeForms(lang, "").map((form) => `articles_${form}`);
    equal(added, ["name", ...plural, "menu.home", "menu.search", "close"]);
    equal([...flatten(read(text).catalogue?.messages ?? {}).keys()], added);
    ok(text.startsWith('{\n  "name": ""') && text.endsWith("\n}\n"));
  });
}
syncing("writes into an empty object, and nothing if nothing is missing", () => {
  is(sync("{}", "zh", { name: "News" }).text, '{\n  "name": ""\n}');
  is(sync("{ }", "zh", {}).text, "{ }");
});
syncing("notes what is to be translated, and not what is empty in the source", () => {
  const text = '{\n  "name": "",\n  "articles_one": "{{count}} статья",\n  "menu": { "home": "Домой" }\n}';
  const { open } = sync(text, "ru", { ...SOURCE, none: "" });
  equal(Object.fromEntries(open), {
    name: { source: "News", description: "At the top" },
    articles_few: { source: "{{count}} articles", numbers: "2, 3, 4, 22" },
    articles_many: { source: "{{count}} articles", numbers: "0, 5, 6, 7" },
    "menu.search": { source: "Search" },
    close: { source: "Close" },
  });
});
syncing.run();

const numbers = suite("numbersOf");
numbers("lists numbers that use a form", () => {
  equal(
    ALL.map((form) => numbersOf("ru", form)),
    ["1, 21, 31, 41", "2, 3, 4, 22", "0, 5, 6, 7"],
  );
  is(numbersOf("zh-Hans", "other"), "0, 1, 2, 3");
  is(numbersOf("ar", "zero"), "0");
  is(numbersOf("ru", "zero"), "");
});
numbers.run();

const untranslated = suite("empty messages");
const check = (locale: string, text: string, status: Language["status"] = "ready") => {
  const languages = [languageOf("en"), languageOf({ locale, status })] as Language[];
  const catalogues = [
    read(JSON.stringify(SOURCE), "en").catalogue,
    read(text, locale).catalogue,
  ] as Catalogue[];
  const sets = { site: catalogues, theme: [], sourceLocale: "en" };
  const fileOf = (one: string, namespace: string) => `locales/${one}/${namespace}.json`;
  const faults = checkCatalogues(sets, languages, { fileOf, unreadable: new Set() });
  return {
    found: faults.map(({ code, line, values }) => `${code} ${line} ${values.found ?? values.text}`),
    untranslated: [...voicelessLocales(sets, languages)],
  };
};
const ZH =
  '{\n"name": "",\n"articles_other": "",\n"menu": {"home": "首页", "search": ""},\n"close": "关闭"\n}';
untranslated("are errors in a language that is ready, one each, at its place", () => {
  equal(check("zh", ZH), {
    found: [
      "message-untranslated 2 News",
      "message-untranslated 3 {{count}} articles",
      "message-untranslated 4 Search",
    ],
    untranslated: [],
  });
});
untranslated(
  "are one warning per file in a language that is being set up, which counts as untranslated",
  () => {
    equal(check("zh", ZH, "configuring"), { found: ["message-pending 2 3"], untranslated: ["zh"] });
  },
);
untranslated("are not reported if the text exists, nor if the source is empty too", () => {
  const whole =
    '{"name":"新闻","articles_other":"{{count}}篇","menu":{"home":"首页","search":"搜索"},"close":"关闭"}';
  equal(check("zh", whole, "configuring"), { found: [], untranslated: [] });
});
untranslated.run();
