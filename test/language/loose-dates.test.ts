import { equal, is } from "uvu/assert";
import { formatDate } from "../../src/core/language/dates.ts";
import { readLooseDate } from "../../src/core/language/loose-dates.ts";
import { suite } from "../support/suite.ts";

const reading = suite("readLooseDate");
const rows: [text: string, iso: string][] = [
  ["2019-03-09", "2019-03-09"],
  ["2019-3-9", "2019-03-09"],
  ["2023.11.10", "2023-11-10"],
  ["2023/11/10", "2023-11-10"],
  ["2023-11-10T08:30:00+08:00", "2023-11-10"],
  ["2023-11-10 08:30", "2023-11-10"],
  ["2023年11月10日", "2023-11-10"],
  ["2023 年 3 月 9 日", "2023-03-09"],
  ["２０２３年３月９日", "2023-03-09"],
  ["二〇二三年十一月十日", "2023-11-10"],
  ["二零一九年三月九日", "2019-03-09"],
  ["2023年11月10号", "2023-11-10"],
  ["2023年11月10日（星期五）", "2023-11-10"],
  ["2023. 11. 10.", "2023-11-10"],
  ["10. 11. 2023", "2023-11-10"],
  ["10-Nov-2023", "2023-11-10"],
  ["March 9, 2019", "2019-03-09"],
  ["Mar. 9, 2019", "2019-03-09"],
  ["Sept. 6, 2023", "2023-09-06"],
  ["September 6th, 2023", "2023-09-06"],
  ["Wednesday, September 6, 2023", "2023-09-06"],
  ["1st of May 2020", "2020-05-01"],
  ["Friday, 10 November 2023", "2023-11-10"],
  ["10 ноября 2023 г.", "2023-11-10"],
  ["10 ноября 2023 года", "2023-11-10"],
  ["9 мая 2020", "2020-05-09"],
  ["май 9, 2020", "2020-05-09"],
  ["пятница, 10 ноября 2023 г.", "2023-11-10"],
  ["10.11.2023", "2023-11-10"],
  ["9.3.2019 г.", "2019-03-09"],
  ["\u00A010\u00A0ноября\u202F2023\u00A0г.\u00A0", "2023-11-10"],
  ["29 February 2020", "2020-02-29"],
];
for (const [text, iso] of rows) {
  reading(`reads ${iso} in ${JSON.stringify(text)}`, () => is(readLooseDate(text), iso));
}

const refused: [fact: string, text: string][] = [
  ["nothing", ""],
  ["white space", " \n"],
  ["only a year", "2023"],
  ["only a month", "November 2023"],
  ["only a month, in Chinese", "2023年11月"],
  ["only a month, in Russian", "ноябрь 2023 г."],
  ["a thirteenth month", "2023.13.10"],
  ["a day that the month doesn't have", "2023.04.31"],
  ["a 29th of February outside leap years", "February 29, 2019"],
  ["a month in Han characters that doesn't exist", "二〇二三年十三月十日"],
  ["a year of two digits", "9.3.19"],
  ["an order that could be day first or month first", "03/09/2019"],
  ["a date with hyphens that could be day first or month first", "03-09-2019"],
  ["an unknown name of a month", "9 Brumaire 2019"],
  ["two dates", "9–10 March 2019"],
  ["a sentence with a date in it", "It was on March 9, 2019"],
  ["a date and the end of a script", "2023-11-10</script>"],
  ["a date reversed by a bidi mark", "\u202E2019-03-09"],
  ["an emoji", "📅 2019-03-09"],
];
for (const [fact, text] of refused) {
  reading(`reads nothing in ${fact}`, () => is(readLooseDate(text), undefined));
}

reading("reads the dates that the site prints, for every day of a leap year in each language", () => {
  const days = Array.from({ length: 366 }, (_, index) =>
    new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
  );
  for (const lang of ["en", "zh-Hans", "ru"])
    for (const format of ["long", "short", "dotted"] as const)
      equal(
        days.map((day) => readLooseDate(formatDate(day, lang, format))),
        days,
        `${lang} ${format}`,
      );
});
reading("takes little time for a long text of digits, letters or spaces", () => {
  for (const part of ["1", "a", " ", "я ", "1年"]) is(readLooseDate(part.repeat(20_000)), undefined);
});
reading.run();
