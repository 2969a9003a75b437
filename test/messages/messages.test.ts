import { createRequire } from "node:module";
import { equal, is, match, not, throws } from "uvu/assert";
import {
  createMessages,
  MessageError,
  type MessageKey,
  type Translate,
} from "../../src/core/messages/messages.ts";
import { TOOL_LOCALES } from "../../src/core/messages/tool-messages.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { suite } from "../support/suite.ts";

const RESOURCES = {
  en: {
    site: {
      name: "News",
      articles_one: "{{count}} article",
      articles_other: "{{count}} articles",
      title: "{{title}}!",
      two: "{{a}} and {{b}}",
      menu: { home: "Home" },
      only: "only in English",
      empty: "",
      nested: "$t(name)",
    },
    archive: { name: "Archive" },
  },
  zh: {
    site: { name: "新闻", articles_other: "{{count}}篇文章", title: "《{{title}}》", menu: { home: "首页" } },
  },
  ru: {
    site: {
      name: "Новости",
      articles_one: "{{count}} статья",
      articles_few: "{{count}} статьи",
      articles_many: "{{count}} статей",
      articles_other: "{{count}} статьи",
      title: "«{{title}}»",
      menu: { home: "Главная" },
    },
  },
} as const;
const messages = createMessages(RESOURCES, { en: "en", zh: "zh-Hans", ru: "ru" });

const plain = suite("createMessages");
const rows: [
  locale: string,
  key: string,
  values: Record<string, string | number> | undefined,
  text: string,
][] = [
  ["en", "site:name", undefined, "News"],
  ["zh", "site:name", undefined, "新闻"],
  ["ru", "site:name", undefined, "Новости"],
  ["en", "archive:name", undefined, "Archive"],
  ["en", "site:menu.home", undefined, "Home"],
  ["zh", "site:menu.home", undefined, "首页"],
  ["ru", "site:menu.home", undefined, "Главная"],
  ["en", "site:articles", { count: 1 }, "1 article"],
  ["en", "site:articles", { count: 0 }, "0 articles"],
  ["en", "site:articles", { count: 2 }, "2 articles"],
  ["zh", "site:articles", { count: 0 }, "0篇文章"],
  ["zh", "site:articles", { count: 1 }, "1篇文章"],
  ["zh", "site:articles", { count: 21 }, "21篇文章"],
  ["ru", "site:articles", { count: 0 }, "0 статей"],
  ["ru", "site:articles", { count: 1 }, "1 статья"],
  ["ru", "site:articles", { count: 3 }, "3 статьи"],
  ["ru", "site:articles", { count: 5 }, "5 статей"],
  ["ru", "site:articles", { count: 11 }, "11 статей"],
  ["ru", "site:articles", { count: 21 }, "21 статья"],
  ["ru", "site:articles", { count: 1.5 }, "1.5 статьи"],
  ["en", "site:two", { a: "{{b}}", b: "B" }, "{{b}} and B"],
  ["en", "site:title", { title: "" }, "!"],
];
for (const [locale, key, values, text] of rows) {
  plain(`says ${text} for ${key} ${values ? JSON.stringify(values) : ""} in ${locale}`, () => {
    is(messages(locale)(key, values), text);
  });
}
/** Values that could be mistaken for markup or placeholders. */
const NASTY = [
  "</script><b>",
  "&amp;",
  "{{count}}",
  "{{title}}",
  "$t(name)",
  "$t(site:name)",
  "$&",
  "$1$$",
  "\\",
  "👩‍👩‍👧",
  "a\u00A0b",
  "\u202Eabc",
  "__proto__",
  "",
];
for (const [locale, around] of [
  ["en", ["", "!"]],
  ["zh", ["《", "》"]],
  ["ru", ["«", "»"]],
] as const) {
  plain(`puts values into ${locale} unchanged, whatever they contain`, () => {
    for (const title of NASTY)
      is(
        messages(locale)("site:title", { title }),
        around.join("\0").replace("\0", () => title),
      );
  });
}
plain("uses the plural rules of Intl for every number up to 200", () => {
  for (const [locale, lang] of [
    ["en", "en"],
    ["zh", "zh-Hans"],
    ["ru", "ru"],
  ] as const) {
    const forms: Record<string, unknown> = RESOURCES[locale].site;
    const rules = new Intl.PluralRules(lang);
    for (let count = 0; count <= 200; count++) {
      const pattern = forms[`articles_${rules.select(count)}`];
      is(messages(locale)("site:articles", { count }), String(pattern).replace("{{count}}", String(count)));
    }
  }
});
plain("keeps the languages apart when they are used in turn", () => {
  const all = () => ["en", "zh", "ru"].map((locale) => messages(locale)("site:name"));
  equal(
    [all(), all()],
    [
      ["News", "新闻", "Новости"],
      ["News", "新闻", "Новости"],
    ],
  );
});
plain("keeps two sets of messages apart", () => {
  const other = createMessages({ en: { site: { name: "Other" } } }, { en: "en" });
  equal([other("en")("site:name"), messages("en")("site:name")], ["Other", "News"]);
});
plain.run();

const refusing = suite("MessageError");
const missing: [fact: string, locale: string, key: string, values?: Record<string, string | number>][] = [
  ["a message that exists only in English, requested in Russian", "ru", "site:only"],
  ["a message that exists only in English, requested in Chinese", "zh", "site:only"],
  ["a namespace that one language doesn't have", "zh", "archive:name"],
  ["a misspelt key", "en", "site:nmae"],
  ["a key without its namespace", "en", "name"],
  ["an empty key", "en", ""],
  ["only a namespace", "en", "site:"],
  ["a tree of messages", "en", "site:menu"],
  ["a tree of messages in Russian", "ru", "site:menu"],
  ["a property of a text", "en", "site:name.length"],
  ["a property of every object", "en", "site:constructor"],
  ["a property of every object, one level down", "zh", "site:menu.toString"],
  ["a plural form without a number", "ru", "site:articles"],
  ["a value that is not given", "en", "site:title"],
  ["one value of two", "en", "site:two", { a: "x" }],
  ["a value of another name", "zh", "site:title", { titel: "x" }],
  ["an unknown language", "fr", "site:name"],
];
for (const [fact, locale, key, values] of missing) {
  refusing(`is thrown for ${fact}`, () => {
    throws(
      () => messages(locale)(key, values),
      (error: unknown) => error instanceof MessageError && error.message.startsWith(`${locale}: `),
    );
  });
}
refusing("is thrown for a plural form that the language needs but doesn't have", () => {
  const t = createMessages(
    { ru: { site: { a_one: "{{count}} a", a_other: "{{count}} b" } } },
    { ru: "ru" },
  )("ru");
  is(t("site:a", { count: 21 }), "21 a");
  throws(
    () => t("site:a", { count: 5 }),
    (error: unknown) => error instanceof MessageError,
  );
});
refusing("is not thrown for a text that is empty", () => is(messages("en")("site:empty"), ""));
refusing.run();

const typed = suite("MessageKey");
typed("has every key of our catalogues, and a misspelt one does not compile", () => {
  const keys: MessageKey[] = [
    "site:name",
    "archive:articles",
    "faults:date-format.problem",
    "dates:published",
    // @ts-expect-error: a letter is missing
    "site:nme",
    // @ts-expect-error: no such namespace
    "sites:name",
    // @ts-expect-error: a plural form is chosen by its number, not by name
    "archive:articles_one",
    // @ts-expect-error: a tree of messages is not a message
    "faults:date-format",
    // @ts-expect-error: a key without its namespace
    "name",
    // @ts-expect-error: any text could be misspelt
    String("site:name"),
  ];
  is(keys.length, 10);
});
typed("applies to the function that pages use", () => {
  const t: Translate = ownMessages("en");
  match(t("site:name"), /\S/);
  // @ts-expect-error: a letter is missing
  const misspelt = () => t("site:nme");
  throws(misspelt, (error: unknown) => error instanceof MessageError);
});
typed.run();

const own = suite("our own messages");
own("exist in three languages", () => equal(Object.keys(TOOL_LOCALES), ["en", "zh", "ru"]));
for (const locale of Object.keys(TOOL_LOCALES)) {
  own(`come in ${locale} if the caller or the environment asks for it`, () => {
    const name = createRequire(import.meta.url)(`../../locales/${locale}/site.json`).name;
    is(ownMessages(locale, { LANG: "fr_FR.UTF-8" })("site:name"), name);
    is(ownMessages(undefined, { LANG: `${locale}_XX.UTF-8` })("site:name"), name);
    is(ownMessages(undefined, { LC_ALL: `${locale}_XX`, LANG: "en_US" })("site:name"), name);
  });
}
own("come in English for other environments, even odd ones", () => {
  const english = ownMessages("en", {})("site:name");
  for (const LANG of ["", "C", "POSIX", "fr_FR.UTF-8", "constructor", "__proto__", "русский", "👩‍👩‍👧"])
    is(ownMessages(undefined, { LANG })("site:name"), english, LANG);
  not.match(english, /[\p{Script=Han}\p{Script=Cyrillic}]/u);
});
own.run();
