import { z } from "zod";
import type { SiteSettings } from "../site/site.ts";
import type { LinkOption } from "../theme/look.ts";
import {
  adminOption,
  brandOption,
  checkShare,
  componentsOption,
  defaultLocaleOption,
  fontsOption,
  homeOption,
  languagesOption,
  layoutsOption,
  linksOption,
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
    theme: z.string().default("theme"),
    brand: brandOption.default({}),
    navigation: linksOption.optional(),
    footer: linksOption.optional(),
    home: homeOption.optional(),
    components: componentsOption.optional(),
    layouts: layoutsOption.optional(),
    pageSize: pageSizeOption,
    cards: z
      .union([
        z.boolean(),
        z.strictObject({ fonts: fontsOption.optional(), titleFonts: fontsOption.optional() }),
      ])
      .default(true),
    images: z.boolean().default(true),
    offline: z.boolean().default(false),
    share: shareOption.default({}),
    xSite: xAccountOption.optional(),
    xCreator: xAccountOption.optional(),
    wechat: wechatOption.optional(),
    admin: adminOption.default(false),
    used: z.array(z.string()).readonly().default([]),
    redirectPages: z.boolean().default(false),
    keptSites: z.int().min(2).default(2),
  })
  .superRefine(checkShare)
  .transform(withDefaultLocale);

type FlatOptions = z.output<typeof flatSchema>;

/** The options of a newsroom, checked and filled in. */
export interface Newsroom
  extends Pick<
    FlatOptions,
    "pageSize" | "images" | "offline" | "admin" | "redirectPages" | "keptSites" | "brand"
  > {
  readonly settings: SiteSettings;
  /** Options of the cards; undefined where none are drawn. */
  readonly cards:
    | { readonly fonts?: readonly string[] | undefined; readonly titleFonts?: readonly string[] | undefined }
    | undefined;
  readonly folders: { readonly content: string; readonly locales: string };
  /** The folder of the site's own look. */
  readonly theme: string;
  /** For the theme. */
  readonly pages: Pick<FlatOptions, "navigation" | "footer" | "home" | "components" | "layouts">;
  /** For the plugin of sharing. */
  readonly sharing: Pick<FlatOptions, "share" | "xSite" | "xCreator" | "wechat">;
  /** Messages that the site's own templates and links use. */
  readonly used: readonly string[];
}

/** The options of `polyglotPlugin`, which the command reads too. */
export const newsroomSchema = flatSchema.transform(
  ({ url, languages, defaultLocale, missing, content, locales, cards, ...options }): Newsroom => {
    const { navigation, footer, home, components, layouts, share, xSite, xCreator, wechat, used, ...others } =
      options;
    const links = [...(navigation ?? []), ...(footer ?? [])];
    return {
      ...others,
      settings: { url, languages, defaultLocale, missing },
      cards: cards === true ? {} : cards || undefined,
      folders: { content, locales },
      pages: { navigation, footer, home, components, layouts },
      // Without `used`, nothing is known of the other messages of the site.
      used: used.length === 0 ? used : [...used, ...messagesOf(links)],
      sharing: { share, xSite, xCreator, wechat },
    };
  },
);

function messagesOf(links: readonly LinkOption[]): string[] {
  return links.flatMap((link) => (typeof link === "string" ? [] : link.message));
}

/**
 * Checks the options of a newsroom.
 *
 * @throws OptionsError with the dotted path, what was expected and what was received.
 */
export function readNewsroom(options: unknown): Newsroom {
  return readOptions("polyglotPlugin", newsroomSchema, options);
}
