import { is } from "uvu/assert";
import { SHORT_HYPHENATED, withUnbrokenSpaces } from "../../src/core/typography/rules.ts";
import { suite } from "../support/suite.ts";

/** `~` is a space at which no line ends, `_` a narrow one. */
const shown = (text: string) => text.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");

const unbroken = suite("withUnbrokenSpaces");
for (const [lang, expected, why] of [
  ["ru", "В~Москве и~на~Урале", "short words stay with the next one"],
  ["ru", "школа, где он, не~он", "a comma ends a short word"],
  ["ru", "ИИ в~школе", "two capitals are an abbreviation"],
  ["ru", "был~бы там~же~ли", "particles stay with the word before"],
  ["ru", "Центр~— это центр", "no line begins with a dash"],
  ["ru", "—~Да", "nor ends with the dash of a speech"],
  ["ru", "А.~С.~Пушкин, А.С.~Пушкин, Пушкин~А.~С.", "initials"],
  ["ru", "9~марта 2019~г., 2019–2020~гг., в~XIX~в.", "dates"],
  ["ru", "№~5, §~3, стр.~7, 10~%, 10~км от~города", "signs and units"],
  ["ru", "15~000~руб., 5~млн~руб., 20~тыс.~человек, 30~лет", "sums"],
  ["ru", "т.~е. так и~т.~д.", "abbreviations of two words"],
  ["ru", "г.~Москва, в~2019~г. Москва", "a city is not a year"],
  ["en", "March~9, 2019, on 9~March 2019, Sept.~1", "dates"],
  ["en", "10~km, 5~million, p.~5, No.~3, 10~a.m.", "signs and units"],
  ["en", "J.~K.~Rowling, J.K.~Rowling, Dr.~Who", "initials and titles"],
  ["en", "we may 5 or no 3", "words that only look like these"],
  ["en", "one~– two", "no line begins with a dash"],
  ["fr", "Vraiment_? «_Oui_»_: bien_; oh_!", "a narrow space before and inside signs"],
  ["fr-CA", "15~000~euros, le 1er~mars, M.~Dupont, p.~5", "numbers, dates, titles"],
  ["de", "10~km~– J.~S.~Bach", "what holds in every language"],
  ["zh-Hans", "在10月3日，共35个国家", "nothing between Chinese characters"],
  ["en", "a “quoted” 😀 word &amp; more", "other signs"],
  ["en", "", "nothing"],
] as const)
  unbroken(`${lang} ${expected}: ${why}`, () => {
    const typed = expected.replace(/[~_]/g, " ");
    is(shown(withUnbrokenSpaces(typed, lang)), expected);
    is(withUnbrokenSpaces(typed, lang).length, typed.length);
  });
unbroken("takes the end of a line in a source for a space", () =>
  is(shown(withUnbrokenSpaces("в\nМоскве", "ru")), "в~Москве"),
);
unbroken("leaves spaces that an author made unbreakable", () =>
  is(shown(withUnbrokenSpaces("А.\u00A0С. Пушкин", "ru")), "А.~С.~Пушкин"),
);
unbroken("reads a long text in one go", () => {
  const text = "в а. 5 А. ".repeat(20_000);
  is(withUnbrokenSpaces(text, "ru").length, text.length);
});
unbroken.run();

const hyphenated = suite("SHORT_HYPHENATED");
for (const [text, expected] of [
  ["по-прежнему, кто-то и из-за", "[по-прежнему], [кто-то] и [из-за]"],
  ["научно-исследовательский", "научно-исследовательский"],
  ["Ростов-на-Дону и UNESCO-IITE", "Ростов-на-Дону и UNESCO-IITE"],
] as const)
  hyphenated(`finds ${expected}`, () => is(text.replace(SHORT_HYPHENATED, "[$&]"), expected));
hyphenated.run();
