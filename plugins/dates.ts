import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { type DateFormat, formatDate, isoDate } from "../src/core/language/dates.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { withUnbrokenSpaces } from "../src/core/typography/rules.ts";
import { pageLanguage } from "../src/eleventy.ts";

/** Options of `datesPlugin`. */
export interface DatesOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Name of the filter that prints a date. @default "localDate" */
  readonly filter?: string | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  filter: z.string().default("localDate"),
} satisfies Shape<DatesOptions>);

const FORMATS = [
  "long",
  "short",
  "dotted",
  "monthYear",
  "month",
  "monthShort",
  "year",
] as const satisfies readonly DateFormat[];

/**
 * Dates in the language of the page, as the filter `localDate`. The machine's time zone and locale have no
 * effect. No line ends between a day and its month.
 *
 * @example
 * {{ page.date | localDate }}             // => "9 марта 2019 г." on a Russian page
 * {{ "2019-03-09" | localDate("dotted") }} // => "2019.03.09"
 */
export const datesPlugin: Plugin<DatesOptions> = definePlugin(
  "datesPlugin",
  schema,
  (config, { languages, filter }) => {
    config.addFilter(filter, function (date: unknown, format: unknown = "long") {
      const known = FORMATS.find((one) => one === format);
      if (!known)
        throw new RangeError(
          `${filter}: unknown format ${JSON.stringify(format)}; expected ${FORMATS.join(", ")}`,
        );
      const iso = date instanceof Date ? isoDate(date) : String(date);
      const { lang } = pageLanguage(this, languages);
      return withUnbrokenSpaces(formatDate(iso, lang, known), lang);
    });
  },
);
