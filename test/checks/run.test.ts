import { equal, is, ok } from "uvu/assert";
import { checkProject } from "../../src/cli/check.ts";
import { readProject } from "../../src/cli/project.ts";
import { readCheckNotes } from "../../src/core/catalogues/check-notes.ts";
import { NO_GLOSSARY } from "../../src/core/catalogues/glossary.ts";
import { readCatalogue } from "../../src/core/catalogues/read.ts";
import { compareParts, readParts } from "../../src/core/checks/article-parts.ts";
import { checkTexts } from "../../src/core/checks/catalogue-faults.ts";
import { daysIn } from "../../src/core/checks/dates.ts";
import { chineseValue, romanValue, wordValues } from "../../src/core/checks/number-words.ts";
import { CHECK_NAMES } from "../../src/core/checks/table.ts";
import { checkUsed } from "../../src/core/checks/unused.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import type { Messages } from "../../src/core/messages/tree.ts";
import {
  checksIn,
  corpusOf,
  everyPair,
  FROM,
  found,
  foundIn,
  GLOSSARY,
  LANGUAGES,
} from "../support/check-corpus.ts";
import { firstCells, read, root, section } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

/** The minimum number of faults, and of similar correct texts, of each check in each language. */
const EACH = 8;

const corpus = suite("corpus of seeded faults");
for (const locale of Object.keys(FROM)) {
  const sections = corpusOf(locale);
  corpus(`has a section for every check that applies to ${locale}, and no other`, () =>
    equal(sections.map(({ check }) => check).sort(), checksIn(locale).sort()),
  );
  for (const { check, faults, sound } of sections) {
    corpus(
      `${check}: has ${EACH} faults and ${EACH} correct texts or more in ${locale}, all different`,
      () => {
        for (const pairs of [faults, sound]) {
          ok(pairs.length >= EACH, `${pairs.length}`);
          equal(
            pairs.map(({ target }) => target).filter((one, index, all) => all.indexOf(one) !== index),
            [],
          );
        }
      },
    );
    corpus(`${check}: finds each fault in ${locale}, and nothing in correct texts`, () => {
      const [name = ""] = check.split(" ");
      equal(
        faults.filter((pair) => !foundIn(check, pair, locale).includes(name)),
        [],
      );
      equal(
        sound.flatMap((pair) => foundIn(check, pair, locale).map((one) => [one, pair])),
        [],
      );
    });
  }
}
corpus.run();

const own = suite("our own texts");
for (const locale of ["en", "zh", "ru"])
  own(`have no finding in ${locale}, except those that are ignored`, () => {
    const faults = everyPair(locale).flatMap((pair) =>
      found(pair, locale).map(({ check, found: text }) => `${check} ${text}: ${pair.target}`),
    );
    equal(
      faults.filter((one) => !one.startsWith("half-width :: 每行应为")),
      [],
    );
  });
own.long("have no warning from polyglot check", async () => {
  const before = process.cwd();
  process.chdir(root);
  try {
    equal(checkProject(await readProject()), []);
  } finally {
    process.chdir(before);
  }
});
own.run();

const several = suite("messages of a catalogue");
several("are reported if the theme doesn't have them and the site doesn't use them", () => {
  const catalogue = (text: string, namespace = "archive", locale = "en") => {
    const { catalogue: one } = readCatalogue(
      locale,
      namespace,
      new TextFile(`locales/${locale}/${namespace}.json`, text),
    );
    return one as NonNullable<typeof one>;
  };
  const theme = [catalogue('{"title": "Archive", "n_one": "1", "n_other": "2"}')];
  const unused = (text: string, used: string[], namespace?: string) =>
    checkUsed([catalogue(text, namespace)], theme, used, "en").map(({ values, suggestion }) => [
      values.key,
      suggestion,
    ]);
  equal(unused('{"title": "A", "n_one": "a", "n_other": "b"}', []), []);
  equal(unused('{"titel": "A", "n_other": "b"}', []), [["archive:titel", "title"]]);
  equal(unused('{"titel": "A", "other": {"a": "b"}}', ["archive:titel", "archive:other.*"]), []);
  equal(unused('{"any": "A"}', [], "shop"), []);
  equal(unused('{"any": "A", "open": "B"}', ["shop:o*"], "shop"), [["shop:any", undefined]]);
  equal(unused('{"any": "A"}', ["x:y"], "topics"), []);
});
/** What is found in messages, by file: `<locale>/<namespace>` and its text. */
const together = (files: Readonly<Record<string, Messages>>): string[] => {
  const catalogues = Object.entries(files).flatMap(([name, messages]) => {
    const [locale = "", namespace = ""] = name.split("/");
    const file = new TextFile(`locales/${name}.json`, JSON.stringify(messages));
    return readCatalogue(locale, namespace, file).catalogue ?? [];
  });
  return checkTexts(catalogues, LANGUAGES, "en", NO_GLOSSARY).map(
    ({ code, file, values }) => `${file} ${code} ${values.here}`,
  );
};
several("that are the same in all languages are names, and else were forgotten", () => {
  const en = { name: "Nano banana", code: "webhook" };
  equal(together({ "en/a": en, "zh/a": en, "ru/a": en }), []);
  equal(together({ "en/a": en, "zh/a": en, "ru/a": { name: "Наноцифра", code: "вебхук" } }), [
    "locales/zh/a.json check-untranslated Nano banana",
    "locales/zh/a.json check-untranslated webhook",
  ]);
});
several("of all namespaces are compared with each other", () => {
  const sentence = "No article was found here.";
  equal(
    together({
      "en/a": { none: sentence, next: "Next" },
      "en/b": { none: sentence, previous: "Previous" },
      "ru/a": { none: "Статей здесь не найдено.", next: "Назад" },
      "ru/b": { none: "Здесь нет ни одной статьи.", previous: "Назад" },
      "zh/a": { none: "此处没有文章。", next: "下一页" },
      "zh/b": { none: "此处没有文章。", previous: "上一页" },
    }),
    [
      "locales/ru/b.json check-inconsistent Здесь нет ни одной статьи.",
      "locales/ru/b.json check-reused Назад",
    ],
  );
});
several("of an original report three full stops and straight quotation marks once a file", () => {
  const faults = together({
    "en/a": { a: 'The "one"...', b: 'A "two"...', c: 'A "three"...' },
    "en/b": { d: "So..." },
  });
  equal(faults, [
    'locales/en/a.json check-quotation "one"',
    "locales/en/a.json check-ellipsis ...",
    "locales/en/b.json check-ellipsis ...",
  ]);
});
several("with a fault of their own are not checked, and hide nothing of the others", () => {
  equal(
    together({
      "en/a": { a: "Read <b>this</b>", b: "In 2019" },
      "ru/a": { a: "Прочтите это", b: "В 2018" },
    }),
    ["locales/ru/a.json check-numbers 2018"],
  );
});
several.run();

const parts = suite("parts of an article");
parts("have equal links to a heading, whatever its words", () => {
  const source = readParts("[a](/en/news/a/#one) [b](../b/)");
  const check = (target: string) =>
    compareParts(readParts(target), source, ["en", "zh", "ru"]).map(({ check: name }) => name);
  equal(check("[б](../b/)\n[а](/ru/news/a/#один)"), []);
  equal(check("[а](/ru/news/a/#один) [б](../в/)"), ["links"]);
});
parts("have no faults if both texts are empty", () =>
  equal(compareParts(readParts(""), readParts(""), []), []),
);
parts.run();

const values = suite("numbers and days");
values("in words are read in each language", () => {
  equal(
    [2019, 36, 36_000, 12, 10, 0.5],
    ["二〇一九", "三十六", "三万六千", "十二", "十", "半"].map(chineseValue),
  );
  equal([21, 4, 1999, undefined, undefined], ["XXI", "IV", "MCMXCIX", "IIII", ""].map(romanValue));
  for (const [text, language, value] of [
    ["with three sides", "en", 3],
    ["thirty-six", "en", 36],
    ["a dozen", "en", 12],
    ["тремя сторонами", "ru", 3],
    ["седьмое", "ru", 7],
    ["сорока", "ru", 40],
    ["第七次", "zh", 7],
    ["双方", "zh", 2],
  ] as const)
    ok(wordValues(text, language).has(value), text);
  equal([...wordValues("", "ru"), ...wordValues("書", "zh"), ...wordValues("👩‍👩‍👧", "en")], []);
});
values("are the same day in every form", () => {
  for (const text of [
    "9 March 2019",
    "March 9, 2019",
    "Mar. 9th, 2019",
    "9 марта 2019 г.",
    "9-го марта 2019",
    "2019年3月9日",
    "2019 年 3 月 9 日",
    "二〇一九年三月九日",
    "二零一九年三月九号",
    "2019-03-09",
    "09.03.2019",
  ])
    equal(
      daysIn(`(${text})`).map(({ year, month, day }) => [year, month, day]),
      [[2019, 3, 9]],
      text,
    );
  equal(
    daysIn("7–9 December and 12月7日至9日；十二月七日至九日").map(({ month, day }) => [month, day]),
    [
      [12, 7],
      [12, 9],
      [12, 7],
      [12, 9],
      [12, 7],
      [12, 9],
    ],
  );
  equal(daysIn("In 2019, Mayor 4, version 3.10.2020.1, 45 мая, 八月十五"), []);
});
values.run();

const ignoring = suite("notes on messages");
const checked = (
  files: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>> = {},
  room?: number,
): string[] => {
  const catalogues = Object.entries(files).flatMap(([locale, text]) => {
    const { catalogue, faults } = readCatalogue(
      locale,
      "site",
      new TextFile(`locales/${locale}/site.json`, text),
    );
    equal(faults, []);
    return catalogue ?? [];
  });
  const noted = Object.entries(notes).map(([locale, text]) => {
    const { faults, ...read } = readCheckNotes(new TextFile(`locales/notes.${locale}.json`, text));
    equal(faults, []);
    return [locale, read] as const;
  });
  return checkTexts(catalogues, LANGUAGES, "en", NO_GLOSSARY, new Map(noted), () => room).map(
    ({ code, file, line, column }: Fault) => `${code} ${file}:${line}:${column}`,
  );
};
const EN = '{"a": "In 2019", "n_one": "{{count}} day", "n_other": "{{count}} days"}';
ignoring("switch off the checks they name, with a reason, in each language", () => {
  equal(checked({ en: EN, ru: '{\n  "a": "В 2018"\n}', zh: '{\n  "a": "2020年"\n}' }), [
    "check-numbers locales/ru/site.json:2:11",
    "check-numbers locales/zh/site.json:2:9",
  ]);
  equal(
    checked(
      { en: EN, ru: '{"a": "В 2018"}', zh: '{"a": "2020年"}' },
      {
        ru: '{"site:a": {"ignore": {"numbers": "так и было"}}}',
        zh: '{"site:a": {"ignore": {"numbers 2020": "确实如此"}}}',
      },
    ),
    [],
  );
  equal(
    checked(
      { en: EN, ru: '{"n_one": "день  {{count}}", "n_other": "дни"}' },
      { ru: '{"site:n": {"ignore": {"double-space": "x"}}}' },
    ),
    [],
  );
});
ignoring("are faults themselves if they are not needed, name no check or no message", () => {
  const ru = (text: string, note: string) => checked({ en: EN, ru: `{"a": "${text}"}` }, { ru: note }).sort();
  equal(ru("В 2019", '{"site:a": {"ignore": {"numbers": "x"}}}'), [
    "ignore-unneeded locales/notes.ru.json:1:24",
  ]);
  equal(ru("В 2018", '{"site:a": {"ignore": {"numbers 2020": "x"}}}'), [
    "check-numbers locales/ru/site.json:1:10",
    "ignore-unneeded locales/notes.ru.json:1:24",
  ]);
  equal(ru("В 2019", '{"site:a": {"ignore": {"number": "x"}}}'), [
    "ignore-unknown locales/notes.ru.json:1:24",
  ]);
  equal(ru("В 2019", '{"site:a":\n {}, "site:b": {}}'), ["unknown-key locales/notes.ru.json:2:6"]);
  equal(ru("В 2019", '{"a": {},\n"sites:a": {}}'), [
    "unknown-key locales/notes.ru.json:1:2",
    "unknown-key locales/notes.ru.json:2:1",
  ]);
  // The source is not compared, so we can't know whether it needs this one.
  equal(checked({ en: '{"a": "In 2019"}' }, { en: '{"site:a": {"ignore": {"numbers": "x"}}}' }), []);
});
ignoring("are refused if they are malformed", () => {
  const faults = (text: string) => readCheckNotes(new TextFile("a", text)).faults.map(({ code }) => code);
  equal(faults('{"site:a": {"ignore": {}, "limit": 3}}'), []);
  for (const note of [
    '{"limit": 0}',
    '{"limit": "3"}',
    '{"ignore": []}',
    '{"ignore": {"numbers": " "}}',
    '{"ignore": {"numbers": null}}',
    '"text"',
  ])
    equal(faults(`{"site:a": ${note}}`), ["wrong-value"], note);
  equal(faults('{"site:a": {"ingore": {}}}'), ["unknown-key"]);
  equal(faults('{"site:a": {}, "site:a": {}}'), ["duplicate-key"]);
  equal(faults('{"site:a": {"ignore": {"constructor": "x"}}}'), ["forbidden-key"]);
  equal(faults("[]"), ["catalogue-value"]);
  equal(faults('{"site:a": }'), ["catalogue-syntax"]);
});
ignoring("set the limit of a message in every language", () => {
  equal(
    checked(
      { en: '{"a": "Search"}', ru: '{"a": "Поиск по сайту"}', zh: '{"a": "搜索"}' },
      { en: '{"site:a": {"limit": 7}}' },
    ),
    ["check-too-long locales/ru/site.json:1:8"],
  );
});
ignoring("override the limit of the descriptions, which applies to every language", () => {
  const files = { en: '{"a": "Search"}', ru: '{"a": "Поиск"}', zh: '{"a": "搜索"}' };
  equal(checked(files, {}, 6), []);
  equal(
    checked(files, {}, 3).map((one) => one.replace(/:.*/, "")),
    ["en", "ru", "zh"].map((locale) => `check-too-long locales/${locale}/site.json`),
  );
  equal(checked(files, { en: '{"site:a": {"limit": 6}}' }, 3), []);
  // The value of a placeholder may be short.
  equal(checked({ en: '{"a": "In {{place}}", "b": "<0>Go</0>"}' }, {}, 3), []);
});
ignoring.long("are not needed if descriptions of the project set the limit", async () => {
  const before = process.cwd();
  process.chdir(root);
  try {
    const project = await readProject();
    const site = { ...(project.descriptions.archive as Messages) };
    site.title = { ...(site.title as Messages), limit: "3" };
    equal(
      checkProject({ ...project, descriptions: { ...project.descriptions, archive: site } }).map(
        ({ code, file, values }) => `${code} ${file} ${values.here}/${values.there}`,
      ),
      ["en", "ru", "zh"].map(
        (locale) => `check-too-long locales/${locale}/archive.json ${{ en: 12, ru: 14, zh: 8 }[locale]}/3`,
      ),
    );
  } finally {
    process.chdir(before);
  }
});
ignoring.run();

const documents = suite("docs/checks.md");
documents("has a row for every check, and no other", () => {
  equal(
    firstCells(section(read("docs/checks.md"), "The checks")).map(
      (cell) => /^\[`([a-z-]+)`\]/.exec(cell)?.[1],
    ),
    [...CHECK_NAMES].sort(),
  );
});
documents.run();

const speed = suite("hostile texts");
speed("take little time", () => {
  for (const part of [
    "{{",
    "(",
    "«",
    "1,",
    "1 ",
    "a a ",
    "`",
    "](",
    "<a",
    "http://",
    "一",
    "2019-",
    "^",
    "- ",
    "|",
    "Han ",
    ". ",
  ]) {
    const text = part.repeat(4000);
    is(Array.isArray(found({ source: text, target: `${text}x` }, "ru", GLOSSARY)), true, part);
    readParts(text);
  }
});
speed.run();
