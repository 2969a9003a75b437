import { equal } from "uvu/assert";
import { countWords } from "../../src/core/exchange/words.ts";
import { partOf, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

const words = suite("words to translate");
words("are counted by the state of their text, without codes", () => {
  const units = [
    unitOf("{{count}} new articles"),
    partOf("**One** [link](https://example.org/a/b)", "Одна", { state: "changed" }),
    unitOf("Archive", "Архив"),
  ];
  equal(countWords(units, "en"), { new: 2, changed: 2, done: 1, total: 5 });
});
words("of Chinese are its characters", () => {
  equal(countWords([unitOf("访问 UNESCO")], "zh-Hans"), { new: 3, changed: 0, done: 0, total: 3 });
});
words("are none without texts", () => {
  equal(countWords([], "ru"), { new: 0, changed: 0, done: 0, total: 0 });
});
words.run();
