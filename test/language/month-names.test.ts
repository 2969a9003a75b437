import { equal, is } from "uvu/assert";
import { datePhrases, monthNames } from "../../src/core/language/month-names.ts";
import { suite } from "../support/suite.ts";

const names = suite("monthNames");
const monthOf = monthNames(["en", "zh-Hans", "ru"]);
for (const [word, month] of [
  ["April", 4],
  ["april", 4],
  ["Apr", 4],
  ["Sept", 9],
  ["sep", 9],
  ["апрель", 4],
  ["апреля", 4],
  ["Апреле", 4],
  ["май", 5],
  ["мая", 5],
  ["мае", 5],
  ["нояб", 11],
  ["ноя", 11],
  ["сентябре", 9],
  ["四月", 4],
] as const)
  names(`reads ${word}`, () => is(monthOf(word), month));
for (const word of ["Marc", "Apri", "матч", "ма", "мать", "Aprils", "ab", "", "</script>", "😀", "10"])
  names(`takes ${JSON.stringify(word)} for no month`, () => is(monthOf(word), undefined));
names("knows the languages of the site and no others", () => {
  const spanish = monthNames(["es", "uk"]);
  equal(["marzo", "березня", "березень", "апрель", "April"].map(spanish), [3, 3, 3, undefined, undefined]);
  is(monthNames([])("April"), undefined);
});
names.run();

const phrases = suite("datePhrases");
for (const [iso, lang, expected] of [
  ["2023-04", "en", ["April 2023"]],
  ["2023-04", "ru", ["апрель 2023", "апреля 2023"]],
  ["2023-04", "zh-Hans", ["2023年4月"]],
  ["2023-04-09", "en", ["April 9, 2023"]],
  ["2023-04-09", "ru", ["9 апреля 2023"]],
  ["2023-04-09", "zh-Hans", ["2023年4月9日"]],
  ["2023-04-09", "es", ["9 de abril de 2023"]],
  ["2023-04-09", "ar", ["9 أبريل 2023"]],
] as const)
  phrases(`of ${iso} in ${lang}`, () => equal(datePhrases(iso, lang), expected));
phrases.run();
