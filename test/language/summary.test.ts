import { is, ok } from "uvu/assert";
import { SUMMARY_LIMIT, summarise } from "../../src/core/language/summary.ts";
import { suite } from "../support/suite.ts";

const limits = suite("SUMMARY_LIMIT");
limits("is half as long for Han characters as for letters", () => {
  is(SUMMARY_LIMIT.han * 2, SUMMARY_LIMIT.other);
});
for (const [lang, sentence, limit] of [
  ["en", "Ten words. ", 220],
  ["zh-Hans", "这是十个汉字的一句。", 110],
  ["ru", "Вот слова. ", 220],
] as const) {
  limits(`keeps ${limit} graphemes of ${lang}, and not one sentence more`, () => {
    const one = sentence.trimEnd();
    const fits = Math.floor((limit + sentence.length - one.length) / sentence.length);
    is(summarise(sentence.repeat(fits + 5), lang), sentence.repeat(fits).trimEnd());
    is(summarise("x".repeat(limit), lang), "x".repeat(limit), "a text of just the limit stays");
  });
}
limits.run();

const summary = suite("summarise");
const rows: [fact: string, text: string, lang: string, limit: number, expected: string][] = [
  ["is empty for an empty text", "", "en", 10, ""],
  ["is empty for white space", " \n\t\u00A0\u3000", "zh-Hans", 10, ""],
  ["keeps a short text whole", "One. Two.", "en", 9, "One. Two."],
  [
    "folds white space, also the no-break kinds",
    "One\u00A0two\n three\u202Ffour ",
    "en",
    99,
    "One two three four",
  ],
  ["keeps whole sentences in en", "One. Two is longer.", "en", 6, "One."],
  ["keeps whole sentences in zh", "第一句。第二句更长。", "zh-Hans", 6, "第一句。"],
  ["keeps whole sentences in ru", "Раз. Два длиннее.", "ru", 6, "Раз."],
  ["does not count the space after the last sentence", "One. Two. Three.", "en", 9, "One. Two."],
  ["ends at a word with an ellipsis in en", "One long sentence without an end", "en", 12, "One long…"],
  ["ends at a word with an ellipsis in ru", "Одно длинное предложение", "ru", 14, "Одно длинное…"],
  ["leaves punctuation out before the ellipsis", "One, two, three, four", "en", 10, "One, two…"],
  ["counts a family emoji as one", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "en", 3, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧"],
  ["never cuts an emoji", "👨‍👩‍👧 👨‍👩‍👧 👨‍👩‍👧", "en", 3, "👨‍👩‍👧…"],
  ["counts a letter with its accent as one", "e\u0301e\u0301e\u0301", "en", 3, "e\u0301e\u0301e\u0301"],
  ["keeps markup as text", "</script> is text. More.", "en", 18, "</script> is text."],
  ["keeps Arabic", "جملة أولى. جملة ثانية.", "ar", 12, "جملة أولى."],
  [
    "does not end a Russian sentence at г.",
    "9 марта 2019 г. прошла встреча. Вторая.",
    "ru",
    32,
    "9 марта 2019 г. прошла встреча.",
  ],
];
for (const [fact, text, lang, limit, expected] of rows) {
  summary(fact, () => is(summarise(text, lang, limit), expected));
}

for (const [lang, text] of [
  ["en", "An unbroken sentence of many words goes on, and on, and on without a stop of any kind"],
  ["zh-Hans", "这是一个没有句号的长句子，它一直继续下去，没有任何停顿，直到最后"],
  ["ru", "Одно предложение из многих слов тянется, и тянется, и тянется без единой точки"],
] as const) {
  summary(`stays within every limit for ${lang}, and is always the beginning of the text`, () => {
    const length = (part: string) => [...new Intl.Segmenter(lang).segment(part)].length;
    for (let limit = 10; limit < length(text); limit++) {
      const short = summarise(text, lang, limit);
      ok(length(short) <= limit, `${limit}: ${short}`);
      is(short.at(-1), "…");
      ok(text.startsWith(short.slice(0, -1)), short);
      ok(/^[\s\p{P}]|^$/u.test(text.slice(short.length - 1)) || lang === "zh-Hans", `a cut word: ${short}`);
    }
  });
}
summary("takes little time for a paragraph of a million letters, with the same result", () => {
  for (const [lang, sentence] of [
    ["en", "One of many sentences. "],
    ["zh-Hans", "这是一句话。"],
    ["ru", "Одно из многих предложений. "],
  ] as const)
    is(summarise(sentence.repeat(40_000), lang), summarise(sentence.repeat(100), lang));
});
summary.run();
