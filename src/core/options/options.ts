import { z } from "zod";
import type { AdminBackend } from "../admin/backend.ts";
import { meantTag, readLanguageTag } from "../language/language-tags.ts";
import { KNOWN_LOCALES, type Language, type LanguageOption, languageOf } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { LAYOUT_KINDS, type Layouts } from "../pages/layouts.ts";
import { PAGE_SIZE } from "../pages/pagination.ts";
import { SHARE_TARGETS, type ShareOption } from "../share/links.ts";
import { baseOf, ROOT_FOLDERS } from "../site/urls.ts";
import type { BrandOption } from "../theme/brand.ts";
import {
  COMPONENT_NAMES,
  type Components,
  HOME_PARTS,
  type LinkOption,
  type SiteLink,
} from "../theme/look.ts";
import { COMPLETE, optionProblems } from "./problems.ts";
import { readSiteUrl } from "./site-url.ts";

/** An option of a plugin that is unknown or wrong. Its message names the plugin and the dotted path. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}

/**
 * The schemas of all options of a plugin, by name: it has each option of the type, and no other.
 *
 * @example
 * const schema = z.strictObject({ folder: z.string().default("content") } satisfies Shape<ImagesOptions>);
 */
export type Shape<Options> = { readonly [Key in keyof Options]-?: z.ZodType<unknown, Options[Key]> };

/** For a plugin without options. */
export const noOptions: z.ZodType<object, object> = z.strictObject({});

/** The languages of a site, in the order that lists show them. Gives each with all its particulars. */
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
  .min(1)
  .readonly()
  .transform(toLanguages);

function toLanguages(options: readonly LanguageOption[], { issues }: z.RefinementCtx): readonly Language[] {
  const languages = options.flatMap((option, index) => {
    const language = languageOf(option);
    if (!language) issues.push(unknownLanguage(localeOf(option), index));
    return language ?? [];
  });
  const twice = languages.find(
    ({ locale }, index) => languages.findIndex((one) => one.locale === locale) !== index,
  );
  if (twice) issues.push(problem([], `"${twice.locale}" is listed twice`));
  issues.push(...tagProblems(options, languages));
  return languages;
}

/** `hreflang` is the `lang`: a tag that is not well formed or that two languages share names no page. */
function tagProblems(options: readonly LanguageOption[], languages: readonly Language[]): Problem[] {
  const byTag = new Map<string, string>();
  return languages.flatMap(({ locale, lang }) => {
    const path = [options.findIndex((option) => localeOf(option) === locale), "lang"];
    const tag = readLanguageTag(lang)?.lang;
    if (tag === undefined) {
      const meant = meantTag(lang);
      const question = meant === undefined ? "" : ` (did you mean "${meant}"?)`;
      const expected = 'expected a language tag such as "zh-Hans" or "pt-BR"';
      return [problem(path, `${expected}${question}, received ${JSON.stringify(lang)}`)];
    }
    const other = byTag.get(tag) ?? locale;
    byTag.set(tag, other);
    if (other === locale) return [];
    const reason = "search engines would not know which of the two pages is in it";
    return [
      problem(path, `"${lang}" is the lang of "${other}" too, and ${reason}: give each language its own`),
    ];
  });
}

function localeOf(option: LanguageOption): string {
  return typeof option === "string" ? option : option.locale;
}

function unknownLanguage(locale: string, index: number): Problem {
  const meant = nearest(locale, KNOWN_LOCALES);
  const question = meant === undefined ? "" : ` (did you mean "${meant}"?)`;
  return problem(
    [index],
    `"${locale}" is not a language that needs no particulars${question}: give its lang, ogLocale and label`,
  );
}

/** The locale for a reader who hasn't chosen one yet. @default the first that is ready */
export const defaultLocaleOption = z.string().optional();

/**
 * Fills in the option `defaultLocale`, which must be a ready language. For `transform` of an options schema.
 *
 * @example
 * z.strictObject({ languages: languagesOption, defaultLocale: defaultLocaleOption }).transform(withDefaultLocale)
 */
export function withDefaultLocale<Options extends LocaleOptions>(
  options: Options,
  { issues }: z.RefinementCtx,
): Omit<Options, "defaultLocale"> & { readonly defaultLocale: string } {
  const { languages, defaultLocale: given } = options;
  const ready = languages.filter(({ status }) => status === "ready").map(({ locale }) => locale);
  const [first = ""] = ready;
  const defaultLocale = given ?? first;
  if (!ready.includes(defaultLocale)) {
    const expected = `expected a ready language (${ready.join(", ") || "there is no ready language"})`;
    issues.push(problem(["defaultLocale"], `${expected}, received ${JSON.stringify(given)}`));
  }
  // An address such as /en/ could be one of the site or one of its host.
  const [, folder = ""] = options.url === undefined ? [] : baseOf(options.url).split("/");
  if ([...languages.map(({ locale }) => locale), ...ROOT_FOLDERS].includes(folder))
    issues.push(
      problem(["url"], `expected another path than "/${folder}", which is a folder of the site itself too`),
    );
  return { ...options, defaultLocale };
}

interface LocaleOptions {
  readonly url?: string | undefined;
  readonly languages: readonly Language[];
  readonly defaultLocale?: string | undefined;
}

/** The absolute http(s) address of a site, which may be in a folder of its host. Gives it without a slash at its end. */
export const urlOption = z.string().transform((text, { issues }) => {
  const { url, problems } = readSiteUrl(text);
  if (url !== undefined && problems.length === 0) return url;
  const example = url ?? "https://news.example.org";
  const remedy = url === undefined ? `write an address such as "${example}"` : `write "${example}"`;
  const expected = "expected the address of the site";
  issues.push(
    problem(
      [],
      `${expected}, received ${JSON.stringify(text)}, which has ${problems.join(" and ")}: ${remedy}`,
    ),
  );
  return z.NEVER;
});

/** Where editors have accounts. */
export const backendOption = z
  .strictObject({
    name: z.enum(["gitea", "gitlab", "github"]),
    repo: z.string().regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'owner and name, such as "newsroom/site"'),
    branch: z.string().min(1).optional(),
    host: urlOption.optional(),
    appId: z.string().min(1).optional(),
    signIn: urlOption.optional(),
    review: z.boolean().optional(),
  } satisfies Shape<AdminBackend>)
  .refine(({ name, review }) => name !== "gitea" || !review, {
    path: ["review"],
    error: "not with gitea: the editor has no requests there",
  })
  .refine(({ name, signIn }) => name === "github" || signIn === undefined, {
    path: ["signIn"],
    error: "only with github: the others sign editors in themselves, by appId",
  });

/** The editor: in every site, in a served one, or in every site with accounts on a Git server. */
export const adminOption = z.union([
  z.boolean(),
  z.literal("dev"),
  z.strictObject({ backend: backendOption }),
]);

/** A site's own layouts, by the kind of page. */
export const layoutsOption: z.ZodType<Layouts, Layouts> = z.partialRecord(
  z.enum(LAYOUT_KINDS),
  z.custom<(props: never) => unknown>((value) => typeof value === "function", "a component"),
);

/** A site's own parts of pages, by name. */
export const componentsOption: z.ZodType<Components, Components> = z.partialRecord(
  z.enum(COMPONENT_NAMES),
  z.custom<(props: never) => unknown>((value) => typeof value === "function", "a component"),
);

/** The parts of the home page, in order. */
export const homeOption = z
  .array(z.enum(HOME_PARTS))
  .min(1)
  .refine((parts) => new Set(parts).size === parts.length, "each part once")
  .readonly();

const colorOption = z.string().regex(/^#[0-9a-f]{6}$/i, 'a color such as "#a3301d"');

/** Icons, share picture and colours of a site. */
export const brandOption = z.strictObject({
  mark: z
    .string()
    .regex(/\.svg$/i, "an SVG")
    .optional(),
  icon: z
    .string()
    .regex(/\.svg$/i, "an SVG")
    .optional(),
  share: z
    .string()
    .regex(/\.(?:png|jpe?g|svg|webp|avif)$/i, "a picture")
    .optional(),
  paper: colorOption.optional(),
  ink: colorOption.optional(),
  soft: colorOption.optional(),
  seal: colorOption.optional(),
  warn: colorOption.optional(),
} satisfies Shape<BrandOption>);

/** Links: standing pages by slug, or addresses with a message for their text. */
export const linksOption = z
  .array(
    z.union([
      z.string(),
      z.strictObject({
        url: z
          .string()
          .regex(/^(?:https?:\/\/[^\s/]|\/(?!\/))\S*$/, "an address with https://, or one from the root"),
        message: z.string().regex(/^[\w-]+:[\w.-]+$/, 'the key of a message, such as "site:shop"'),
      }),
    ]),
  )
  .readonly();

/** The number of articles on a page of a list. */
export const pageSizeOption = z.int().min(1).default(PAGE_SIZE);

/** Variable fonts of Fontsource. */
export const fontsOption = z
  .array(
    z.string().regex(/^@fontsource-variable\/[a-z0-9-]+$/, 'a package such as "@fontsource-variable/inter"'),
  )
  .min(1)
  .readonly();

/** Where articles are shared, by locale. */
export const shareOption = z.record(z.string(), z.array(z.enum(SHARE_TARGETS)).readonly()).readonly();

/** Checks that an option `share` names languages of the site, and each target once. For `superRefine` of a schema. */
export function checkShare(
  { share, languages }: { readonly share: ShareOption; readonly languages: readonly Language[] },
  { issues }: z.RefinementCtx,
): void {
  for (const [locale, targets] of Object.entries(share)) {
    const path = ["share", locale];
    if (!languages.some((one) => one.locale === locale))
      issues.push(problem(path, "not a language of the site"));
    const twice = targets.find((target, index) => targets.indexOf(target) !== index);
    if (twice) issues.push(problem(path, `"${twice}" is listed twice`));
  }
}

/** A picture for sharing. */
export const imageOption = z.strictObject({
  url: z.string().regex(/^(?:https?:\/)?\//, "an absolute address, or one from the root"),
  type: z.enum(["image/jpeg", "image/png"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  alt: z.string(),
});

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

type Problem = z.core.$ZodRawIssue;

/** A problem with a complete message, which includes what was received where that helps. */
function problem(path: PropertyKey[], message: string): Problem {
  return { code: "custom", path, message, input: undefined, params: COMPLETE };
}

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
 * @param options Links by the option that has them.
 * @param hasMessage Whether the site has a message.
 * @throws OptionsError where an option names a page or a message that doesn't exist.
 */
export function checkLinks(
  options: Readonly<Record<string, readonly LinkOption[] | undefined>>,
  pages: readonly { readonly slug: string }[],
  hasMessage: (key: string) => boolean,
): void {
  for (const [option, links = []] of Object.entries(options)) {
    for (const [index, link] of links.entries()) {
      const problem = typeof link === "string" ? pageProblem(link, pages) : messageProblem(link, hasMessage);
      if (problem !== undefined) throw new OptionsError(`themePlugin: ${option}.${index}${problem}`);
    }
  }
}

function pageProblem(slug: string, pages: readonly { readonly slug: string }[]): string | undefined {
  if (pages.some((page) => page.slug === slug)) return undefined;
  const there = pages.map((page) => page.slug).join(", ") || "none";
  return `: no standing page "${slug}"; there are: ${there}`;
}

function messageProblem({ message }: SiteLink, hasMessage: (key: string) => boolean): string | undefined {
  if (hasMessage(message)) return undefined;
  const [namespace = "", key = ""] = message.split(":");
  return `.message: no message "${message}"; write "${key}" into ${namespace}.json of each language`;
}
