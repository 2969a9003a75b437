import { equal, instance, is, match, throws } from "uvu/assert";
import { readNewsroom } from "../../src/core/options/newsroom.ts";
import { OptionsError } from "../../src/core/options/options.ts";
import { suite } from "../support/suite.ts";

const GIVEN = { url: "https://example.org", languages: ["en", "zh", "ru"] };

const newsroom = suite("readNewsroom");
newsroom("fills in the defaults", () => {
  const { settings, folders, pageSize, offline } = readNewsroom(GIVEN);
  const { url, languages, defaultLocale, missing } = settings;
  equal(
    [url, defaultLocale, missing, folders, pageSize, offline],
    ["https://example.org", "en", "announced", { content: "content", locales: "locales" }, 24, false],
  );
  equal(
    languages.map(({ locale, lang, status }) => [locale, lang, status]),
    [
      ["en", "en", "ready"],
      ["zh", "zh-Hans", "ready"],
      ["ru", "ru", "ready"],
    ],
  );
});
newsroom("accepts every option", () => {
  const { settings, folders, pageSize } = readNewsroom({
    ...GIVEN,
    languages: ["en", { locale: "zh", label: "中文" }, { locale: "ru", status: "configuring" }],
    defaultLocale: "zh",
    content: "тексты",
    locales: "词",
    missing: "absent",
    pageSize: 10,
  });
  equal(
    [settings.defaultLocale, settings.missing, folders, pageSize],
    ["zh", "absent", { content: "тексты", locales: "词" }, 10],
  );
  equal(
    settings.languages.map(({ label, status }) => [label, status]),
    [
      ["English", "ready"],
      ["中文", "ready"],
      ["Русский", "configuring"],
    ],
  );
});
newsroom("treats undefined options as missing", () => {
  equal(
    readNewsroom({ ...GIVEN, defaultLocale: undefined, content: undefined, missing: undefined }),
    readNewsroom(GIVEN),
  );
});
const wrong: [fact: string, options: unknown, path: string][] = [
  ["nothing", undefined, "options"],
  ["no address", { languages: ["en"] }, "url"],
  ["no languages", { url: "https://example.org" }, "languages"],
  ["an empty list of languages", { ...GIVEN, languages: [] }, "languages"],
  ["an address with a query", { ...GIVEN, url: "https://example.org/?a" }, "url"],
  ["an unknown way to treat missing editions", { ...GIVEN, missing: "hidden" }, "missing"],
  ["a page of no articles", { ...GIVEN, pageSize: 0 }, "pageSize"],
  ["a page of half an article", { ...GIVEN, pageSize: 1.5 }, "pageSize"],
  ["a mistyped option", { ...GIVEN, langauges: ["en"] }, "langauges"],
  ["an unknown language", { ...GIVEN, languages: ["en", "</script>"] }, "languages.1"],
  ["a language twice", { ...GIVEN, languages: ["en", "ru", "ru"] }, "languages"],
  [
    "a default that is being set up",
    { ...GIVEN, languages: ["en", { locale: "ru", status: "configuring" }], defaultLocale: "ru" },
    "defaultLocale",
  ],
  ["a default that the site doesn't have", { ...GIVEN, defaultLocale: "fr" }, "defaultLocale"],
  [
    "languages without a ready one",
    { ...GIVEN, languages: [{ locale: "zh", status: "configuring" }] },
    "defaultLocale",
  ],
];
for (const [fact, options, path] of wrong) {
  newsroom(`refuses ${fact}, at ${path}`, () => {
    throws(
      () => readNewsroom(options),
      (error: unknown) => {
        instance(error, OptionsError);
        match(String((error as Error).message), `polyglotPlugin: ${path}: `);
        return true;
      },
    );
  });
}
newsroom("throws an error with the name OptionsError", () => {
  is(new OptionsError("x").name, "OptionsError");
});
newsroom.run();
