import { z } from "zod";
import type { SiteSettings } from "../site/site.ts";
import {
  checkShare,
  defaultLocaleOption,
  fontsOption,
  languagesOption,
  layoutsOption,
  pageSizeOption,
  readOptions,
  shareOption,
  urlOption,
  wechatOption,
  withDefaultLocale,
  xAccountOption,
} from "./options.ts";

const flatSchema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    content: z.string().default("content"),
    locales: z.string().default("locales"),
    missing: z.enum(["announced", "absent"]).default("announced"),
    navigation: z.array(z.string()).readonly().optional(),
    footer: z.array(z.string()).readonly().optional(),
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
    used: z.array(z.string()).readonly().default([]),
  })
  .superRefine(checkShare)
  .transform(withDefaultLocale);

type FlatOptions = z.output<typeof flatSchema>;

/** The options of a newsroom, checked and filled in. */
export interface Newsroom extends Pick<FlatOptions, "pageSize" | "images" | "offline" | "admin"> {
  readonly settings: SiteSettings;
  /** Options of the cards; undefined where none are drawn. */
  readonly cards: { readonly fonts?: readonly string[] | undefined } | undefined;
  readonly folders: { readonly content: string; readonly locales: string };
  /** For the theme. */
  readonly pages: Pick<FlatOptions, "navigation" | "footer" | "layouts">;
  /** For the plugin of sharing. */
  readonly sharing: Pick<FlatOptions, "share" | "xSite" | "xCreator" | "wechat">;
  /** Messages that the site's own templates use. */
  readonly used: readonly string[];
}

/** The options of `polyglotPlugin`, which the command reads too. */
export const newsroomSchema = flatSchema.transform(
  ({ url, languages, defaultLocale, missing, content, locales, cards, ...options }): Newsroom => {
    const { navigation, footer, layouts, share, xSite, xCreator, wechat, ...others } = options;
    return {
      ...others,
      settings: { url, languages, defaultLocale, missing },
      cards: cards === true ? {} : cards || undefined,
      folders: { content, locales },
      pages: { navigation, footer, layouts },
      sharing: { share, xSite, xCreator, wechat },
    };
  },
);

/**
 * Checks the options of a newsroom.
 *
 * @throws OptionsError with the dotted path, what was expected and what was received.
 */
export function readNewsroom(options: unknown): Newsroom {
  return readOptions("polyglotPlugin", newsroomSchema, options);
}
