import { equal, is } from "uvu/assert";
import { foldWord } from "../../src/core/language/fold.ts";
import { searchData } from "../../src/core/search/data.ts";
import { fileAddress, fileOf, type MainData } from "../../src/core/search/data-files.ts";
import { vocabulary } from "../../src/core/search/vocabulary.ts";
import { wordList } from "../../src/core/search/words.ts";
import { suite } from "../support/suite.ts";

const main = (data: Partial<MainData>) => JSON.stringify({ langs: [], same: "", ...data });

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
words("begin only forms where no other word begins as they do without the ending", () => {
  const english = vocabulary(["conference", "conferences", "confer", "minister", "ministry", "visit"], "en");
  is(english.beginsOnlyForms("conferences"), true);
  is(english.beginsOnlyForms("minister"), false, "a ministry is no minister");
  is(english.beginsOnlyForms("visits"), true);
  is(english.beginsOnlyForms("museum"), false, "no word of the archive");
  is(vocabulary(["education"], "en").beginsOnlyForms("education"), false, "four letters are few");
  is(vocabulary(["официальный", "официальной"], "ru").beginsOnlyForms("официальная"), true);
  is(vocabulary([], "en", false).beginsOnlyForms("visit"), false, "not known");
  is(vocabulary(["visite"], "fr").beginsOnlyForms("visite"), false, "how French inflects is not known");
});
words("of a language are its data, a file for each first letter", () => {
  equal(
    [...searchData("en", ["One visit.", "Visit again, Ágnes"])],
    [
      ["", main({ files: ["61", "76"] })],
      ["61", "again\nágnes"],
      ["76", "visit"],
    ],
  );
  equal(
    [...searchData("ru", ["Ёлка"])],
    [
      ["", main({ files: ["435"] })],
      ["435", "ёлка"],
    ],
  );
  equal([...searchData("en", [])], [["", main({ files: [] })]]);
});
words(
  "of Chinese are a map of characters and a list by their pinyin, and those of Japanese and Korean nothing",
  () => {
    is(searchData("zh-Hans", ["联合国"]).get("variants")?.includes("聯联"), true);
    is(searchData("zh-TW", ["聯合國"]).get("variants")?.includes("联聯"), true);
    equal(JSON.parse(searchData("zh-Hans", ["发現發现"]).get("") ?? ""), {
      ...{ langs: [], same: "" },
      variants: "发发发發现现现現現現現现發發發发",
    });
    for (const lang of ["ja", "ko"]) equal([...searchData(lang, ["联合国 교육"])], [["", main({})]], lang);
    equal(searchData("zh-Hans", ["访问武汉"]).get("pinyin"), "wu:武 han:汉 fang:访 wen:问\n武汉 访问");
  },
);
words("are in the file of their first letter, without accents", () => {
  equal(
    ["Ёлка", "ель", "Élan", "élan"].map((word) => fileOf(word, "ru")),
    ["435", "435", "65", "65"],
  );
  is(fileAddress("/pagefind/data.ru.json", "435"), "/pagefind/data.ru.435.txt");
  is(fileAddress("/pagefind/data.ru.json", ""), "/pagefind/data.ru.json");
});
words.run();

const known = suite("vocabulary");
const english = vocabulary(["conference", "microcredential", "university", "higher", "their"], "en");
const russian = vocabulary(["официальная", "университет", "визит"], "ru");
const french = vocabulary(["université", "recherche"], "fr");
known("has the other forms of a word, one for each key of Pagefind", () => {
  equal(english.forms("conferences"), []);
  equal(russian.forms("официальный"), ["официальная"]);
  equal(russian.forms("официальная"), []);
  equal(russian.forms("министром"), []);
});
known("has a word as it is typed, and any that its list can't have", () => {
  equal(["официальная", "официальный", "он", "ковид-19"].map(russian.has), [true, false, true, true]);
  is(vocabulary([], "ru").has("официальный"), false);
  is(vocabulary([], "ru", false).has("официальный"), true);
});
known("has the words that begin with another, and none for less than three letters", () => {
  equal(english.beginning("microc"), ["microcredential"]);
  equal(russian.beginning("универ"), ["университет"]);
  equal(english.beginning("un"), []);
  equal(english.beginning("zzz"), []);
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
known("offers a word that begins alike, if none is near", () => {
  is(french.nearest("universitaire"), "université");
  is(english.nearest("universalist"), undefined);
  is(english.nearest("microorganism"), undefined);
});
known("offers the one in more texts of two that are equally near", () => {
  is(vocabulary(["later", "water"], "en").nearest("tater"), "later");
  is(vocabulary(["water", "later"], "en").nearest("tater"), "water");
});
known("has nothing without words", () => {
  const empty = vocabulary([], "en");
  equal([empty.forms("visit"), empty.beginning("visit"), empty.nearest("visit")], [[], [], undefined]);
});
const uzbek = vocabulary(["oʻzbekiston o‘zbekiston", "universitet"], "uz");
const persian = vocabulary(["کتاب", "۱۴۰۲"], "fa");
known("spells a word or its beginning as the archive does, if Pagefind needs that", () => {
  equal(uzbek.forms("O'zbekiston"), ["oʻzbekiston"]);
  equal(uzbek.beginning("o`zbek"), ["oʻzbekiston", "o‘zbekiston"]);
  equal(persian.forms("كتاب"), ["کتاب"]);
  equal(persian.forms("1402"), ["۱۴۰۲"]);
  for (const word of ["universitet", "boshqa"]) equal(uzbek.forms(word), [], word);
  equal(french.forms("universite"), []);
});
known("offers a word as the archive writes it", () => {
  is(french.nearest("univrsite"), "université");
  is(uzbek.nearest("uzbekiston"), "oʻzbekiston");
});
known.run();
