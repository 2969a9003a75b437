import { createRequire } from "node:module";
import { equal, is, ok, throws } from "uvu/assert";
import { createMessages, MessageError } from "../../src/core/messages/messages.ts";
import { byStem, splitPlural, wholeForms } from "../../src/core/messages/plurals.ts";
import { suite } from "../support/suite.ts";

/** The rules of CLDR: forms by language, each with samples of the numbers that take it. */
const { supplemental } = createRequire(import.meta.url)("cldr-core/supplemental/plurals.json") as {
  supplemental: { "plurals-type-cardinal": Record<string, Record<string, string>> };
};

const forms = suite("wholeForms");
forms("are those for which CLDR has whole numbers, in every language", () => {
  const languages = Object.entries(supplemental["plurals-type-cardinal"]).filter(
    ([lang]) => Intl.PluralRules.supportedLocalesOf(lang).length > 0,
  );
  ok(languages.length > 100);
  for (const [lang, rules] of languages) {
    const known = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    const whole = Object.entries(rules)
      .filter(([, rule]) => rule.includes("@integer"))
      .map(([name]) => name.replace("pluralRule-count-", ""));
    // Node.js may have another version of CLDR.
    if (known.length !== Object.keys(rules).length) continue;
    equal([...wholeForms(lang, "")].sort(), whole.sort(), lang);
  }
});
for (const [lang, expected] of Object.entries({
  en: "one other",
  zh: "other",
  ru: "one few many",
  cs: "one few other",
}))
  forms(`of ${lang} are ${expected}`, () => is(wholeForms(lang, "").join(" "), expected));
forms.run();

const split = suite("splitPlural");
const SPLIT: readonly [key: string, keys: readonly string[], expected: string][] = [
  ["a_few", ["a_few", "a_other"], "a few"],
  ["a_one", ["a_one", "a_few"], "a one"],
  ["a_many", ["a_one", "a_many"], "a many"],
  ["t.a_other", ["t.a_other"], "t.a other"],
  ["a_other", ["a_other"], "a other"],
  ["how_many", ["how_many", "how"], ""],
  ["a_one", ["a_one", "a_two"], ""],
  ["_one", ["_one", "_other"], ""],
  ["ключ_few", ["ключ_few", "ключ_many"], "ключ few"],
];
for (const [key, keys, expected] of SPLIT)
  split(`reads ${key} among ${keys.join(", ")}`, () => {
    const found = splitPlural(key, (name) => keys.includes(name));
    is(found ? `${found.stem} ${found.form}` : "", expected);
  });
split("makes one message of the forms of a language that leaves out its form for fractions", () => {
  const ru = new Map(["a_one", "a_few", "a_many", "b"].map((key) => [key, key]));
  equal([...byStem(ru).keys()], ["a", "b"]);
});
split.run();

const fractions = suite("a fraction");
const texts = { s: { a_one: "{{count}} статья", a_few: "{{count}} статьи", a_many: "{{count}} статей" } };
fractions("takes the form for fractions, and is an error that names the number where there is none", () => {
  const t = createMessages(
    { ru: { s: { ...texts.s, a_other: "{{count}} статьи, не целое" } } },
    { ru: "ru" },
  )("ru");
  is(t("s:a", { count: 1.5 }), "1.5 статьи, не целое");
  const without = createMessages({ ru: texts }, { ru: "ru" })("ru");
  is(without("s:a", { count: 22 }), "22 статьи");
  throws(
    () => without("s:a", { count: 1.5 }),
    (error: unknown) =>
      error instanceof MessageError && error.message === 'ru: no message "s:a" for the number 1.5',
  );
});
fractions.run();
