import { equal, is, ok } from "uvu/assert";
import { checkProject } from "../src/cli/check.ts";
import { readProject } from "../src/cli/project.ts";
import { readCatalogue } from "../src/core/catalogues.ts";
import { compareParts, partsOf } from "../src/core/checks/article-parts.ts";
import { checkTexts } from "../src/core/checks/catalogue-faults.ts";
import { daysIn } from "../src/core/checks/dates.ts";
import { compareMessages, pairMessages } from "../src/core/checks/messages.ts";
import { chineseValue, romanValue, wordValues } from "../src/core/checks/number-words.ts";
import { passage } from "../src/core/checks/passage.ts";
import { runChecks } from "../src/core/checks/run.ts";
import { CHECK_NAMES, CHECKS } from "../src/core/checks/table.ts";
import { checkUsed } from "../src/core/checks/unused.ts";
import type { Fault } from "../src/core/faults.ts";
import { type Glossary, NO_GLOSSARY } from "../src/core/glossary.ts";
import { languageOf } from "../src/core/languages.ts";
import { TextFile } from "../src/core/text-file.ts";
import { readSiteGlossary } from "../src/files/glossary.ts";
import { everyPair, FROM, type Pair, SEEDS, seeded, sentences } from "./check-corpus.ts";
import { firstCells, read, root, section } from "./documents.ts";
import { suite } from "./suite.ts";

const LANGUAGES = ["en", "zh", "ru"].flatMap((locale) => languageOf(locale) ?? []);
const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };
const GLOSSARY = readSiteGlossary(`${root}/locales`, LANGUAGES).glossary;

const found = ({ source, target, limit }: Pair, locale: string, glossary: Glossary = NO_GLOSSARY) =>
  runChecks({
    target: passage(target, locale, LANGS[locale] ?? locale),
    source: passage(source, FROM[locale] ?? "en", LANGS[FROM[locale] ?? "en"] ?? "en"),
    glossary,
    ...(limit === undefined ? {} : { limit }),
  });
const names = (findings: readonly { readonly check: string }[]) => [
  ...new Set(findings.map(({ check }) => check)),
];

/** How many faults and how many sound neighbours are made of each check in each language. */
const EACH = 12;

const corpus = suite("corpus of seeded faults");
for (const { check, languages, fault, sound } of SEEDS)
  for (const language of languages) {
    corpus(`${check}: finds all of ${EACH} in ${language}, and nothing in ${EACH} sound neighbours`, () => {
      const random = seeded(check.length * 1000 + language.charCodeAt(0));
      const base = sentences(language);
      ok(base.length >= EACH, `${base.length} sentences`);
      for (let index = 0; index < EACH; index++) {
        const pair = base[Math.floor(random() * base.length)] as Pair;
        const wrong = fault(pair, language, random);
        ok(names(found(wrong, language)).includes(check), `not found in ${JSON.stringify(wrong)}`);
        const right = sound(pair, language, random);
        equal(names(found(right, language)), [], JSON.stringify(right));
      }
    });
  }
corpus("has seeds for every check of a text but those of the glossary, in each of its languages", () => {
  equal(
    SEEDS.map(({ check }) => check).sort(),
    Object.keys(CHECKS)
      .filter((name) => !name.startsWith("glossary-"))
      .sort(),
  );
  for (const { check, languages } of SEEDS) {
    const row: { compares: boolean; languages?: readonly string[] } = CHECKS[check as keyof typeof CHECKS];
    equal([...languages].sort(), [...(row.languages ?? ["en", "zh", "ru"])].sort(), check);
  }
});
corpus.run();

const own = suite("our own texts");
for (const locale of ["en", "zh", "ru"])
  own(`have no finding in ${locale}, but those that are ignored`, () => {
    const faults = everyPair(locale).flatMap((pair) =>
      found(pair, locale).map(({ check, found: text }) => `${check} ${text}: ${pair.target}`),
    );
    equal(
      faults.filter((one) => !one.startsWith("half-width :: 每行应为")),
      [],
    );
  });
own("have no warning as polyglot check reads them", async () => {
  const before = process.cwd();
  process.chdir(root);
  try {
    equal(checkProject(await readProject()), []);
  } finally {
    process.chdir(before);
  }
});
own.run();

const terms = suite("glossary");
const inflected: [source: string, sound: string, fault: string, locale: string][] = [
  ["the General Conference", "на Генеральной конференции", "на Общей ассамблее", "ru"],
  ["digital transformation", "о цифровой трансформации", "о цифровом преображении", "ru"],
  ["micro-certification", "микросертификацией", "мини-сертификацией", "ru"],
  ["Category 2 Centres", "в центрах категории 2", "в центрах второго рода", "ru"],
  [
    "Southern University of Science and Technology",
    "Южному университету науки и технологий",
    "Южной академии",
    "ru",
  ],
  ["Han Xibin", "с Хань Сибинем", "с Хан Зибином", "ru"],
  ["Wang Libing", "Вана Либина", "Уонга Либинга", "ru"],
  ["generative AI", "генеративного искусственного интеллекта", "порождающего ИИ", "ru"],
  ["UNESCO", "в ЮНЕСКО", "в организации", "ru"],
  ["the General Conference", "大会期间", "总会期间", "zh"],
  ["digital transformation", "推进数字化转型", "推进数字变革", "zh"],
  ["micro-certification", "微认证项目", "小型证书项目", "zh"],
  ["Li Ming", "李铭主任", "李明主任", "zh"],
  ["Han Wei", "韩蔚表示", "韩威表示", "zh"],
  ["Zhan Tao", "展涛致辞", "詹涛致辞", "zh"],
  ["Smart Classroom", "智慧教室", "聪明课堂", "zh"],
  ["the 2030 Agenda", "2030年议程", "2030年日程", "zh"],
  ["大会", "the General Conference", "the general meeting", "en"],
  ["数字化转型", "the digital transformation", "digital change", "en"],
  ["微认证", "micro-certifications", "small certificates", "en"],
  ["二类中心", "two Category 2 Centres", "two centres of the second kind", "en"],
  ["李铭", "Li Ming’s words", "Lee Ming’s words", "en"],
  ["展涛", "ZHAN Tao", "Tao Zhang", "en"],
  ["智慧教室", "Smart Classrooms", "clever rooms", "en"],
  ["南方科技大学", "SUSTech", "the Southern University", "en"],
];
for (const [source, sound, fault, locale] of inflected)
  terms(`${source} is ${sound} in ${locale}, and not ${fault}`, () => {
    const missing = (target: string) => names(found({ source, target }, locale, GLOSSARY));
    equal(missing(sound), []);
    ok(missing(fault).includes("glossary-missing"));
  });
const forbidden: [locale: string, faults: string[], sound: string[]][] = [
  [
    "ru",
    [
      "центров второй категории",
      "микро-сертификации",
      "дигитальной трансформации",
      "Международное бюро образования",
      "Международном центре инноваций высшего образования",
      "Би Сяохан",
      "с Жань Тао",
      "дигитальную трансформацию",
    ],
    [
      "центров категории 2",
      "микросертификации",
      "цифровой трансформации",
      "Международное бюро просвещения",
      "бюро образования",
      "Би Сяохань",
      "с Чжань Тао",
      "центр",
    ],
  ],
  [
    "zh",
    [
      "国际在线教育学院",
      "第二类中心",
      "微证书",
      "智能教室",
      "在国际在线教育学院",
      "七个第二类中心",
      "颁发微证书",
      "建设智能教室",
    ],
    ["国际网络教育学院", "二类中心", "微认证", "智慧教室", "在线教育", "两类中心", "证书", "智能"],
  ],
  [
    "en",
    [
      "microcertification",
      "a Microcertification",
      "International Center for Higher Education Innovation",
      "the International Center for Higher Education Innovation",
      "microcertifications",
      "MICROCERTIFICATION?",
      "no microcertification",
      "microcertification’s",
    ],
    [
      "micro-certification",
      "certification",
      "International Centre for Higher Education Innovation",
      "an International Center",
      "micro",
      "a centre",
      "microscope",
      "certificates",
    ],
  ],
];
for (const [locale, faults, sound] of forbidden)
  terms(`forbidden forms are found in ${locale}, inflected ones too, and nothing else`, () => {
    const check = (target: string) =>
      names(runChecks({ target: passage(target, locale, locale), glossary: GLOSSARY }));
    for (const text of faults) ok(check(text).includes("glossary-forbidden"), text);
    for (const text of sound) equal(check(text), [], text);
  });
terms.run();

const several = suite("messages of a catalogue");
const compare = (
  texts: Readonly<Record<string, string>>,
  sources: Readonly<Record<string, string>>,
  locale: string,
) =>
  compareMessages(
    pairMessages(
      new Map(Object.entries(texts)),
      { locale, lang: LANGS[locale] ?? locale },
      new Map(Object.entries(sources)),
      { locale: FROM[locale] ?? "en", lang: "en" },
      NO_GLOSSARY,
    ),
  ).map(({ check, path }) => `${check} ${path}`);
const nouns: [one: string, few: string, many: string][] = [
  ["статья", "статьи", "статей"],
  ["страница", "страницы", "страниц"],
  ["день", "дня", "дней"],
  ["файл", "файла", "файлов"],
  ["пункт", "пункта", "пунктов"],
  ["ошибка", "ошибки", "ошибок"],
  ["язык", "языка", "языков"],
  ["версия", "версии", "версий"],
];
several("finds plural forms that are all the same, and not those that inflect or need not", () => {
  const en = { n_one: "{{count}} thing", n_other: "{{count}} things" };
  const forms = (one: string, few: string, many: string) => ({
    n_one: one,
    n_few: few,
    n_many: many,
    n_other: few,
  });
  for (const [one, few, many] of nouns) {
    const text = (noun: string) => `Всего {{count}} ${noun}`;
    equal(compare(forms(text(many), text(many), text(many)), en, "ru"), ["same-plurals n_one"], many);
    equal(compare(forms(text(one), text(few), text(many)), en, "ru"), []);
    equal(
      compare(
        forms(...([1, 2, 3].map(() => `Найдено (${many}): {{count}}`) as [string, string, string])),
        en,
        "ru",
      ),
      [],
    );
  }
});
for (const locale of ["en", "zh", "ru"]) {
  several(`finds one sentence in two ways, and two sentences in one, in ${locale}`, () => {
    const long = (text: string) =>
      (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 9 || text.split(/\s+/).length >= 6;
    const base = sentences(locale).filter(({ source, target }) => long(source) && long(target));
    const random = seeded(locale.charCodeAt(0));
    for (let index = 0; index < EACH; index++) {
      const [a, b] = [0, 0].map(() => base[Math.floor(random() * base.length)]) as [Pair, Pair];
      if (a.source === b.source || a.target === b.target) continue;
      equal(compare({ x: a.target, y: b.target }, { x: a.source, y: a.source }, locale), ["inconsistent y"]);
      equal(compare({ x: a.target, y: a.target }, { x: a.source, y: a.source }, locale), []);
      const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu));
      const common = [...words(a.source)].some((word) => words(b.source).has(word));
      if (!common)
        equal(compare({ x: a.target, y: a.target }, { x: a.source, y: b.source }, locale), ["reused y"]);
      equal(compare({ x: a.target, y: b.target }, { x: a.source, y: b.source }, locale), []);
    }
  });
}
several("asks for nothing that the theme has not, where the site does not name it", () => {
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
several.run();

const parts = suite("parts of an article");
const bodies: Readonly<Record<string, [source: string, fault: string, sound: string]>> = {
  headings: ["A\n\n## B\n\nC\n\n## D", "А\n\n## Б\n\nВ", "А\n\nБ\n-\n\nВ\n\nГ\n-"],
  lists: ["- a\n- b\n  - c", "- а\n- б", "* а\n* б\n  1. в"],
  tables: ["| a |\n|---|\n| b |\n| c |", "| а |\n|---|\n| б |", "а |\n---|\nб |\nв |"],
  images: ["![a](a.png) ![b](b%20c.png)", "![а](a.png)", "![б](<b c.png>)\n\n![а](a.png)"],
  links: ["[a](/en/news/a/) [b](../b/)", "[а](/ru/news/b/) [б](../b/)", "[б](../b/)\n[а](/ru/news/a/)"],
  footnotes: ["a[^1] b[^x]\n\n[^1]: c\n[^x]: d", "а[^1]\n\n[^1]: в", "б[^x] а[^1]\n\n[^1]: в\n[^x]: г"],
};
for (const [kind, [source, fault, sound]] of Object.entries(bodies))
  parts(`${kind} that are missing are found in texts of any shape, and their equals are not`, () => {
    const check = (target: string, from: string) =>
      names(compareParts(partsOf(target), partsOf(from), ["en", "zh", "ru"]));
    for (const around of [
      "",
      "Text.\n\n",
      "Текст.\n\n",
      "正文。\n\n",
      "> a\n\n",
      "**b**\n\n",
      "`c`\n\n",
      "---\n\n",
    ]) {
      equal(check(around + fault, around + source), [kind]);
      equal(check(around + sound, around + source), []);
    }
  });
parts("nothing is missing where there is nothing", () =>
  equal(compareParts(partsOf(""), partsOf(""), []), []),
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
values("are one day in every form", () => {
  for (const text of [
    "9 March 2019",
    "March 9, 2019",
    "Mar. 9th, 2019",
    "9 марта 2019 г.",
    "9-го марта 2019",
    "2019年3月9日",
    "2019 年 3 月 9 日",
    "2019-03-09",
    "09.03.2019",
  ])
    equal(
      daysIn(`(${text})`).map(({ year, month, day }) => [year, month, day]),
      [[2019, 3, 9]],
      text,
    );
  equal(
    daysIn("7–9 December and 12月7日至9日").map(({ month, day }) => [month, day]),
    [
      [12, 7],
      [12, 9],
      [12, 7],
      [12, 9],
    ],
  );
  equal(daysIn("In 2019, Mayor 4, version 3.10.2020.1, 45 мая"), []);
});
values.run();

const ignoring = suite("notes beside messages");
const checked = (files: Readonly<Record<string, string>>): string[] => {
  const catalogues = Object.entries(files).flatMap(([locale, text]) => {
    const { catalogue, faults } = readCatalogue(
      locale,
      "site",
      new TextFile(`locales/${locale}/site.json`, text),
    );
    equal(faults, []);
    return catalogue ?? [];
  });
  return checkTexts(catalogues, LANGUAGES, "en", NO_GLOSSARY).map(
    ({ code, file, line, column }: Fault) => `${code} ${file}:${line}:${column}`,
  );
};
const EN = '{"a": "In 2019", "n_one": "{{count}} day", "n_other": "{{count}} days"}';
ignoring("take out what they name, with a reason, in each language", () => {
  equal(checked({ en: EN, ru: '{\n  "a": "В 2018"\n}', zh: '{\n  "a": "2020年"\n}' }), [
    "check-numbers locales/ru/site.json:2:11",
    "check-numbers locales/zh/site.json:2:9",
  ]);
  equal(checked({ en: EN, ru: '{"a": "В 2018", "@a": {"ignore": {"numbers": "так и было"}}}' }), []);
  equal(checked({ en: EN, zh: '{"@a": {"ignore": {"numbers 2020": "确实如此"}}, "a": "2020年"}' }), []);
  equal(
    checked({
      en: EN,
      ru: '{"n_one": "день  {{count}}", "n_other": "дни", "@n": {"ignore": {"double-space": "x"}}}',
    }),
    [],
  );
});
ignoring("are faults themselves where they are not needed, name no check or no message", () => {
  equal(checked({ en: EN, ru: '{"a": "В 2019", "@a": {"ignore": {"numbers": "x"}}}' }), [
    "ignore-unneeded locales/ru/site.json:1:35",
  ]);
  equal(checked({ en: EN, ru: '{"a": "В 2018", "@a": {"ignore": {"numbers 2020": "x"}}}' }).sort(), [
    "check-numbers locales/ru/site.json:1:10",
    "ignore-unneeded locales/ru/site.json:1:35",
  ]);
  equal(checked({ en: EN, ru: '{"a": "В 2019", "@a": {"ignore": {"number": "x"}}}' }), [
    "ignore-unknown locales/ru/site.json:1:35",
  ]);
  equal(checked({ en: EN, ru: '{"a": "В 2019", "@b": {}}' }), ["unknown-key locales/ru/site.json:1:17"]);
  // The source is not compared, so nobody knows whether it needs this one.
  equal(checked({ en: '{"a": "In 2019", "@a": {"ignore": {"numbers": "x"}}}' }), []);
});
ignoring("are refused where they are no notes", () => {
  const faults = (note: string) =>
    readCatalogue("en", "site", new TextFile("a", `{"a": "b", "@a": ${note}}`)).faults.map(
      ({ code }) => code,
    );
  equal(faults('{"ignore": {}, "limit": 3}'), []);
  for (const note of [
    '{"limit": 0}',
    '{"limit": "3"}',
    '{"ignore": []}',
    '{"ignore": {"numbers": " "}}',
    '{"ignore": {"numbers": null}}',
  ])
    equal(faults(note), ["wrong-value"], note);
  equal(faults('{"ingore": {}}'), ["unknown-key"]);
});
ignoring("are no messages", () => {
  const { catalogue } = readCatalogue(
    "ru",
    "site",
    new TextFile("a", '{"t": {"a": "б", "@a": {"limit": 3}}, "@": "в"}'),
  );
  equal(catalogue?.messages, { t: { a: "б" }, "@": "в" });
  equal([...(catalogue?.notes.keys() ?? [])], ["t.a"]);
  equal(
    checked({
      en: '{"a": "Search", "@a": {"limit": 7}}',
      ru: '{"a": "Поиск по сайту"}',
      zh: '{"a": "搜索"}',
    }),
    ["check-too-long locales/ru/site.json:1:8"],
  );
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
    partsOf(text);
  }
});
speed.run();
