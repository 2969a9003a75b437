const DIGITS = "〇一二三四五六七八九";

/** Zeros as they are typed: ○ is a circle, which looks the same. */
const ZERO = /[零○0]/g;

/** A year in Han characters, digit by digit, as a pattern. */
export const HAN_YEAR = `[一二](?:[零○0]|[${DIGITS}]){3}`;

/** A number of one to thirty-nine in Han characters, as a pattern. */
export const HAN_NUMBER =
  "(?:[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])";

/**
 * A number of a date in digits: a year, a month or a day.
 *
 * @param written In digits already, or as `HAN_YEAR` or `HAN_NUMBER` has it.
 * @example
 * numberInDigits("二〇二三"); // => "2023"
 * numberInDigits("三十一"); // => "31"
 */
export function numberInDigits(written: string): string {
  if (/^\d+$/.test(written)) return written;
  const han = written.replace(ZERO, "〇").replace("廿", "二十").replace("卅", "三十");
  const [tens = "", ones = ""] = han.split("十");
  if (!han.includes("十")) return [...han].map(digitOf).join("");
  return `${tens === "" ? 1 : digitOf(tens)}${ones === "" ? 0 : digitOf(ones)}`;
}

function digitOf(character: string): number {
  return DIGITS.indexOf(character);
}

/**
 * A year, a month of it or a day in Han characters, with each of the zeros that are in use.
 *
 * @param iso `"2023"`, `"2023-11"` or `"2023-11-10"`.
 * @example
 * inHanNumbers("2023-11-10"); // => ["二〇二三年十一月十日", "二零二三年十一月十日"]
 */
export function inHanNumbers(iso: string): string[] {
  const [year = "", month, day] = iso.split("-");
  const digits = [...year].map((digit) => DIGITS[Number(digit)]).join("");
  const date = `${digits}年${month === undefined ? "" : `${hanNumber(month)}月`}${day === undefined ? "" : `${hanNumber(day)}日`}`;
  return [...new Set([date, date.replaceAll("〇", "零")])];
}

function hanNumber(number: string): string {
  const [tens, ones] = [Math.floor(Number(number) / 10), Number(number) % 10];
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}
