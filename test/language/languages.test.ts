import { equal, is, match, ok } from "uvu/assert";
import { KNOWN_LOCALES, languageOf } from "../../src/core/language/languages.ts";
import { suite } from "../support/suite.ts";

const known = suite("languageOf");
known("knows en", () => {
  equal(languageOf("en"), {
    locale: "en",
    lang: "en",
    ogLocale: "en_US",
    label: "English",
    dir: "ltr",
    status: "ready",
  });
});
known("knows zh as simplified Chinese", () => {
  equal(languageOf("zh"), {
    locale: "zh",
    lang: "zh-Hans",
    ogLocale: "zh_CN",
    label: "简体中文",
    dir: "ltr",
    status: "ready",
  });
});
known("knows ru", () => {
  equal(languageOf("ru"), {
    locale: "ru",
    lang: "ru",
    ogLocale: "ru_RU",
    label: "Русский",
    dir: "ltr",
    status: "ready",
  });
});
known("accepts a known locale as an object too", () => equal(languageOf({ locale: "ru" }), languageOf("ru")));
known("prefers the given properties to the known ones", () => {
  const given = {
    locale: "zh",
    lang: "zh-Hant-HK",
    ogLocale: "zh_HK",
    label: "繁體中文（香港）",
    dir: "rtl",
    status: "configuring",
  } as const;
  equal(languageOf(given), given);
});
known("prefers one given property and keeps the others", () => {
  equal(languageOf({ locale: "kk", status: "configuring" }), {
    ...languageOf("kk"),
    status: "configuring",
  });
});
known("accepts a language that is not in the table if its properties are given", () => {
  equal(languageOf({ locale: "eo", lang: "eo", ogLocale: "eo_EO", label: "Esperanto" }), {
    locale: "eo",
    lang: "eo",
    ogLocale: "eo_EO",
    label: "Esperanto",
    dir: "ltr",
    status: "ready",
  });
});
known("gives a language that is not in the table the direction of its script", () => {
  const tags = { ug: "rtl", "kk-Arab": "rtl", "ar-Latn": "ltr" };
  for (const [lang, dir] of Object.entries(tags))
    is(languageOf({ locale: "xx", lang, ogLocale: "xx_XX", label: "X" })?.dir, dir, lang);
});
known("does not know a language if one of its properties is missing", () => {
  const whole = { locale: "eo", lang: "eo", ogLocale: "eo_EO", label: "Esperanto" };
  for (const key of ["lang", "ogLocale", "label"] as const) {
    const { [key]: _, ...rest } = whole;
    is(languageOf(rest), undefined, key);
  }
});
for (const locale of [
  "",
  "EN",
  "en-US",
  "zh_CN",
  "constructor",
  "__proto__",
  "toString",
  "中文",
  "</script>",
]) {
  known(`does not know ${JSON.stringify(locale)}`, () => is(languageOf(locale), undefined));
}
known.run();

const table = suite("the table of known languages");
/** Scripts that run from right to left, by ISO 15924. */
const RTL = ["Arab", "Hebr", "Thaa", "Nkoo", "Syrc", "Adlm", "Rohg"];
for (const locale of KNOWN_LOCALES) {
  table(`has tags, a direction and a name for ${locale} that Intl agrees with`, () => {
    const language = languageOf(locale);
    ok(language);
    const { script, language: base = "" } = new Intl.Locale(language.lang).maximize();
    is(Intl.getCanonicalLocales(language.lang)[0], language.lang, "a canonical tag");
    is(language.dir, RTL.includes(script ?? "") ? "rtl" : "ltr");
    match(language.ogLocale, new RegExp(`^${base}_[A-Z]{2}$`));
    const named = new Intl.DisplayNames([language.lang], { type: "language" }).of(language.lang) ?? "";
    const letters = (text: string) =>
      text
        .normalize("NFKD")
        .replace(/[^\p{L}]|\p{Lm}/gu, "")
        .toLocaleLowerCase(language.lang);
    // Intl has "Indonesia" and "қазақ тілі" where people write "Bahasa Indonesia" and "Қазақша".
    ok(letters(language.label).includes(letters(named).slice(0, 4)), `${language.label}, ${named}`);
    match(locale, /^[a-z]{2,3}(-[a-z]+)?$/);
  });
}
table.run();
