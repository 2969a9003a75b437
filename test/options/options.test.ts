import { equal, is, match, not, ok } from "uvu/assert";
import { z } from "zod";
import {
  languagesOption,
  OptionsError,
  readOptions,
  urlOption,
  withDefaultLocale,
} from "../../src/core/options/options.ts";
import { suite } from "../support/suite.ts";

/** The message of the OptionsError that is thrown. */
function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    ok(error instanceof OptionsError, String(error));
    return error.message;
  }
  throw new Error("nothing was thrown");
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption.optional(),
  folder: z.string().default("content"),
});
const URL_GIVEN = { url: "https://example.org" };

const reading = suite("readOptions");
reading("returns the given options, with the defaults", () => {
  equal(readOptions("p", schema, URL_GIVEN), { ...URL_GIVEN, folder: "content" });
  equal(readOptions("p", schema, { ...URL_GIVEN, folder: "内容" }), { ...URL_GIVEN, folder: "内容" });
});
const wrong: [fact: string, options: unknown, says: RegExp][] = [
  ["nothing", undefined, /^p: options: .*\(received nothing\)$/],
  ["null", null, /^p: options: .*\(received null\)$/],
  ["a text", "en", /^p: options: .*\(received "en"\)$/],
  ["an option that is missing", {}, /^p: url: .*\(received nothing\)$/],
  ["an option of another type", { ...URL_GIVEN, folder: 7 }, /^p: folder: .*string.*\(received 7\)$/],
  [
    "a mistyped option, with a suggestion",
    { ...URL_GIVEN, fodler: "a" },
    /^p: fodler: unknown option; did you mean "folder"\?$/,
  ],
  [
    "an unknown option without a similar name",
    { ...URL_GIVEN, "папка👩‍👩‍👧": "a" },
    /^p: папка👩‍👩‍👧: unknown option$/,
  ],
  ["a language of the wrong type", { ...URL_GIVEN, languages: [7] }, /^p: languages\.0: .*\(received 7\)$/],
  [
    "a language without properties",
    { ...URL_GIVEN, languages: ["en", {}] },
    /^p: languages\.1\.locale: .*string.*\(received nothing\)$/,
  ],
  [
    "a wrong property of a language",
    { ...URL_GIVEN, languages: ["en", { locale: "ar", dir: "ttb" }] },
    /^p: languages\.1\.dir: .*"ltr"\|"rtl".*\(received "ttb"\)$/,
  ],
  [
    "a mistyped property, with a suggestion",
    { ...URL_GIVEN, languages: ["en", { locale: "ar", lable: "عربي" }] },
    /^p: languages\.1\.lable: unknown option; did you mean "label"\?$/,
  ],
  [
    "another type of value, with the allowed types",
    { ...URL_GIVEN, languages: ["en", 7] },
    /^p: languages\.1: expected string or object \(received 7\)$/,
  ],
  ["no language", { ...URL_GIVEN, languages: [] }, /^p: languages: .*\(received \[\]\)$/],
];
for (const [fact, options, says] of wrong) {
  reading(`refuses ${fact}`, () =>
    match(
      refused(() => readOptions("p", schema, options)),
      says,
    ),
  );
}
reading("reports everything that is wrong at once", () => {
  const lines = refused(() => readOptions("p", schema, { folder: 1, a: 1, b: 2 })).split("\n");
  equal(lines.map((line) => line.replace(/^p: /, "").split(":")[0]).sort(), ["a", "b", "folder", "url"]);
});
reading.run();

const urls = suite("urlOption");
for (const given of ["https://example.org", "https://Example.org:443/", " https://example.org\n"])
  urls(`gives the origin of ${JSON.stringify(given)}`, () =>
    is(readOptions("p", schema, { url: given }).url, "https://example.org"),
  );
for (const [given, says] of [
  [
    "https://example.org/a?b",
    /^p: url: .*received "https:\/\/example.org\/a\?b", which has a query: write "https:\/\/example.org\/a"$/,
  ],
  ["example.org", /^p: url: .*which has no https:\/\/ at its beginning: write "https:\/\/example.org"$/],
  ["https://me@example.org?a", /^p: url: .*a user name and a query: write "https:\/\/example.org"$/],
  [
    "ftp://example.org",
    /^p: url: .*another protocol.*: write an address such as "https:\/\/news.example.org"$/,
  ],
] as const)
  urls(`refuses ${given} with its place and what to write`, () =>
    match(
      refused(() => readOptions("p", schema, { url: given })),
      says,
    ),
  );
urls.run();

const readLanguages = (given: unknown) =>
  readOptions("p", z.strictObject({ languages: languagesOption }), { languages: given }).languages;

const languages = suite("languagesOption");
languages("returns known languages in their order", () => {
  equal(
    readLanguages(["ru", "zh", { locale: "en" }]).map(({ lang }) => lang),
    ["ru", "zh-Hans", "en"],
  );
});
const unknown: [fact: string, given: readonly unknown[], says: RegExp][] = [
  ["an unknown language, with its position", ["en", "xx-unknown"], /languages\.1: "xx-unknown"/],
  ["a language in capitals, with a suggestion", ["RU"], /languages\.0: "RU".*did you mean "ru"/],
  ["an empty one", [""], /languages\.0: ""/],
  ["a language with one of three properties", [{ locale: "eo", lang: "eo" }], /languages\.0: "eo".*ogLocale/],
  [
    "a language twice",
    ["en", "zh", { locale: "en", status: "configuring" }],
    /languages: "en" is listed twice/,
  ],
  [
    "two languages with one tag, which would have the same hreflang",
    ["en", "zh", { locale: "cn", lang: "zh-hans", ogLocale: "zh_CN", label: "简体中文" }],
    /languages\.2\.lang: "zh-hans" is the lang of "zh" too/,
  ],
  [
    "a tag with an underscore",
    [{ locale: "cn", lang: "zh_CN", ogLocale: "zh_CN", label: "简体中文" }],
    /languages\.0\.lang: expected a language tag such as "zh-Hans".*received "zh_CN"/,
  ],
  [
    "a country's code as a tag, with the language's",
    ["en", { locale: "jp", lang: "jp", ogLocale: "ja_JP", label: "日本語" }],
    /languages\.1\.lang: .*did you mean "ja"\?/,
  ],
];
for (const [fact, given, says] of unknown) {
  languages(`refuses ${fact}`, () =>
    match(
      refused(() => readLanguages(given)),
      says,
    ),
  );
}
const shapes: [fact: string, given: object, taken: boolean][] = [
  ["a locale with a script", { locale: "zh-hant" }, true],
  ["a locale in capitals", { locale: "EN" }, false],
  ["a locale that would leave its folder", { locale: "../x" }, false],
  ["a locale in Chinese", { locale: "中文" }, false],
  ["a share locale in another form", { locale: "ru", ogLocale: "ru-RU" }, false],
  ["another direction", { locale: "ar", dir: "ttb" }, false],
  ["another status", { locale: "ru", status: "soon" }, false],
  ["a mistyped property", { locale: "ru", lable: "Русский" }, false],
];
for (const [fact, given, taken] of shapes) {
  languages(`${taken ? "accepts" : "refuses"} ${fact}`, () =>
    is(languagesOption.safeParse([given]).success, taken),
  );
}
languages.run();

const fallback = suite("withDefaultLocale");
const site = z
  .strictObject({ languages: languagesOption, defaultLocale: z.string().optional() })
  .transform(withDefaultLocale);
const readLocale = (languages: readonly unknown[], defaultLocale?: string) =>
  readOptions("p", site, { languages, defaultLocale }).defaultLocale;
const three = [{ locale: "en", status: "configuring" }, "zh", "ru"];
fallback("is the first ready language if none is given", () => is(readLocale(three), "zh"));
fallback("is the given language", () => is(readLocale(three, "ru"), "ru"));
for (const [fact, among, given] of [
  ["one that is being set up", three, "en"],
  ["one that the site doesn't have", three, "fr"],
  ["an empty one", three, ""],
  ["a missing one if no language is ready", three.slice(0, 1), undefined],
] as const) {
  fallback(`refuses ${fact}`, () => {
    const message = refused(() => readLocale(among, given));
    match(message, /^p: defaultLocale: expected a ready language/);
    not.match(message, /undefined is/);
  });
}
fallback.run();
