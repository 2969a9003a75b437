import { equal, is, match, not, ok } from "uvu/assert";
import { checkCatalogues, checkOverrides } from "../../src/core/catalogues/checks.ts";
import { type Catalogue, readCatalogue } from "../../src/core/catalogues/read.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { placeholders } from "../../src/core/messages/placeholders.ts";
import { flatten } from "../../src/core/messages/tree.ts";
import { suite } from "../support/suite.ts";

const LANGS = ["en", "zh", "ru"].map((locale) => languageOf(locale) as Language);

const read = (text: string, locale = "en", namespace = "site") =>
  readCatalogue(locale, namespace, new TextFile(`locales/${locale}/${namespace}.json`, text));

const found = (faults: readonly Fault[]) =>
  faults.map(({ code, file, line, column, suggestion }) =>
    [
      code,
      line === undefined ? file : `${file}:${line}:${column}`,
      ...(suggestion === undefined ? [] : [suggestion]),
    ].join(" "),
  );

const reading = suite("readCatalogue");
reading("reads texts and trees of them, in each language", () => {
  for (const [locale, text] of [
    ["en", "News"],
    ["zh", "新闻"],
    ["ru", "Новости"],
  ] as const) {
    const { catalogue, faults } = read(`{"name": "${text}", "a": {"b": {"c": "${text}!"}}}`, locale);
    equal(faults, []);
    equal([catalogue?.locale, catalogue?.namespace], [locale, "site"]);
    equal(catalogue?.messages, { name: text, a: { b: { c: `${text}!` } } });
  }
});
reading("reads an empty object, also after a byte order mark and with CRLF", () => {
  equal(read("{}").catalogue?.messages, {});
  equal(read('\uFEFF{\r\n  "a": "b"\r\n}\r\n').catalogue?.messages, { a: "b" });
});
reading("keeps an emoji, a no-break space, Hebrew with its mark, an escape and brackets", () => {
  equal(read('{"a": "👩‍👩‍👧\u00A0שלום\\u200f 1 < 2 <locale>", "": ""}').catalogue?.messages, {
    a: "👩‍👩‍👧\u00A0שלום\u200F 1 < 2 <locale>",
    "": "",
  });
});
reading("refuses hidden characters, raw and escaped, and markup", () => {
  equal(found(read('{\n  "a": "x\\u202ey"\n}').faults), ["hidden-character locales/en/site.json:2:8"]);
  equal(found(read('{\n  "a": "x\u200By"\n}').faults), ["hidden-character locales/en/site.json:2:8"]);
  equal(found(read('{\n  "a": "</script>"\n}').faults), ["message-markup locales/en/site.json:2:8"]);
});
reading("knows the position of each key", () => {
  const { catalogue } = read('{\n  "a": {\n    "ключ": "x"\n  },\n  "键": "y"\n}');
  const at = (path: string) => catalogue?.file.positionOf(catalogue.offsets.get(path) ?? -1);
  equal(
    [at("a"), at("a.ключ"), at("键")],
    [
      { line: 2, column: 3 },
      { line: 3, column: 5 },
      { line: 5, column: 3 },
    ],
  );
});
const wrong: [fact: string, text: string, expected: string[]][] = [
  ["nothing", "", ["catalogue-syntax locales/en/site.json:1:1"]],
  ["white space", " \n ", ["catalogue-syntax locales/en/site.json:2:2"]],
  ["an extra comma", '{\n  "a": "b",\n}', ["catalogue-syntax locales/en/site.json:3:1"]],
  ["a missing comma", '{"a": "б"\n "c": "d"}', ["catalogue-syntax locales/en/site.json:2:2"]],
  ["a comment", '{\n  // 注\n  "a": "b"\n}', ["catalogue-syntax locales/en/site.json:2:3"]],
  ["single quotation marks", "{'a': 'b'}", ["catalogue-syntax locales/en/site.json:1:2"]],
  ["a text without an end", '{"a": "b', ["catalogue-syntax locales/en/site.json:1:7"]],
  ["something after the end", '{"a": "b"} x', ["catalogue-syntax locales/en/site.json:1:12"]],
  ["only a text", '"a"', ["catalogue-value locales/en/site.json:1:1"]],
  ["a list", '["a"]', ["catalogue-value locales/en/site.json:1:1"]],
  ["a number", '{"a": 1}', ["catalogue-value locales/en/site.json:1:7"]],
  ["null", '{"a": {"b": null}}', ["catalogue-value locales/en/site.json:1:13"]],
  ["a list of texts", '{"а": ["б"]}', ["catalogue-value locales/en/site.json:1:7"]],
  ["a key twice", '{"a": "b",\n "a": "c"}', ["duplicate-key locales/en/site.json:2:2"]],
  [
    "a key twice, once as a tree",
    '{"键": {"b": "c"},\n "键": "d"}',
    ["duplicate-key locales/en/site.json:2:2"],
  ],
  [
    "a key twice that an escape hides",
    '{"a": "b", "\\u0061": "c"}',
    ["duplicate-key locales/en/site.json:1:12"],
  ],
  [
    "a key twice, once by its path",
    '{"a": {"b": "c"},\n "a.b": "d"}',
    ["duplicate-key locales/en/site.json:2:2"],
  ],
  [
    "21 nested trees",
    `${'{"ключ": '.repeat(21)}""${"}".repeat(21)}`,
    ["catalogue-syntax locales/en/site.json:1:181"],
  ],
  ["100,000 brackets", `{"a":\n${"[".repeat(100_000)}`, ["catalogue-syntax locales/en/site.json:2:20"]],
  ["a line separator", '{"a": "b\u2028"}', ["hidden-character locales/en/site.json:1:7"]],
  ["__proto__", '{"__proto__": {"a": "b"}}', ["forbidden-key locales/en/site.json:1:2"]],
  ["constructor in a tree", '{"a": {"constructor": "b"}}', ["forbidden-key locales/en/site.json:1:8"]],
  [
    "two faults",
    '{"a": 1, "b": true}',
    ["catalogue-value locales/en/site.json:1:7", "catalogue-value locales/en/site.json:1:15"],
  ],
];
for (const [fact, text, expected] of wrong) {
  reading(`refuses ${fact}`, () => {
    const { catalogue, faults } = read(text);
    equal(found(faults), expected);
    is(
      catalogue === undefined,
      expected.some((fault) => fault.startsWith("catalogue-syntax")),
    );
  });
}
reading(
  "finds the quotation marks of texts in place of those of JSON on every line, with the line to write",
  () => {
    equal(found(read('{\n  "a": “新闻”,\n  "b": "x “y” z",\n  "c": «Новости»\n}').faults), [
      'catalogue-syntax locales/en/site.json:2:8 "a": "新闻",',
      'catalogue-syntax locales/en/site.json:4:8 "c": "Новости"',
    ]);
  },
);
reading("accepts brackets in a text, and trees twenty deep", () => {
  equal(read(`{"a": "${"[".repeat(100)}\\"{{"}`).faults, []);
  equal(read(`${'{"a":'.repeat(20)}""${"}".repeat(20)}`).faults, []);
});
reading("refuses a topic that cannot be an address, and suggests one that can", () => {
  const topics = (text: string) => found(read(text, "zh", "topics").faults);
  equal(topics('{"iioe": "国际网络教育学院"}'), []);
  equal(topics('{\n  "../../evil": "a",\n  "Higher Education": "b",\n  "a": {"b": "c"},\n  "访问": "d"\n}'), [
    "topic-address locales/zh/topics.json:2:3 evil",
    "topic-address locales/zh/topics.json:3:3 higher-education",
    "topic-address locales/zh/topics.json:4:9 a-b",
    "topic-address locales/zh/topics.json:5:3",
  ]);
});
reading("accepts what JSON.parse accepts, and nothing else", () => {
  const texts = [
    "{}",
    '{"a":"b"}',
    '{"a":"\t"}',
    "{]",
    '{"a":"\\x"}',
    '{"a" "b"}',
    "{a:1}",
    "\u00A0{}",
    "{}\u0000",
    '{"a":"\u3000"}',
  ];
  for (const text of texts) {
    let strict = true;
    try {
      JSON.parse(text);
    } catch {
      strict = false;
    }
    is(read(text).catalogue !== undefined, strict, text);
  }
});
reading.run();

const flat = suite("flatten");
flat("names texts by their path, in order", () => {
  equal(
    [...flatten({ b: "1", a: { d: "2", c: { e: "3" } }, 键: "4" })],
    [
      ["b", "1"],
      ["a.d", "2"],
      ["a.c.e", "3"],
      ["键", "4"],
    ],
  );
});
flat("returns nothing for an empty tree", () => equal([...flatten({ a: {} })], []));
flat.run();

const braces = suite("placeholders");
const holders: [text: string, names: string[]][] = [
  ["", []],
  ["No placeholder {here} }}{{", []],
  ["{{count}} of {{total}}", ["count", "total"]],
  ["共{{count}}篇", ["count"]],
  ["{{ count }} статей: {{-name}}", ["count", "name"]],
  ["{{count, number}} {{when,datetime}}", ["count", "when"]],
  ["{{{count}}} {{ }} {{a b}}", ["{count", "", "a b"]],
  ["{{count}}{{count}}", ["count", "count"]],
  ["{{путь}} {{👩‍👩‍👧}} {{</script>}}", ["путь", "👩‍👩‍👧", "</script>"]],
];
for (const [text, names] of holders) {
  braces(`finds ${names.join(", ") || "nothing"} in ${JSON.stringify(text)}`, () =>
    equal(placeholders(text), names),
  );
}
braces("takes little time for many braces", () => {
  for (const part of ["{{", "{{a", "{{ ", "{{a,", "a"])
    equal(placeholders(`{{${part.repeat(20_000)}`), [], part);
});
braces.run();

const EN =
  '{\n  "name": "News",\n  "year": "In {{year}}",\n  "articles_one": "{{count}} article",\n  "articles_other": "{{count}} articles",\n  "menu": { "home": "Home" }\n}';
const ZH =
  '{\n  "name": "新闻",\n  "year": "{{year}}年",\n  "articles_other": "{{count}}篇",\n  "menu": { "home": "首页" }\n}';
const RU =
  '{\n  "name": "Новости",\n  "year": "За {{year}} год",\n  "articles_one": "{{count}} статья",\n  "articles_few": "{{count}} статьи",\n  "articles_many": "{{count}} статей",\n  "articles_other": "{{count}} статьи",\n  "menu": { "home": "Главная" }\n}';

function check(texts: Readonly<Record<string, string>>, source = "en", unreadable: string[] = []): string[] {
  const catalogues = Object.entries(texts).map(([locale, text]) => {
    const { catalogue } = read(text, locale);
    ok(catalogue, `${locale} can be read`);
    return catalogue as Catalogue;
  });
  return found(checkSite(catalogues, LANGS, source, unreadable));
}

/** Checks catalogues of a site without a theme. */
function checkSite(
  site: readonly Catalogue[],
  languages: readonly Language[],
  sourceLocale: string,
  unreadable: readonly string[] = [],
): Fault[] {
  return checkCatalogues({ site, theme: [], sourceLocale }, languages, {
    fileOf,
    unreadable: new Set(unreadable),
  });
}

function fileOf(locale: string, namespace: string): string {
  return `locales/${locale}/${namespace}.json`;
}

const comparing = suite("checkCatalogues");
comparing("finds nothing if all languages have the same messages in their own plural forms", () => {
  equal(check({ en: EN, zh: ZH, ru: RU }), []);
  equal(check({ en: EN, zh: ZH, ru: RU }, "zh"), []);
  equal(check({ en: EN, zh: ZH, ru: RU }, "ru"), []);
});
const differing: [fact: string, texts: Record<string, string>, expected: string[]][] = [
  ["a missing catalogue", { en: EN, zh: ZH }, ["catalogue-missing locales/ru/site.json"]],
  [
    "a message that is missing in zh",
    { en: EN, zh: ZH.replace(/ {2}"name".*\n/, ""), ru: RU },
    ["message-missing locales/zh/site.json:1:1"],
  ],
  [
    "a message that is missing within a tree",
    { en: EN, zh: ZH, ru: RU.replace('"home": "Главная"', "") },
    ["message-missing locales/ru/site.json:1:1"],
  ],
  [
    "a plural that is missing completely, once",
    { en: EN, zh: ZH.replace(/ {2}"articles_other".*\n/, ""), ru: RU },
    ["message-missing locales/zh/site.json:1:1"],
  ],
  [
    "a message that is mistyped in ru",
    { en: EN, zh: ZH, ru: RU.replace('"name"', '"nmae"') },
    ["message-unknown locales/ru/site.json:2:3 name"],
  ],
  [
    "a message that the source doesn't have",
    { en: EN, zh: ZH.replace('"name"', '"очень": "ещё", "name"'), ru: RU },
    ["message-unknown locales/zh/site.json:2:3"],
  ],
  [
    "a plural form that is missing in ru",
    { en: EN, zh: ZH, ru: RU.replace(/ {2}"articles_few".*\n/, "") },
    ["plural-missing locales/ru/site.json:4:3"],
  ],
  [
    "two plural forms that are missing",
    { en: EN, zh: ZH, ru: RU.replace(/ {2}"articles_(few|many)".*\n/g, "") },
    ["plural-missing locales/ru/site.json:4:3", "plural-missing locales/ru/site.json:4:3"],
  ],
  [
    "a plural form that is missing in the source itself",
    { en: EN.replace(/ {2}"articles_one".*\n/, ""), zh: ZH, ru: RU },
    ["plural-missing locales/en/site.json:4:3"],
  ],
  [
    "a message without the plural that the source has",
    { en: EN, zh: ZH.replace("articles_other", "articles"), ru: RU },
    ["plural-missing locales/zh/site.json:4:3"],
  ],
  [
    "a plural of a message that the source has in one form",
    { en: EN, zh: ZH.replace('"name"', '"name_other"'), ru: RU },
    ["message-missing locales/zh/site.json:1:1"],
  ],
  [
    "a placeholder that is mistyped",
    { en: EN, zh: ZH.replace("{{year}}", "{{yaer}}"), ru: RU },
    ["placeholder-mismatch locales/zh/site.json:3:3 year"],
  ],
  [
    "a placeholder that is translated",
    { en: EN, zh: ZH, ru: RU.replace("{{year}}", "{{год}}") },
    ["placeholder-mismatch locales/ru/site.json:3:3"],
  ],
  [
    "a placeholder that is left out",
    { en: EN, zh: ZH.replace("{{year}}", ""), ru: RU },
    ["placeholder-mismatch locales/zh/site.json:3:3"],
  ],
  [
    "a placeholder that is not the source's",
    { en: EN, zh: ZH.replace("首页", "{{name}}"), ru: RU },
    ["placeholder-mismatch locales/zh/site.json:5:13"],
  ],
];
for (const [fact, texts, expected] of differing) {
  comparing(`finds ${fact}`, () => equal(check(texts), expected));
}
comparing("finds a placeholder without an end, also if the source has none", () => {
  equal(check({ en: EN, zh: ZH.replace("{{year}}", "{{year"), ru: RU }), [
    "placeholder-mismatch locales/zh/site.json:3:3",
  ]);
  equal(check({ en: EN, zh: ZH, ru: RU.replace("Новости", "{{Новости") }), [
    "placeholder-mismatch locales/ru/site.json:2:3",
  ]);
});
comparing("allows a plural form without the number only if the form is for one number", () => {
  equal(check({ en: EN.replace('"{{count}} article"', '"One article"'), zh: ZH, ru: RU }), []);
  // Russian shows the same form for 21.
  equal(check({ en: EN, zh: ZH, ru: RU.replace('"{{count}} статья"', '"Статья"') }), [
    "placeholder-mismatch locales/ru/site.json:4:3",
  ]);
  equal(
    check({
      en: EN,
      zh: ZH.replace('"articles_other"', '"articles_zero": "没有", "articles_other"'),
      ru: RU,
    }),
    [],
  );
});
comparing("allows a plural in a language for what has none in the source", () => {
  const en = EN.replace('"News"', '"Page {{count}}"');
  const zh = ZH.replace('"新闻"', '"第{{count}}页"');
  equal(check({ en, zh: zh.replace('"name"', '"name_other"'), ru: RU.replace("Новости", "{{count}}") }), []);
});
comparing("finds forms that the language doesn't have", () => {
  equal(
    check({ en: EN, zh: ZH.replace('"articles_other"', '"articles_one": "一篇", "articles_other"'), ru: RU }),
    ["plural-unused locales/zh/site.json:4:3"],
  );
});
comparing("knows the forms of ordinals", () => {
  const en =
    '{"place_ordinal_one": "{{count}}st", "place_ordinal_two": "{{count}}nd", "place_ordinal_few": "{{count}}rd", "place_ordinal_other": "{{count}}th"}';
  equal(
    check({ en, zh: '{"place_ordinal_other": "第{{count}}"}', ru: '{"place_ordinal_other": "{{count}}-й"}' }),
    [],
  );
  equal(check({ en, zh: '{"place_ordinal_other": "第{{count}}"}', ru: en }).length, 3);
});
comparing("takes a text of spaces for an empty one", () => {
  for (const blank of [" ", "\u3000", "\u00A0\u2003"])
    equal(check({ en: EN, zh: ZH.replace("首页", blank), ru: RU }), [
      "message-untranslated locales/zh/site.json:5:13",
    ]);
  equal(check({ en: EN.replace("Home", " "), zh: ZH.replace("首页", ""), ru: RU }), []);
});
comparing("reports nothing missing from a file that cannot be read", () => {
  equal(check({ en: EN, zh: ZH }, "en", ["locales/ru/site.json"]), []);
});
comparing("finds other faults of a catalogue in which one message has a fault", () => {
  const broken = RU.replace('"Новости"', "5").replace('"За {{year}} год"', '"За год"').replace("Главная", "");
  equal(found(read(broken, "ru").faults), ["catalogue-value locales/ru/site.json:2:11"]);
  equal(check({ en: EN, zh: ZH, ru: broken }), [
    "placeholder-mismatch locales/ru/site.json:3:3",
    "message-untranslated locales/ru/site.json:8:13",
  ]);
  equal(check({ en: EN.replace('"News"', "[]"), zh: ZH.replace("{{year}}", ""), ru: RU }), [
    "placeholder-mismatch locales/zh/site.json:3:3",
  ]);
});
comparing("finds nothing without catalogues", () => equal(checkSite([], LANGS, "en"), []));
comparing("lists the forms that the whole numbers of a language have, by Intl", () => {
  const { catalogue: en } = read(EN);
  const { catalogue: ru } = read(RU.replace(/ {2}"articles_many".*\n/, ""), "ru");
  ok(en && ru);
  const [fault] = checkSite([en, ru], [languageOf("ru") as Language], "en");
  equal(
    [fault?.values.key, fault?.values.forms?.split(", ").sort()],
    ["articles_many", ["few", "many", "one"]],
  );
});
comparing("needs no form that is for fractions, and takes one", () => {
  const whole = RU.replace(/ {2}"articles_other".*\n/, "").replace(/,\s*\}/g, "\n}");
  not.match(whole, "articles_other");
  equal(check({ en: EN, ru: whole, zh: ZH }), []);
  equal(check({ en: EN, ru: RU, zh: ZH }), []);
  const fewer = whole.replace(/ {2}"articles_few".*\n/, "").replace(/,\s*\}/g, "\n}");
  match(check({ en: EN, ru: fewer, zh: ZH }).join(), /^plural-missing [^,]*$/);
});
comparing("takes a source without a form for fractions", () => {
  const whole = RU.replace(/ {2}"articles_other".*\n/, "").replace(/,\s*\}/g, "\n}");
  equal(check({ en: EN, ru: whole, zh: ZH }, "ru"), []);
});
comparing.run();

const overriding = suite("checkOverrides");
overriding("finds placeholders that a site uses and the theme doesn't fill, in each language", () => {
  const own = [read('{"name": "N", "year": "{{year}}"}').catalogue as Catalogue];
  const site = ["en", "zh", "ru"].map(
    (locale) =>
      read('{"name": "{{evil}}", "mine": "{{a}}", "year": "{{yaer}}"}', locale).catalogue as Catalogue,
  );
  equal(
    found(checkOverrides(own, site, LANGS)),
    ["en", "zh", "ru"].flatMap((locale) => [
      `placeholder-mismatch locales/${locale}/site.json:1:2`,
      `placeholder-mismatch locales/${locale}/site.json:1:39 year`,
    ]),
  );
  equal(checkOverrides([], site, LANGS), []);
});
overriding.run();
