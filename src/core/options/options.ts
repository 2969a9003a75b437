import { z } from "zod";
import { KNOWN_LOCALES, type Language, languageOf } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { LAYOUT_KINDS, type Layouts } from "../pages/layouts.ts";
import { PAGE_SIZE } from "../pages/pagination.ts";
import { SHARE_TARGETS, type ShareOption } from "../share/links.ts";
import { optionProblems } from "./problems.ts";

/** An option of a plugin that is unknown or wrong. Its message names the plugin and the dotted path. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}

/** The languages of a site, in the order in which lists show them. */
export const languagesOption = z
  .array(
    z.union([
      z.string(),
      z.strictObject({
        locale: z
          .string()
          .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/, 'lower-case letters and hyphens, such as "zh-hant"'),
        lang: z.string().optional(),
        ogLocale: z
          .string()
          .regex(/^[a-z]{2,3}_[A-Z]{2}$/, 'a form such as "zh_CN"')
          .optional(),
        label: z.string().optional(),
        dir: z.enum(["ltr", "rtl"]).optional(),
        status: z.enum(["ready", "configuring"]).optional(),
      }),
    ]),
  )
  .min(1);

/** An absolute http(s) address without a path: links start at the root. */
export const urlOption = z
  .string()
  .regex(
    /^https?:\/\/[^\s/?#]+$/,
    'an absolute address without a path and without a slash at its end, such as "https://news.example.org"',
  );

/** Layouts of a site's own, by the kind of page. */
export const layoutsOption: z.ZodType<Layouts> = z.partialRecord(
  z.enum(LAYOUT_KINDS),
  z.custom<(props: never) => unknown>((value) => typeof value === "function", "a component"),
);

/** How many articles a page of a list has. */
export const pageSizeOption = z.int().min(1).default(PAGE_SIZE);

/** Variable fonts of Fontsource. */
export const fontsOption = z
  .array(
    z.string().regex(/^@fontsource-variable\/[a-z0-9-]+$/, 'a package such as "@fontsource-variable/inter"'),
  )
  .min(1);

/** Where articles are shared, by locale. */
export const shareOption = z.record(z.string(), z.array(z.enum(SHARE_TARGETS)));

/** An account on X. */
export const xAccountOption = z.string().regex(/^@\w{1,15}$/, 'the name of an account, such as "@unesco"');

/** WeChat's JS-SDK. */
export const wechatOption = z.strictObject({
  signatureUrl: z
    .string()
    .regex(/^(?:https:\/\/[^\s/?#;,'"]+)?\/[^\s?#]*$/, "an address that begins with https:// or with /"),
  appId: z
    .string()
    .regex(/^wx[\w-]+$/, 'the id of an account, such as "wx0123456789abcdef"')
    .optional(),
});

/**
 * Checks the options of a plugin.
 *
 * @param plugin Its name, for the message.
 * @throws OptionsError with the dotted path, what was expected and what was received.
 */
export function readOptions<T>(plugin: string, schema: z.ZodType<T>, options: unknown): T {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const problems = optionProblems(schema, result.error, options);
  throw new OptionsError(`${plugin}: ${problems.join("\n")}`);
}

/**
 * The languages that an option `languages` names.
 *
 * @throws OptionsError where one is not known and does not say what it is, or stands there twice.
 */
export function readLanguages(plugin: string, options: z.infer<typeof languagesOption>): Language[] {
  const languages = options.map((option, index) => {
    const given = typeof option === "string" ? { locale: option } : option;
    const language = languageOf(given as Parameters<typeof languageOf>[0]);
    if (language) return language;
    const meant = nearest(given.locale, KNOWN_LOCALES);
    throw new OptionsError(
      `${plugin}: languages.${index}: "${given.locale}" is not a language that needs no particulars` +
        `${meant === undefined ? "" : ` (did you mean "${meant}"?)`}: give its lang, ogLocale and label`,
    );
  });
  const twice = languages.find(
    ({ locale }, index) => languages.findIndex((one) => one.locale === locale) !== index,
  );
  if (twice) throw new OptionsError(`${plugin}: languages: "${twice.locale}" stands there twice`);
  return languages;
}

/**
 * The locale that stands first where a reader has no choice yet.
 *
 * @throws OptionsError where it is not one of the languages, or is not ready.
 */
export function readDefaultLocale(
  plugin: string,
  languages: readonly Language[],
  given: string | undefined,
): string {
  const locale = given ?? languages.find(({ status }) => status === "ready")?.locale;
  const language = languages.find((one) => one.locale === locale);
  if (language?.status === "ready") return language.locale;
  const ready = languages.filter(({ status }) => status === "ready").map((one) => one.locale);
  throw new OptionsError(
    `${plugin}: defaultLocale: expected a ready language (${ready.join(", ") || "there is none"}), received ${JSON.stringify(given)}`,
  );
}

/**
 * Checks that an option `share` names languages of the site, and each target once.
 *
 * @throws OptionsError with the dotted path.
 */
export function readShare(plugin: string, languages: readonly Language[], given: ShareOption): ShareOption {
  for (const [locale, targets] of Object.entries(given)) {
    if (!languages.some((one) => one.locale === locale))
      throw new OptionsError(`${plugin}: share.${locale}: not a language of the site`);
    const twice = targets.find((target, index) => targets.indexOf(target) !== index);
    if (twice) throw new OptionsError(`${plugin}: share.${locale}: "${twice}" stands there twice`);
  }
  return given;
}
