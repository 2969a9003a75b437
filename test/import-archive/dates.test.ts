import { equal, is } from "uvu/assert";
import { findDateInLine, firstDateInText, readPrintedDate } from "../../src/core/import-archive/dates.ts";
import { suite } from "../support/suite.ts";

const DATES: readonly (readonly [printed: string, date: string])[] = [
  ["March 9, 2019", "2019-03-09"],
  ["Published on Saturday, March 9, 2019 at 10:30 am", "2019-03-09"],
  ["Posted: 9 March 2019", "2019-03-09"],
  ["发布时间：2019-03-09 10:30", "2019-03-09"],
  ["日期：2019年3月9日", "2019-03-09"],
  ["Дата публикации: 9 марта 2019 г.", "2019-03-09"],
  ["09.03.2019, 10:30", "2019-03-09"],
  ["2019-03-09T23:30:00+08:00", "2019-03-09"],
  ["25/03/2019", "2019-03-25"],
  ["03/25/2019", "2019-03-25"],
  ["03/03/2019", "2019-03-03"],
];

const dates = suite("printed dates");
for (const [printed, date] of DATES)
  dates(`${printed} is ${date}`, () => equal(readPrintedDate(printed), { kind: "date", date }));
dates("that can be read in two ways are not guessed", () => {
  equal(readPrintedDate("03/09/2019"), { kind: "ambiguous", text: "03/09/2019" });
  equal(readPrintedDate("Date: 3-9-2019 10:00"), { kind: "ambiguous", text: "3-9-2019 10:00" });
});
dates("are not seen in other lines", () => {
  for (const text of ["", "Room 9", "31/31/2019", "2023.13.10", "On March 9, 2019, they met."])
    is(readPrintedDate(text), undefined, text);
});
dates("are found between the other facts of a line", () => {
  equal(findDateInLine("来源：新华社 | 2019年3月9日 | 作者：李明"), {
    date: { kind: "date", date: "2019-03-09" },
    others: ["来源：新华社", "作者：李明"],
  });
});
dates("are found next to facts with labels", () => {
  for (const line of [
    "2019-03-09 来源：本站 浏览次数：132",
    "来源：本站 2019-03-09 10:30",
    "Источник: пресс-служба 2019.03.09",
  ])
    equal(findDateInLine(line)?.date, { kind: "date", date: "2019-03-09" }, line);
});
dates("are found within a text", () => {
  is(firstDateInText("On September 6th, 2023, they met."), "September 6th, 2023");
  is(firstDateInText("会议于2023年9月6日举行。"), "2023年9月6日");
  is(firstDateInText("Встреча прошла 6 сентября 2023 года."), "6 сентября 2023");
  is(firstDateInText("Nothing happened in 2023."), undefined);
});
dates.run();
