import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { equal, instance, is, throws } from "uvu/assert";
import { isCalendarDate } from "../../src/core/language/calendar.ts";
import { type DateFormat, formatDate, isoDate, latestDay } from "../../src/core/language/dates.ts";
import { suite } from "../support/suite.ts";

const LANGS = ["en", "zh-Hans", "ru"] as const;
const FORMATS: readonly DateFormat[] = [
  "long",
  "short",
  "dotted",
  "monthYear",
  "month",
  "monthShort",
  "year",
];

/** Every day from the first of 2019 to the last of 2026. */
const DAYS: readonly string[] = Array.from({ length: 2922 }, (_, index) =>
  new Date(Date.UTC(2019, 0, 1 + index)).toISOString().slice(0, 10),
);

interface Gregorian {
  readonly months: Record<"format" | "stand-alone", Record<"wide" | "abbreviated", Record<string, string>>>;
  readonly dateFormats: Record<"long" | "medium", string>;
  readonly dateTimeFormats: { readonly availableFormats: Record<string, string> };
}

function cldr(lang: string): Gregorian {
  const file = createRequire(import.meta.url)(`cldr-dates-full/main/${lang}/ca-gregorian.json`);
  return file.main[lang].dates.calendars.gregorian;
}

/** A date written by a CLDR pattern, with the rules of UTS #35 and without any of our code. */
function byPattern(pattern: string, iso: string, { months }: Gregorian): string {
  const [year, month, day] = iso.split("-").map((part) => String(Number(part))) as [string, string, string];
  const fields: Record<string, string | undefined> = {
    y: year,
    M: month,
    MMM: months.format.abbreviated[month],
    MMMM: months.format.wide[month],
    LLL: months["stand-alone"].abbreviated[month],
    LLLL: months["stand-alone"].wide[month],
    d: day,
  };
  const written = pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (field, quoted?: string) => {
    const value = quoted ?? fields[field];
    if (value === undefined) throw new Error(`no field ${field}`);
    return value;
  });
  return written.replace(/[\u00A0\u2009\u202F]/g, " ");
}

const years = suite("eight years against CLDR");
years("the days are those of eight years, two of them leap years", () => {
  equal([DAYS[0], DAYS[424], DAYS.at(-1)], ["2019-01-01", "2020-02-29", "2026-12-31"]);
});
for (const lang of LANGS) {
  const data = cldr(lang);
  const { yMMMM = "", y = "" } = data.dateTimeFormats.availableFormats;
  const patterns = {
    long: data.dateFormats.long,
    short: data.dateFormats.medium,
    monthYear: yMMMM,
    // The form of a month outside of dates; in Chinese with digits, as in its dates.
    month: lang === "zh-Hans" ? "LLL" : "LLLL",
    monthShort: "LLL",
    year: y,
  };
  for (const [format, pattern] of Object.entries(patterns)) {
    years(`every day has CLDR's "${pattern.replace(/[\u00A0\u202F]/g, " ")}" for ${lang} ${format}`, () => {
      const wrong = DAYS.map((day) => [
        day,
        formatDate(day, lang, format as DateFormat),
        byPattern(pattern, day, data),
      ]).filter(([, ours, theirs]) => ours !== theirs);
      equal(wrong, []);
    });
  }
}
years.run();

const format = suite("formatDate");
const rows: [iso: string, lang: string, format: DateFormat, text: string][] = [
  ["2019-03-09", "en", "long", "March 9, 2019"],
  ["2019-03-09", "zh-Hans", "long", "2019年3月9日"],
  ["2019-03-09", "ru", "long", "9 марта 2019 г."],
  ["2019-03-09", "en", "short", "Mar 9, 2019"],
  ["2019-03-09", "zh-Hans", "short", "2019年3月9日"],
  ["2019-03-09", "ru", "short", "9 мар. 2019 г."],
  ["2019-03-09", "en", "monthYear", "March 2019"],
  ["2019-03-09", "zh-Hans", "monthYear", "2019年3月"],
  ["2019-03-09", "ru", "monthYear", "март 2019 г."],
  ["2019-03-09", "en", "month", "March"],
  ["2019-03-09", "zh-Hans", "month", "3月"],
  ["2019-03-09", "ru", "month", "март"],
  ["2019-03-09", "en", "monthShort", "Mar"],
  ["2019-03-09", "zh-Hans", "monthShort", "3月"],
  ["2019-01-09", "ru", "monthShort", "янв."],
  ["2019-03-09", "en", "year", "2019"],
  ["2019-03-09", "zh-Hans", "year", "2019年"],
  ["2019-03-09", "ru", "year", "2019"],
  ["2019-03-09", "en", "dotted", "2019.03.09"],
  ["2019-03-09", "zh-Hans", "dotted", "2019.03.09"],
  ["2019-03-09", "ru", "dotted", "2019.03.09"],
  ["2019-03-09", "ar", "dotted", "2019.03.09"],
  ["2020-02-29", "ru", "long", "29 февраля 2020 г."],
  ["1000-01-01", "en", "long", "January 1, 1000"],
  ["9999-12-31", "zh-Hans", "long", "9999年12月31日"],
];
for (const [iso, lang, kind, text] of rows) {
  format(`writes ${text} for ${lang} ${kind}`, () => is(formatDate(iso, lang, kind), text));
}
format("writes the long form by default", () => {
  equal(
    LANGS.map((lang) => formatDate("2019-03-09", lang)),
    LANGS.map((lang) => formatDate("2019-03-09", lang, "long")),
  );
});
format("writes a tag with a region like its language", () => {
  is(formatDate("2019-03-09", "ru-KZ"), "9 марта 2019 г.");
});
format("writes only plain spaces, also in a language without patterns of ours", () => {
  const texts = ["en", "zh-Hans", "ru", "fr", "uk", "kk", "es"].flatMap((lang) =>
    FORMATS.map((kind) => formatDate("2019-03-09", lang, kind)),
  );
  equal(
    texts.filter((text) => /[^\S ]/u.test(text)),
    [],
  );
});
format("keeps the languages apart when one date is written in all of them several times", () => {
  const all = () => LANGS.map((lang) => formatDate("2021-05-01", lang));
  equal(all(), ["May 1, 2021", "2021年5月1日", "1 мая 2021 г."]);
  equal(all(), all());
});

/** Texts that are not calendar dates: empty, impossible, in another form, or with dangerous characters. */
const NOT_DATES = [
  "",
  " ",
  "2019",
  "2019-3-9",
  "2019-02-29",
  "2023-13-10",
  "2023-00-10",
  "2023-04-31",
  "0999-01-01",
  "10000-01-01",
  "-2019-03-09",
  "2019-03-09 ",
  "2019-03-09\n",
  "2019-03-09T00:00:00Z",
  "2019.03.09",
  "2019-W10-6",
  "2019-068",
  "２０１９-03-09",
  "٢٠١٩-٠٣-٠٩",
  "2019‑03‑09",
  "2019-03-09</script>",
  "\u202E2019-03-09",
  "📅",
];
format("throws a RangeError if the text is not a calendar date", () => {
  for (const lang of LANGS)
    for (const text of NOT_DATES)
      throws(
        () => formatDate(text, lang),
        (error: unknown) => error instanceof RangeError,
        `${lang}: ${JSON.stringify(text)}`,
      );
});
format("throws on each call with the same wrong date", () => {
  for (const _ of [1, 2]) throws(() => formatDate("2019-02-29", "en"), /not a calendar date: "2019-02-29"/);
});
format.run();

const calendar = suite("isCalendarDate");
calendar("refuses texts that are not a calendar date in the strict form", () => {
  equal(NOT_DATES.filter(isCalendarDate), []);
});
calendar("accepts every day of eight years", () => is(DAYS.every(isCalendarDate), true));
calendar("accepts the 29th of February only in leap years", () => {
  const leap = ["1900", "2000", "2019", "2020", "2023", "2024", "2100", "2400"].filter((year) =>
    isCalendarDate(`${year}-02-29`),
  );
  equal(leap, ["2000", "2020", "2024", "2400"]);
});
calendar.run();

const iso = suite("isoDate");
iso("returns the UTC day of a moment", () => {
  is(isoDate(new Date("2019-03-09T00:00:00Z")), "2019-03-09");
  is(isoDate(new Date("2019-03-09T23:59:59.999Z")), "2019-03-09");
  is(isoDate(new Date("2019-03-09T23:59:59-08:00")), "2019-03-10");
});
iso("returns every day of eight years", () => {
  equal(
    DAYS.map((day) => isoDate(new Date(`${day}T00:00:00Z`))),
    DAYS,
  );
});
iso("returns an empty text for an invalid date", () => is(isoDate(new Date(Number.NaN)), ""));
iso.run();

/** Runs in its own process: only a new process is sure to have the zone and the locale from its start. */
const SCRIPT = `
  import { formatDate, isoDate } from "./src/core/language/dates.ts";
  const [langs, formats, days] = JSON.parse(process.argv[1]);
  const texts = days.flatMap((day) =>
    langs.flatMap((lang) => formats.map((format) => formatDate(isoDate(new Date(day + "T00:00:00Z")), lang, format))));
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  process.stdout.write(JSON.stringify({ timeZone, locale, texts }));
`;
/** Some days of two years, and days that were skipped when Kiritimati and Samoa crossed the date line. */
const SOME_DAYS = [
  ...DAYS.filter((day) => /^202[01]/.test(day) && /-(?:01|09|28|29|31)$/.test(day)),
  ...["1994-12-31", "1995-01-01", "2011-12-30"],
];

const machine = suite("machines");
const machines: [timeZone: string, lang: string, locale: string][] = [
  ["America/Los_Angeles", "en_US.UTF-8", "en-US"],
  ["Pacific/Kiritimati", "ru_RU.UTF-8", "ru-RU"],
  ["Asia/Shanghai", "zh_CN.UTF-8", "zh-CN"],
  ["Pacific/Apia", "en_WS.UTF-8", "en-WS"],
  ["Asia/Tehran", "ar_EG.UTF-8", "ar-EG"],
];
for (const [timeZone, lang, locale] of machines) {
  machine.long(`writes the same dates in ${timeZone} with LANG ${lang}`, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval", SCRIPT],
        JSON.stringify([LANGS, FORMATS, SOME_DAYS]),
      ],
      {
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
        env: { ...process.env, TZ: timeZone, LANG: lang, LC_ALL: lang },
        maxBuffer: 1e8,
      },
    );
    const there = JSON.parse(stdout);
    equal([there.timeZone, there.locale], [timeZone, locale], "the process is where it should be");
    instance(there.texts, Array);
    equal(
      there.texts,
      SOME_DAYS.flatMap((day) => LANGS.flatMap((tag) => FORMATS.map((kind) => formatDate(day, tag, kind)))),
    );
  });
}
machine.run();

const latest = suite("latestDay");
for (const [now, day] of [
  ["2026-11-30T09:59:59Z", "2026-11-30"],
  ["2026-11-30T10:00:00Z", "2026-12-01"],
  ["2028-02-28T23:00:00Z", "2028-02-29"],
] as const)
  latest(`is ${day} at ${now}`, () => is(latestDay(new Date(now)), day));
latest.run();
