/** Numbers written in words, by language. The lists have the beginnings of words, because words inflect. */

const ENGLISH: readonly (readonly [pattern: RegExp, value: number])[] = list(
  "zero|no one first 1st once single|two second twice both double pair couple|three third thrice triple|four fourth quarter|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth dozen|thirteen\\w*|fourteen\\w*|fifteen\\w*|sixteen\\w*|seventeen\\w*|eighteen\\w*|nineteen\\w*",
  (word) => new RegExp(`\\b${word}s?\\b`, "i"),
).concat(
  tens("twent|thirt|fort|fift|sixt|sevent|eight|ninet", (word) => new RegExp(`\\b${word}(?:y|ieth)`, "i")),
  [
    [/\bhundred/i, 100],
    [/\bthousand/i, 1000],
    [/\bmillion/i, 1e6],
    [/\bbillion/i, 1e9],
    [/\btrillion/i, 1e12],
    [/\bcentury\b/i, 100],
    [/\bdecade/i, 10],
    [/\bhalf\b/i, 0.5],
  ],
);

const RUSSIAN: readonly (readonly [pattern: RegExp, value: number])[] = list(
  "нол нул|один одн перв единствен|два две двух двум двумя двое втор обе оба дважды пар полтора|три трёх трех трем трём тремя трое трет трижды|четыр четвер четвёр|пять пяти пятью пят|шест|семь семи седьм семеро|восем восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат",
  (word) => new RegExp(`(?<![а-яё])${word}`, "i"),
).concat(
  tens(
    "двадцат|тридцат|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяност",
    (word) => new RegExp(`(?<![а-яё])${word}`, "i"),
  ),
  [
    [/(?<![а-яё])(?:сто|ста|сот)(?![а-яё])/i, 100],
    [/тысяч/i, 1000],
    [/миллион/i, 1e6],
    [/миллиард/i, 1e9],
    [/триллион/i, 1e12],
    [/столети/i, 100],
    [/десятилети/i, 10],
    [/половин|полгода/i, 0.5],
  ],
);

function list(words: string, pattern: (word: string) => RegExp): (readonly [RegExp, number])[] {
  return words
    .split("|")
    .flatMap((same, value) => same.split(" ").map((word) => [pattern(word), value] as const));
}

function tens(words: string, pattern: (word: string) => RegExp): (readonly [RegExp, number])[] {
  return words.split("|").map((word, index) => [pattern(word), (index + 2) * 10] as const);
}

const DIGITS = "零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** Characters of numbers in Chinese words. */
export const CHINESE_NUMBER = "零〇一二两三四五六七八九十百千万亿廿卅半双首单每";

/**
 * The values that the number words of a text may mean.
 *
 * @param language The language only, such as `"ru"`.
 * @example
 * [...wordValues("тремя сторонами", "ru")]; // => [3]
 * [...wordValues("三十六", "zh")]; // => [3, 10, 6, 36]
 */
export function wordValues(text: string, language: string): Set<number> {
  const table = language === "ru" ? RUSSIAN : language === "en" ? ENGLISH : [];
  const values = new Set(table.filter(([pattern]) => pattern.test(text)).map(([, value]) => value));
  if (language === "en") for (const value of compounds(text)) values.add(value);
  if (language !== "zh") return values;
  for (const [run] of text.matchAll(new RegExp(`[${CHINESE_NUMBER}]+`, "g"))) {
    for (const character of run) values.add(chineseValue(character));
    if (run.length <= LONGEST) values.add(chineseValue(run));
  }
  return values;
}

/** The most characters of a number in Chinese words. */
const LONGEST = 60;

/** `twenty-five` */
function compounds(text: string): number[] {
  return [...text.matchAll(/\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](\w+)/gi)].map(
    ([, first = "", second = ""]) =>
      (ENGLISH.find(([pattern, value]) => value >= 20 && value < 100 && pattern.test(first))?.[1] ?? 0) +
      (ENGLISH.find(([pattern, value]) => value < 10 && pattern.test(second))?.[1] ?? 0),
  );
}

/**
 * The value of a number in Chinese words, which may have digits in front of their units.
 *
 * @example
 * chineseValue("二〇一九"); // => 2019
 * chineseValue("一亿二千万"); // => 120000000
 * chineseValue("三千五"); // => 3500
 * chineseValue("1亿2000万"); // => 120000000
 */
export function chineseValue(run: string): number {
  const text = run
    .replaceAll("〇", "零")
    .replace(/[两双]/g, "二")
    .replace(/[首单每]/g, "一")
    .replaceAll("廿", "二十")
    .replaceAll("卅", "三十");
  if (text === "半") return 0.5;
  return /[十百千万亿]/.test(text) ? valueWithUnits(text) : digitsValue(text);
}

/** A number is what comes before its greatest unit, times that unit, and what comes after it. */
function valueWithUnits(text: string): number {
  const unit = ["亿", "万", "千", "百", "十"].find((one) => text.includes(one));
  if (unit === undefined) return digitsValue(text);
  // 万亿 is one unit of its own: 亿 multiplies all that comes before it.
  const at = text.lastIndexOf(unit);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const factor = UNITS[unit] ?? 1;
  const many = before === "" || before === "零" ? 1 : valueWithUnits(before);
  // 三千五 is short for 三千五百.
  const isShort = factor > 10 && /^[一二三四五六七八九]$/.test(after);
  return many * factor + (after === "" ? 0 : valueWithUnits(after)) * (isShort ? factor / 10 : 1);
}

/** Digits that are written one after the other; anything else has no value. */
function digitsValue(text: string): number {
  const plain = text.replaceAll(",", "");
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  const digits = [...text].map((digit) => DIGITS.indexOf(digit)).filter((digit) => digit >= 0);
  return Number(digits.join(""));
}

/** The value of a Roman numeral; undefined for any other text. */
export function romanValue(text: string): number | undefined {
  if (!/^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  return [...text].reduce((sum, letter, index) => {
    const [here, next] = [values[letter] ?? 0, values[text[index + 1] ?? ""] ?? 0];
    return sum + (here < next ? -here : here);
  }, 0);
}
