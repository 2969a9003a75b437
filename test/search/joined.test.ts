import { is } from "uvu/assert";
import { separateJoined } from "../../src/core/search/joined.ts";
import { suite } from "../support/suite.ts";

const joined = suite("separateJoined");
for (const [text, expected, why] of [
  ["a plan—an idea", "a plan—| an idea", "words that a dash is between"],
  ["5–10 акров", "5–| 10 акров", "numbers"],
  ["COVID‑19", "COVID‑| 19", "a word with a hyphen that doesn't break"],
  ["wait…what", "wait…| what", "words with an ellipsis between"],
  ["Email：info", "Email：| info", "words with a full-width colon between"],
  ["UNESCO（2019）25．1", "UNESCO（| 2019）| 25．| 1", "words and numbers with any full-width sign between"],
  ["num.toFixed(n)", "num.| toFixed(| n)", "a name with a capital in it from what it belongs to"],
  ["plan&mdash;idea 5&#8211;6", "plan&mdash;| idea 5&#8211;| 6", "signs that are written as entities"],
  ["—which", "—| which", "a word whose sign comes after a tag"],
  ["plan—", "plan—| ", "a sign before a tag"],
] as const)
  joined(`separates ${why}`, () => is(separateJoined(text).replaceAll("\u2060", "|"), expected));
joined("leaves a text as it is where Pagefind parts the words, or where they are one", () => {
  for (const text of [
    "",
    "co-writer and/or it",
    "a — b",
    "“word”",
    "O’zbek",
    "col·lecció",
    "👩‍👩‍👧",
    "&amp;a",
  ])
    is(separateJoined(text), text);
});
joined.run();
