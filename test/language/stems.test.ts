import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newStemmer } from "snowball-stemmers";
import { equal, is, ok } from "uvu/assert";
import { Random } from "../../bench/search/random.ts";
import { stemEnglish } from "../../src/core/language/stem-english.ts";
import { stemRussian } from "../../src/core/language/stem-russian.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const ENDINGS = {
  russian:
    "а ам ами ах ая авшись ал ала али ает ать е ев его ее ей ейший ем ему ение ет ешь и ив ивший ившись ие иеся ий иил им ими ить их ию ия иях ла лись ло лось н на нн нная нно ность ностью о ов овать ого ое ой ом ому ости ост ою сь ся у уй уем ует уют ую ущий ы ые ый ыв ыл ым ыми ых ь ьё ью ья ю ют ющая юю я ям ями ях яя".split(
      " ",
    ),
  english:
    "s es ed ing ly ies ied y e er est ational ation ator alism fulness ousness iveness iviti biliti li ement ment ent ion tion sion ible able ous ive ize ness ful icate ative alize ical eed eedly edly ingly bling atting izing ogi logi ously bly".split(
      " ",
    ),
};
const STEMS = {
  russian: "бвгджзклмнпрстфхцчшщаеиоуыэюяьй",
  english: "bcdfghjklmnprstvwxyaeiouyaeiou",
};

for (const [algorithm, locale, stem] of [
  ["russian", "ru", (word: string) => stemRussian(word.replaceAll("ё", "е"))],
  ["english", "en", stemEnglish],
] as const) {
  const judge = newStemmer(algorithm);
  const agrees = (words: Iterable<string>) => {
    const apart = [...words].filter((word) => stem(word) !== judge.stem(word.replaceAll("ё", "е")));
    equal(apart, []);
  };
  const stems = suite(`the ${algorithm} stem`);
  stems("is Snowball's for every word of the newsroom", () => {
    const words = wordsIn(locale);
    ok(words.size > 300);
    agrees(words);
  });
  stems("is Snowball's for twenty thousand invented words", () => {
    const random = new Random(7);
    const words = Array.from({ length: 20_000 }, () => {
      const letters = Array.from({ length: random.between(1, 7) }, () => random.pick(STEMS[algorithm]));
      return (
        letters.join("") +
        random.pick(ENDINGS[algorithm]) +
        (random.next() < 0.2 ? random.pick(ENDINGS[algorithm]) : "")
      );
    });
    // Without words that have yy, which Snowball treats as two letters of different kinds.
    agrees(words.filter((word) => !word.includes("yy")));
  });
  stems("of an empty text is empty", () => is(stem(""), ""));
  stems.run();
}

/** Every word of the articles and pages of a language, in lower case. */
function wordsIn(locale: string): Set<string> {
  const folder = join(ROOT, "content");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith(`index.${locale}.md`))
    .map((file) => readFileSync(join(folder, file), "utf8"));
  return new Set(
    texts
      .join("\n")
      .toLowerCase()
      .match(locale === "ru" ? /[а-яё]+/g : /[a-z]+/g),
  );
}
