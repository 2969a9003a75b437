import { equal, is, ok } from "uvu/assert";
import { countReading, readingMinutes } from "../../src/core/language/reading-time.ts";
import { suite } from "../support/suite.ts";

const minutes = suite("readingMinutes");
const rows: [fact: string, text: string, lang: string, expected: number][] = [
  ["is 0 for an empty text", "", "en", 0],
  ["is 0 for dashes and an emoji", "— … 👩‍👩‍👧", "ru", 0],
  ["is a minute for a word in en", "News", "en", 1],
  ["is a minute for a character in zh", "新", "zh-Hans", 1],
  ["counts words in en", "word ".repeat(228 * 3), "en", 3],
  ["counts words in ru, which are longer", "слово ".repeat(184 * 3), "ru", 3],
  ["counts characters in zh", "新闻，".repeat(255), "zh-Hans", 2],
  ["counts words and characters of a mixed text", `${"IIOE ".repeat(184)}${"新".repeat(255)}`, "zh-Hans", 2],
  ["counts kana in ja", "ニュース".repeat(357), "ja", 4],
  ["takes the mean for a language that was not measured", "сөз ".repeat(184 * 2), "kk", 2],
  ["rounds to the nearest minute", "word ".repeat(228 * 2 - 100), "en", 2],
];
for (const [fact, text, lang, expected] of rows)
  minutes(fact, () => is(readingMinutes(text, lang), expected));
minutes("takes little time for a long text, also in Thai", () => {
  const start = process.cpuUsage();
  ok(readingMinutes("ข่าวการศึกษา".repeat(40_000), "th") > 100);
  ok(readingMinutes("слово, ".repeat(150_000), "ru") > 100);
  const { user, system } = process.cpuUsage(start);
  ok(user + system < 5_000_000, `${user + system} µs`);
});
minutes.run();

const words = suite("countReading");
const texts: [lang: string, text: string][] = [
  ["en", "UNESCO’s 42nd session, 1,000 teachers and 3.5 million; it's over"],
  ["ru", "Всего 1,5 млн участников приехали в Женеву, в том числе О’Нил"],
  ["fr", "Une idée à partager : « savoir pour agir »"],
  ["ar", "مرحبا بالعالم"],
  ["th", "ข่าวการศึกษา"],
  ["en", ""],
];
for (const [lang, text] of texts) {
  words(`counts words as Unicode's own rules do: ${lang} “${text}”`, () => {
    const segments = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)];
    is(countReading(text, lang).words, segments.filter(({ isWordLike }) => isWordLike).length);
  });
}
words("counts a word with a hyphen as one, in Russian and English", () => {
  is(countReading("онлайн-обучение", "ru").words, 1);
  is(countReading("last-mile problem", "en").words, 2);
});
words("counts characters and words separately, in any Unicode plane, also with a dictionary", () => {
  for (const [text, lang, expected] of [
    ["IIOE 会议𠀀，a.b", "zh-Hans", { characters: 3, words: 2 }],
    ["𐐀𐐁 𠮷𠮷 𝒜", "en", { characters: 2, words: 2 }],
    ["ข่าว新การศึกษา", "th", { characters: 1, words: 3 }],
    ["a--b, c. d'.e", "en", { characters: 0, words: 5 }],
    ["\uD800x\uDC00", "en", { characters: 0, words: 1 }],
  ] as const)
    equal(countReading(text, lang), expected, text);
});
words.run();
