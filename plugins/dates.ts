import { z } from "zod";
import { type DateFormat, formatDate, isoDate } from "../src/core/language/dates.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options/options.ts";
import { checkVersion, type EleventyConfig, pageLanguage } from "../src/eleventy.ts";

/** Options of `datesPlugin`. */
export interface DatesOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Name of the filter that prints a date. @default "localDate" */
  readonly filter?: string | undefined;
}

const FORMATS = [
  "long",
  "short",
  "dotted",
  "monthYear",
  "month",
  "year",
] as const satisfies readonly DateFormat[];

const schema = z.strictObject({ languages: languagesOption, filter: z.string().default("localDate") });

/**
 * Dates in the language of the page, as the filter `localDate`. The machine's zone and locale never matter.
 *
 * @example
 * {{ page.date | localDate }}             // => "9 марта 2019 г." on a Russian page
 * {{ "2019-03-09" | localDate("dotted") }} // => "2019.03.09"
 */
export function datesPlugin(config: EleventyConfig, options: DatesOptions): void {
  checkVersion(config, "datesPlugin");
  const { filter, ...given } = readOptions("datesPlugin", schema, options);
  const languages = readLanguages("datesPlugin", given.languages);

  config.addFilter(filter, function (date: unknown, format: unknown = "long") {
    const known = FORMATS.find((one) => one === format);
    if (!known)
      throw new RangeError(
        `${filter}: unknown format ${JSON.stringify(format)}; expected ${FORMATS.join(", ")}`,
      );
    const iso = date instanceof Date ? isoDate(date) : String(date);
    return formatDate(iso, pageLanguage(this, languages).lang, known);
  });
}
