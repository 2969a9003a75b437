import { equal, is } from "uvu/assert";
import { engineKey, foldWord, wordsIn } from "../../src/core/language/fold.ts";
import { suite } from "../support/suite.ts";

const fold = suite("foldWord");
for (const [lang, ways, why] of [
  ["en", ["O’Brien", "o'brien", "OBRIEN"], "apostrophes"],
  [
    "uz",
    ["Oʻzbek", "O‘zbek", "O'zbek", "O`zbek", "O’zbek", "O′zbek", "O＇zbek", "ozbek"],
    "all kinds of them",
  ],
  ["uk", ["обʼєднання", "об’єднання", "об'єднання"], "and in Cyrillic"],
  ["fr", ["École", "ecole", "E\u0301cole"], "accents"],
  ["ru", ["ёлка", "Елка"], "ё and е"],
  [
    "fa",
    ["کتاب‌های", "كتابهاي", "کتـابهای", "کِتابهای"],
    "letters, joiners, stretched lines and vowels of Arabic",
  ],
  ["ar", ["مدرسة", "مدرسه"], "the two endings of a word"],
  ["fa", ["۲۰۲۴", "٢٠٢٤", "2024"], "digits"],
  ["sr-Cyrl", ["Његошева", "Njegoševa", "njegoseva"], "both scripts of Serbian"],
  ["sr-Latn", ["џеп", "džep"], "both scripts of Serbian, in the other one"],
] as const)
  fold(`${lang}: is the same for ${why}`, () => {
    equal(
      new Set(ways.map((word) => foldWord(word, lang))).size,
      1,
      ways.map((word) => foldWord(word, lang)).join(),
    );
  });
fold("keeps letters that are not the same", () => {
  for (const [lang, one, other] of [
    ["ru", "мой", "мои"],
    ["mk", "џеп", "džep"],
    ["en", "۲۰", "20"],
  ] as const)
    is(foldWord(one, lang) === foldWord(other, lang), false, one);
});
fold("is empty for an empty word, and leaves signs as they are", () => {
  for (const word of ["", "👩‍🔬".replace("\u200D", ""), "<script>"]) is(foldWord(word, "en"), word);
});
fold.run();

const key = suite("engineKey");
key("differs where Pagefind takes two ways of writing for two words", () => {
  is(engineKey("O‘zbek", "uz"), engineKey("o'zbek", "uz"));
  is(engineKey("Oʻzbek", "uz"), "oʻzbek");
  is(engineKey("كتاب", "fa") === engineKey("کتاب", "fa"), false);
  is(engineKey("Жена", "sr"), "жена");
  is(engineKey("жена", "sr-Latn"), "zena");
});
key.run();

const words = suite("wordsIn");
for (const [lang, text, expected] of [
  ["en", "The 2nd Centre’s visit — Café! Don't 👩‍👩‍👧", ["The", "nd", "Centre", "visit", "Café", "Don't"]],
  ["fr", "L’école d'aujourd’hui, qu’elle ‘voit’", ["école", "aujourd’hui", "elle", "voit"]],
  ["it", "Un’antica dell’isola", ["antica", "isola"]],
  ["ca", "L’aigua d'ahir", ["aigua", "ahir"]],
  ["uk", "Об’єднання ‘сім’я’", ["Об’єднання", "сім’я"]],
  ["fa", "کتاب‌های ۲۰۲۴", ["کتاب‌های", "۲۰۲۴"]],
  ["zh-Hans", "教育", ["教育"]],
  ["ru", "", []],
] as const)
  words(`of ${lang}: ${text}`, () => equal(wordsIn(text, lang), expected));
words.run();
