import { equal, is } from "uvu/assert";
import { HAN_NUMBER, HAN_YEAR, inHanNumbers, numberInDigits } from "../../src/core/language/han-numbers.ts";
import { suite } from "../support/suite.ts";

const digits = suite("numberInDigits");
for (const [written, expected] of [
  ["二〇二三", "2023"],
  ["二零二三", "2023"],
  ["二○0三", "2003"],
  ["一九九七", "1997"],
  ["五", "5"],
  ["十", "10"],
  ["十一", "11"],
  ["二十", "20"],
  ["三十一", "31"],
  ["廿", "20"],
  ["廿三", "23"],
  ["卅一", "31"],
  ["2023", "2023"],
  ["07", "07"],
] as const)
  digits(`reads ${written}`, () => is(numberInDigits(written), expected));
digits("reads what its patterns match, and they match nothing else", () => {
  const isYear = new RegExp(`^${HAN_YEAR}$`, "u");
  const isNumber = new RegExp(`^${HAN_NUMBER}$`, "u");
  for (let number = 1; number <= 31; number++) {
    const [written = ""] = inHanNumbers(`2023-01-${String(number).padStart(2, "0")}`);
    const day = written.slice("二〇二三年一月".length, -1);
    is(isNumber.test(day), true, day);
    is(numberInDigits(day), String(number), day);
  }
  for (const text of ["", "二千", "三〇〇〇", "二〇二", "😀〇二三"]) is(isYear.test(text), false, text);
  for (const text of ["", "百", "十十", "二三"]) is(isNumber.test(text), false, text);
});
digits.run();

const han = suite("inHanNumbers");
for (const [iso, ...expected] of [
  ["2023", "二〇二三年", "二零二三年"],
  ["2023-11", "二〇二三年十一月", "二零二三年十一月"],
  ["1997-07-01", "一九九七年七月一日"],
  ["2020-10-20", "二〇二〇年十月二十日", "二零二零年十月二十日"],
] as const)
  han(`writes ${iso}`, () => equal(inHanNumbers(iso), expected));
han.run();
