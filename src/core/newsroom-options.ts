import { z } from "zod";
import type { LanguageOption } from "./languages.ts";
import {
  languagesOption,
  pageSizeOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  urlOption,
} from "./options.ts";
import type { SiteSettings } from "./site.ts";

/** Options of `polyglotPlugin`, which the command `polyglot` reads too. */
export interface PolyglotOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site, in the order in which lists show them. */
  readonly languages: readonly LanguageOption[];
  /** The locale that `x-default` leads to. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Folder of the articles and pages. @default "content" */
  readonly content?: string | undefined;
  /** Folder of the catalogues. @default "locales" */
  readonly locales?: string | undefined;
  /** What a language without a file of an article says. @default "announced" */
  readonly missing?: "announced" | "absent" | undefined;
  /** Articles that a page of the archive, a year or a topic has. @default 24 */
  readonly pageSize?: number | undefined;
  /** Whether share cards are drawn, and with which fonts, as packages of Fontsource. @default true */
  readonly cards?: boolean | { readonly fonts?: readonly string[] | undefined } | undefined;
  /** Whether pictures are shown in several widths and formats. @default true */
  readonly images?: boolean | undefined;
  /** Whether articles that have been read are kept on the reader's device, to be read without a connection. @default false */
  readonly offline?: boolean | undefined;
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  content: z.string().default("content"),
  locales: z.string().default("locales"),
  missing: z.enum(["announced", "absent"]).default("announced"),
  pageSize: pageSizeOption,
  cards: z.union([z.boolean(), z.strictObject({ fonts: z.array(z.string()).optional() })]).default(true),
  images: z.boolean().default(true),
  offline: z.boolean().default(false),
});

/** The options of a newsroom, checked and filled in. */
export interface Newsroom {
  readonly settings: SiteSettings;
  /** Options of the cards; undefined where none are drawn. */
  readonly cards: { readonly fonts?: readonly string[] | undefined } | undefined;
  readonly images: boolean;
  readonly folders: { readonly content: string; readonly locales: string };
  readonly pageSize: number;
  readonly offline: boolean;
}

/**
 * Checks the options of a newsroom.
 *
 * @throws OptionsError with the dotted path, what was expected and what was received.
 */
export function readNewsroom(options: unknown): Newsroom {
  const { url, content, locales, missing, pageSize, cards, images, offline, ...given } = readOptions(
    "polyglotPlugin",
    schema,
    options,
  );
  const languages = readLanguages("polyglotPlugin", given.languages);
  const defaultLocale = readDefaultLocale("polyglotPlugin", languages, given.defaultLocale);
  return {
    settings: { url, languages, defaultLocale, missing },
    cards: cards === true ? {} : cards || undefined,
    images,
    folders: { content, locales },
    pageSize,
    offline,
  };
}
