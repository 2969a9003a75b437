import { equal } from "uvu/assert";
import { monthNames } from "../../src/core/language/month-names.ts";
import { dateForms, datesIn } from "../../src/core/search/query-dates.ts";
import { suite } from "../support/suite.ts";

const monthOf = monthNames(["en", "zh-Hans", "ru"]);
const dates = suite("datesIn");
for (const [query, ...readings] of [
  ["April 2023", "2023-04"],
  ["april, 2023", "2023-04"],
  ["апрель 2023", "2023-04"],
  ["апреля 2023", "2023-04"],
  ["в апреле 2023 г.", "2023-04"],
  ["2023年4月", "2023-04"],
  ["2023-04", "2023-04"],
  ["2023.04", "2023-04"],
  ["04/2023", "2023-04"],
  ["2023 April", "2023-04"],
  ["March 9, 2019", "2019-03-09"],
  ["March 9th, 2019", "2019-03-09"],
  ["9 March 2019", "2019-03-09"],
  ["9th of March 2019", "2019-03-09"],
  ["9 марта 2019 года", "2019-03-09"],
  ["9-го марта 2019 г.", "2019-03-09"],
  ["Nov 10, 2023", "2023-11-10"],
  ["10 нояб. 2023 г.", "2023-11-10"],
  ["2023.11.10", "2023-11-10"],
  ["2023-11-10", "2023-11-10"],
  ["2023/11/10", "2023-11-10"],
  ["10.11.2023", "2023-11-10"],
  ["10.11.2023 г.", "2023-11-10"],
  ["2023年11月10日", "2023-11-10"],
  ["2023年 11月 10日的会议", "2023-11-10"],
  ["03/09/2019", "2019-09-03", "2019-03-09"],
  ["03-09-2019", "2019-09-03", "2019-03-09"],
  ["13/09/2019", "2019-09-13"],
  ["09/13/2019", "2019-09-13"],
  ["2023年", "2023"],
  ["2023 г.", "2023"],
  ["итоги 2023 года", "2023"],
] as const)
  dates(`reads ${query}`, () =>
    equal(
      datesIn(query, monthOf).flatMap((date) => date.readings),
      readings,
    ),
  );
for (const query of [
  ...["", "2023", "page 2023", "COVID-19", "2023-13", "2019-02-30", "матч 2023", "Marc 2023", "10 November"],
  ...[
    "2030年议程",
    "версия 2023.04.1.2",
    "1.2023.3.4",
    "covid-19-2023-04",
    "😀</script>",
    "March 9–10, 2019",
  ],
])
  dates(`finds no date in ${JSON.stringify(query)}`, () => equal(datesIn(query, monthOf), []));
dates("gives the place of each, without what is around it", () => {
  equal(
    datesIn("UNESCO, в апреле 2023 г. и 2019-03-09", monthOf).map(({ written, start }) => [written, start]),
    [
      ["апреле 2023 г.", 10],
      ["2019-03-09", 27],
    ],
  );
});
dates.run();

const forms = suite("dateForms");
for (const [written, readings, lang, expected] of [
  ["2023-04", ["2023-04"], "en", ["2023-04", "April 2023"]],
  ["2023-04", ["2023-04"], "ru", ["2023-04", "апрель 2023", "апреля 2023"]],
  ["2023-04", ["2023-04"], "zh-Hans", ["2023-04", "2023年4月"]],
  ["2023年", ["2023"], "en", ["2023年", "2023"]],
] as const)
  forms(`of ${written} in ${lang}`, () => equal(dateForms(written, readings, lang), expected));
forms.run();
