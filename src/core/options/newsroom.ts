import { z } from "zod";
import type { LanguageOption } from "../language/languages.ts";
import type { Layouts } from "../pages/layouts.ts";
import type { ShareOption } from "../share/links.ts";
import type { WechatOptions } from "../share/share.ts";
import type { SiteSettings } from "../site/site.ts";
import {
  fontsOption,
  languagesOption,
  layoutsOption,
  pageSizeOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  readShare,
  shareOption,
  urlOption,
  wechatOption,
  xAccountOption,
} from "./options.ts";

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
  /** The standing pages that the navigation names, in order, by slug. @default all, by slug */
  readonly navigation?: readonly string[] | undefined;
  /** Layouts of the site's own, by the kind of page that they make. @default those of the theme */
  readonly layouts?: Layouts | undefined;
  /** Articles that a page of the archive, a year or a topic has. @default 24 */
  readonly pageSize?: number | undefined;
  /** Whether share cards are drawn, and with which fonts, as packages of Fontsource. @default true */
  readonly cards?: boolean | { readonly fonts?: readonly string[] | undefined } | undefined;
  /** Whether pictures are shown in several widths and formats. @default true */
  readonly images?: boolean | undefined;
  /** Whether articles that have been read are kept on the reader's device, to be read without a connection. @default false */
  readonly offline?: boolean | undefined;
  /** Where articles are shared, by locale. @default WeChat and X, then what readers of the language use */
  readonly share?: ShareOption | undefined;
  /** The site's account on X, with its at sign. @default none */
  readonly xSite?: string | undefined;
  /** The account on X of those who write, with its at sign. @default none */
  readonly xCreator?: string | undefined;
  /** WeChat's JS-SDK: `signatureUrl`, `appId`. @default none */
  readonly wechat?: WechatOptions | undefined;
  /** Whether the editor in the browser is at `/admin/`: always, or while the site is served for those who write it. @default false */
  readonly admin?: boolean | "dev" | undefined;
  /** Messages that templates of the site's own ask for, as `namespace:key`; `*` stands for any part. @default [] */
  readonly used?: readonly string[] | undefined;
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  content: z.string().default("content"),
  locales: z.string().default("locales"),
  missing: z.enum(["announced", "absent"]).default("announced"),
  navigation: z.array(z.string()).optional(),
  layouts: layoutsOption.optional(),
  pageSize: pageSizeOption,
  cards: z.union([z.boolean(), z.strictObject({ fonts: fontsOption.optional() })]).default(true),
  images: z.boolean().default(true),
  offline: z.boolean().default(false),
  share: shareOption.default({}),
  xSite: xAccountOption.optional(),
  xCreator: xAccountOption.optional(),
  wechat: wechatOption.optional(),
  admin: z.union([z.boolean(), z.literal("dev")]).default(false),
  used: z.array(z.string()).default([]),
});

/** The options of a newsroom, checked and filled in. */
export interface Newsroom {
  readonly settings: SiteSettings;
  /** Options of the cards; undefined where none are drawn. */
  readonly cards: { readonly fonts?: readonly string[] | undefined } | undefined;
  readonly images: boolean;
  readonly folders: { readonly content: string; readonly locales: string };
  /** For the theme. */
  readonly pages: Pick<PolyglotOptions, "navigation" | "layouts">;
  readonly pageSize: number;
  readonly offline: boolean;
  /** For the plugin of sharing. */
  readonly sharing: Pick<PolyglotOptions, "share" | "xSite" | "xCreator" | "wechat">;
  readonly admin: boolean | "dev";
  /** Messages that templates of the site's own ask for. */
  readonly used: readonly string[];
}

/**
 * Checks the options of a newsroom.
 *
 * @throws OptionsError with the dotted path, what was expected and what was received.
 */
export function readNewsroom(options: unknown): Newsroom {
  const { url, content, locales, missing, cards, share, xSite, xCreator, wechat, ...given } = readOptions(
    "polyglotPlugin",
    schema,
    options,
  );
  const { pageSize, images, offline, admin, used, navigation, layouts } = given;
  const languages = readLanguages("polyglotPlugin", given.languages);
  const defaultLocale = readDefaultLocale("polyglotPlugin", languages, given.defaultLocale);
  readShare("polyglotPlugin", languages, share);
  return {
    settings: { url, languages, defaultLocale, missing },
    cards: cards === true ? {} : cards || undefined,
    images,
    folders: { content, locales },
    pages: { navigation, layouts },
    pageSize,
    offline,
    used,
    sharing: { share, xSite, xCreator, wechat },
    admin,
  };
}
