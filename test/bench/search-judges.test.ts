import { equal, is, ok } from "uvu/assert";
import { archiveWords } from "../../bench/search/archive-words.ts";
import { excerptFaults } from "../../bench/search/excerpts.ts";
import { absentFigures, figures, unannounced } from "../../bench/search/measure.ts";
import {
  absentCharacterClasses,
  absentWordClasses,
  isAbsentFrom,
} from "../../bench/search/queries-absent.ts";
import { Random } from "../../bench/search/random.ts";
import type { TextPage } from "../../bench/search/text.ts";
import { suite } from "../support/suite.ts";

/** An excerpt as pieces; what is between asterisks is marked. */
function piecesOf(text: string) {
  return text
    .split("*")
    .flatMap((part, index) => (part === "" ? [] : [{ text: part, found: index % 2 === 1 }]));
}

const excerpts = suite("a judge of excerpts");
const ENGLISH = ["A visit to Geneva", "The visit took place. It was long, and it was good.", "See below"];
const CHINESE = ["访问日内瓦", "他说：“访问 2024 年开始。”第 13 次访问结束。"];
const RUSSIAN = ["Визит", "Визит состоялся. Он длился час."];
for (const [lang, blocks, excerpt, faults, why] of [
  ["en", ENGLISH, "The *visit* took place.", [], "a whole sentence"],
  ["en", ENGLISH, "…*It* was long…", [], "a sentence that is cut with marks"],
  ["en", ENGLISH, "*See* below", [], "a whole paragraph without a full stop"],
  [
    "en",
    ENGLISH,
    "*visit* took place.",
    ["cut at the beginning without a mark"],
    "a beginning in a sentence",
  ],
  ["en", ENGLISH, "It was *long*", ["cut at the end without a mark"], "an end in a sentence"],
  ["en", ENGLISH, "A *visit* to Geneva The visit took place.", ["paragraphs joined"], "a glued headline"],
  ["en", ENGLISH, "The visit tookplace.", ["spaces not as on the page"], "a lost space"],
  [
    "en",
    ["See it all now. See it all now."],
    "*See* it all now. *See* it all now.",
    ["a sentence twice"],
    "a repetition",
  ],
  ["en", ENGLISH, "It was *long,* and it was good.", ["mark on punctuation"], "a marked comma"],
  ["en", ENGLISH, "The *vis*it took place.", ["mark on a part of a word"], "half a word"],
  ["ru", RUSSIAN, "*Визит* состоялся.", [], "a Russian sentence"],
  ["ru", RUSSIAN, "*Виз*ит состоялся.", ["mark on a part of a word"], "half a Russian word"],
  ["zh-Hans", CHINESE, "他说：“*访问* 2024 年开始。”", [], "a Chinese sentence with its quotation marks"],
  ["zh-Hans", CHINESE, "第 13 次*访*问结束。", [], "a Chinese character, which is no part of a word"],
  ["zh-Hans", CHINESE, "第 1*3* 次访问结束。", ["mark on a part of a word"], "half a number"],
  ["zh-Hans", CHINESE, "第13 次访问结束。", ["spaces not as on the page"], "a lost space in Chinese"],
  ["en", ENGLISH, "", [], "nothing"],
] as const)
  excerpts(`finds ${faults.length === 0 ? "no fault" : faults.join(", ")} in ${why} (${lang})`, () =>
    equal(excerptFaults(piecesOf(excerpt), blocks, lang), faults),
  );
excerpts.run();

const page = (url: string, ...blocks: string[]): TextPage => ({ url, title: "", html: "", blocks });
const english = archiveWords("en", [
  page("/a/", "Visits to Geneva.", "In 2023 they agreed on 1,159 things."),
]);
const russian = archiveWords("ru", [page("/a/", "Партии встретились. Ёлки.")]);
const NONE = { paragraphs: ["a"], names: ["b"] };
const judge = suite("a judge of absent words");
judge("takes a word for absent only if the archive has no form of it", () => {
  const isAbsent = isAbsentFrom(english);
  for (const word of ["visits", "visit", "visiting", "agree"]) is(isAbsent(word), false, word);
  for (const word of ["party", "particle"]) is(isAbsent(word), true, word);
});
judge("knows the forms of Russian words, and ё as е", () => {
  const isAbsent = isAbsentFrom(russian);
  for (const word of ["партия", "партией", "елка"]) is(isAbsent(word), false, word);
  for (const word of ["партнер", "файл"]) is(isAbsent(word), true, word);
});
judge("draws words, names and numbers that the archive doesn't have", () => {
  const texts = { paragraphs: ["visit party visit"], names: ["Geneva", "New Zealand", "Peru"] };
  const classes = absentWordClasses("en", english, texts);
  const drawn = (name: string) => {
    const random = new Random(3);
    const one = classes.find((each) => each.name === name);
    return new Set(Array.from({ length: 200 }, () => one?.draw(random)?.absent));
  };
  equal([...drawn("absent word")].sort(), ["party", undefined]);
  equal([...drawn("absent name")].sort(), ["Peru", undefined]);
  is([...drawn("absent number")].includes("2023"), false);
});
judge("counts a number with a comma as present", () => {
  const number = absentWordClasses("en", english, NONE).find(({ name }) => name === "absent number");
  // What the generator would draw first, if it were absent.
  const drawn = { between: () => 1159 } as unknown as Random;
  is(number?.draw(drawn), undefined);
});
judge("draws Chinese words that no page has in a row", () => {
  const classes = absentCharacterClasses(
    [page("/a/", "访问日内瓦")],
    {
      paragraphs: ["访问大学"],
      names: ["日内瓦", "秘鲁"],
    },
    NONE,
  );
  const random = new Random(5);
  const drawn = (name: string) =>
    new Set(
      Array.from({ length: 100 }, () => classes.find((each) => each.name === name)?.draw(random)?.absent),
    );
  ok(drawn("absent, 2 characters").has("大学"));
  is(drawn("absent, 2 characters").has("访问"), false);
  equal([...drawn("absent name")].sort(), ["秘鲁", undefined]);
});
judge.run();

const counted = suite("figures of absent words");
const answer = (found: string[], absent: string[] = [], others: string[] = []) => ({ found, absent, others });
counted("part what is shown as if it were present from what is announced and what is replaced", () => {
  const queries = ["silent", "replaced", "announced", "nothing"].map((word) => ({
    query: word,
    absent: word,
  }));
  const answers = new Map([
    ["silent", answer(["/a/"])],
    ["replaced", answer(["/a/"], [], ["other"])],
    ["announced", answer(["/a/"], ["Announced"], ["other"])],
    ["nothing", answer([])],
  ]);
  equal(absentFigures(queries, answers), { silent: 0.5, announced: 0.25, replaced: 0.25 });
  equal(unannounced(queries, answers), ["silent", "replaced", "nothing"]);
  equal(absentFigures([], answers), { silent: 0, announced: 0, replaced: 0 });
});
counted(
  "count a mistyped question as served by a right page or by an offer of the word that was meant",
  () => {
    const query = (text: string) => ({ query: text, source: "/a/", truth: ["/a/"], meant: ["visit", "ель"] });
    const answers = new Map([
      ["vist", answer(["/a/"])],
      ["visti", answer(["/b/"], ["visti"], ["Visit"])],
      ["viist", answer(["/b/"], ["viist"], ["vast"])],
      ["ёл", answer([], ["ёл"], ["ёль"])],
    ]);
    is(figures([...answers.keys()].map(query), answers).served, 0.75);
  },
);
counted.run();
