import { equal, is } from "uvu/assert";
import { foldWord } from "../../src/core/language/fold.ts";
import { searchData } from "../../src/core/search/data.ts";
import { correct, vocabulary } from "../../src/core/search/suggest.ts";
import { wordList } from "../../src/core/search/words.ts";
import { suite } from "../support/suite.ts";

const words = suite("words");
words("are compared in lower case, without accents, ё as е, but й as it is", () => {
  equal(
    ["Café", "ЁЛКА", "Йод", "\u0438\u0306од", "naïve"].map((word) => foldWord(word, "ru")),
    ["cafe", "елка", "йод", "йод", "naive"],
  );
});
words("are listed by the number of texts that have them, then alphabetically, without short ones", () => {
  equal(wordList(["zebra zebra visit cat", "visit apple"], "en"), ["visit", "apple", "zebra"]);
});
words("are listed as they are written, with every way that Pagefind takes for another word", () => {
  equal(wordList(["Université", "université", "universite"], "fr"), ["université"]);
  equal(wordList(["Oʻzbek", "oʻzbek va O‘zbek"], "uz"), ["oʻzbek o‘zbek"]);
  equal(wordList(["oʻz"], "uz"), ["oʻz"]);
  equal(wordList(["کتاب كتاب"], "fa"), ["كتاب کتاب"]);
});
words("of a language are its data, except in Chinese, which has a map of characters", () => {
  is(searchData("en", ["One visit.", "Visit again"]), "visit\nagain");
  is(searchData("ru", ["Визит"]), "визит");
  is(searchData("zh-Hans", ["联合国"]).includes("聯联"), true);
  is(searchData("zh-TW", ["聯合國"]).includes("联聯"), true);
  for (const lang of ["ja", "ko"]) is(searchData(lang, ["联合国 교육"]), "", lang);
  is(searchData("en", []), "");
});
words.run();

const known = suite("vocabulary");
const english = vocabulary(["conference", "microcredential", "university", "higher", "their"], "en");
const russian = vocabulary(["официальная", "университет", "визит"], "ru");
const french = vocabulary(["université", "recherche"], "fr");
known("knows other forms of its words, and their beginnings", () => {
  for (const word of ["conference", "conferences", "microc", "universities"])
    is(english.knows(word), true, word);
  for (const word of ["официальный", "университетами", "универ"]) is(russian.knows(word), true, word);
  is(french.knows("universites"), true);
  for (const word of ["confernce", "hte"]) is(english.knows(word), false, word);
});
known("offers a word one error away: a letter less, more, other, or two in the wrong order", () => {
  for (const word of ["confrence", "conferrence", "conferance", "confernece"])
    is(english.nearest(word), "conference", word);
  is(russian.nearest("униерситет"), "университет");
});
known("offers words two errors away only for long words", () => {
  is(english.nearest("univrsty"), "university");
  is(english.nearest("hogger"), undefined);
  is(english.nearest("hxg"), undefined);
});
known("offers the one in more texts of two that are equally near", () => {
  is(vocabulary(["later", "water"], "en").nearest("tater"), "later");
  is(vocabulary(["water", "later"], "en").nearest("tater"), "water");
});
known("knows and offers nothing without words", () => {
  const empty = vocabulary([], "en");
  equal([empty.knows("visit"), empty.nearest("visit")], [false, undefined]);
});
const uzbek = vocabulary(["oʻzbekiston o‘zbekiston", "universitet"], "uz");
const persian = vocabulary(["کتاب", "۱۴۰۲"], "fa");
known("spells a word or its beginning as the archive does, if Pagefind needs that", () => {
  equal(uzbek.spellings("O'zbekiston"), ["oʻzbekiston", "o‘zbekiston"]);
  equal(uzbek.spellings("ozbekistonda"), ["oʻzbekistonda", "o‘zbekistonda"]);
  equal(uzbek.spellings("o`zbek"), ["oʻzbek", "o‘zbek"]);
  equal(persian.spellings("كتاب"), ["کتاب"]);
  equal(persian.spellings("1402"), ["۱۴۰۲"]);
  for (const word of ["universitet", "boshqa"]) equal(uzbek.spellings(word), [], word);
  equal(french.spellings("universite"), []);
});
known("offers a word as the archive writes it", () => {
  is(french.nearest("univrsite"), "université");
  is(uzbek.nearest("uzbekiston"), "oʻzbekiston");
});
known.run();

const corrected = suite("correct");
for (const [query, expected, why] of [
  ["confrence in Paris", "conference in Paris", "a word that is unknown and near no other stays"],
  ["Confrence, 2023!", "conference, 2023!", "signs and numbers stay"],
  ["conference", undefined, "nothing to correct"],
  ['"confrence"', undefined, "quotes stay quotes"],
  ["hgr", undefined, "short words stay"],
  ["", undefined, "nothing"],
  ["<script>", undefined, "markup is text"],
] as const)
  corrected(`${JSON.stringify(query)}: ${why}`, () => is(correct(query, english, "en"), expected));
corrected("replaces a whole word, apostrophe and all, and leaves what is elided", () => {
  is(correct("O'zbekiston", uzbek, "uz"), undefined);
  is(correct("O'sbekiston", uzbek, "uz"), "oʻzbekiston");
  is(correct("l’univrsité", french, "fr"), "l’université");
  is(correct("1403", persian, "fa"), undefined);
});
corrected.run();
