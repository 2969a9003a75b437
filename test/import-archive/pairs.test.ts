import { equal, ok } from "uvu/assert";
import { marksOf, proposePairs } from "../../src/core/import-archive/pairs.ts";
import { suite } from "../support/suite.ts";

const page = (source: string, locale: string, date: string, text: string) => ({
  source,
  locale,
  date,
  marks: marksOf(text, []),
});
const EN = page("en.txt", "en", "2019-03-09", "UNESCO and ICHEI met 1,200 teachers of 35 schools in 2019.");
const ZH = page("zh.txt", "zh", "2019-03-11", "2019年，UNESCO与ICHEI会见了35所学校的1200名教师。");
const RU = page(
  "ru.txt",
  "ru",
  "2019-03-09",
  "В 2019 году UNESCO и ICHEI встретились с 1200 учителями 35 школ.",
);

const pairs = suite("proposed pairs");
pairs("have nearly the same day, and the same numbers and names", () => {
  const found = proposePairs([EN, ZH, RU]);
  equal(
    found.map(({ pages }) => pages.join(" ")),
    ["en.txt ru.txt", "en.txt zh.txt", "ru.txt zh.txt"],
  );
  ok(found.every(({ score }) => score >= 0.6 && score <= 1));
  ok(found[0]?.why.includes("unesco"));
});
pairs("are not made of pages in one language, of other days, or of what has nothing in common", () => {
  const others = [
    { ...EN, source: "en2.txt" },
    page("late.txt", "ru", "2019-06-01", "UNESCO, ICHEI, 1200, 35, 2019"),
    page("other.txt", "ru", "2019-03-09", "Выставка открыта в 18 залах"),
  ];
  equal(proposePairs([EN, ...others]), []);
});
pairs("leave each page in one pair with a language, the best", () => {
  const near = page("zh2.txt", "zh", "2019-03-09", "UNESCO 2019");
  const found = proposePairs([EN, ZH, near]);
  equal(found.length, 1);
});
pairs("need a date", () => equal(proposePairs([{ ...EN, date: undefined }, ZH]), []));
pairs.run();
