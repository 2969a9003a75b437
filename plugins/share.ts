import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import type { ShareImage } from "../src/core/cards/cards.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import {
  checkShare,
  imageOption,
  languagesOption,
  type Shape,
  shareOption,
  urlOption,
  wechatOption,
  xAccountOption,
} from "../src/core/options/options.ts";
import { located, type PageShare, readPageShare, shareFacts } from "../src/core/options/page-share.ts";
import { shareTags } from "../src/core/share/head-tags.ts";
import type { ShareOption } from "../src/core/share/links.ts";
import { metaElements, shareList } from "../src/core/share/links-html.ts";
import { qrSvg } from "../src/core/share/qr.ts";
import type { WechatOptions } from "../src/core/share/share.ts";
import { absolute } from "../src/core/site/urls.ts";
import { dataOf, findPageLanguage, pageLanguage, type TemplateContext, unescaped } from "../src/eleventy.ts";
import { ownMessagesByLocale } from "../src/files/catalogues/own-messages.ts";

/** Options of `sharePlugin`. */
export interface ShareOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The name of the site, or one for each locale. @default none */
  readonly siteName?: string | Readonly<Record<string, string>> | undefined;
  /** The picture of pages that don't have their own. @default none */
  readonly image?: ShareImage | undefined;
  /** Where pages are shared, by locale. @default what readers of the language use most */
  readonly share?: ShareOption | undefined;
  /** The site's account on X, with its at sign. @default none */
  readonly xSite?: string | undefined;
  /** The account on X of the authors, with its at sign. @default none */
  readonly xCreator?: string | undefined;
  /** WeChat's JS-SDK, on the pages of the theme: `signatureUrl`, `appId`. @default none */
  readonly wechat?: WechatOptions | undefined;
  /** Name of the shortcode that writes the share data of the head. @default "shareHead" */
  readonly headShortcode?: string | undefined;
  /** Name of the shortcode that writes the links. @default "shareLinks" */
  readonly linksShortcode?: string | undefined;
  /** Name of the filter that draws a QR code. @default "qrSvg" */
  readonly qrFilter?: string | undefined;
}

const schema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    siteName: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    image: imageOption.optional(),
    share: shareOption.default({}),
    xSite: xAccountOption.optional(),
    xCreator: xAccountOption.optional(),
    wechat: wechatOption.optional(),
    headShortcode: z.string().default("shareHead"),
    linksShortcode: z.string().default("shareLinks"),
    qrFilter: z.string().default("qrSvg"),
  } satisfies Shape<ShareOptions>)
  .superRefine(checkShare);

/**
 * How pages are shared: the data in their head that networks read, links, and QR codes. The theme uses these
 * settings.
 *
 * @example
 * {% shareHead %}                       // => <meta itemprop="name" content="…"> <meta property="og:title" …> …
 * {% shareLinks %}                      // => <ul class="share-links">…</ul>
 * {{ page.url | qrSvg }}                // => <svg class="qr" …>
 */
export const sharePlugin: Plugin<ShareOptions> = definePlugin(
  "sharePlugin",
  schema,
  (config, options, build) => {
    const { url, languages, share, xSite, xCreator, wechat, headShortcode, linksShortcode, qrFilter } =
      options;
    const x = { site: xSite, creator: xCreator };
    build.share = { share, x, wechat };
    const messages = ownMessagesByLocale();

    config.addShortcode(headShortcode, function (argument?: unknown) {
      const language = pageLanguage(this, languages);
      const ogAlternates = (build.state.alternates.get(this.page?.url || "") ?? []).flatMap(({ locale }) =>
        locale === language.locale ? [] : (languages.find((one) => one.locale === locale)?.ogLocale ?? []),
      );
      const page = shareFacts(dataOfPage(this, argument, url), language, options);
      return metaElements(shareTags({ ...page, url: addressOf(this, url), ogAlternates, x }));
    });

    config.addShortcode(linksShortcode, function (argument?: unknown) {
      const { title, description: summary = "", ...page } = dataOfPage(this, argument, url);
      const { locale, lang } = pageLanguage(this, languages);
      const picture = page.image ?? options.image;
      const shared = {
        ...{ url: addressOf(this, url), title, summary, lang },
        image: picture ? located(picture, url).url : "",
      };
      return shareList(locale, share, shared, messages(locale));
    });

    config.addFilter(qrFilter, function (address: unknown, label?: unknown) {
      const text = String(address);
      const whole = text.startsWith("/") ? absolute(url, text) : text;
      const t = messages(findPageLanguage(this, languages)?.locale);
      return unescaped(this, qrSvg(whole, label === undefined ? t("share:code") : String(label)));
    });
  },
);

/** What a page says of itself: in its data, under `share` there, and in the argument; the last wins. */
function dataOfPage(context: TemplateContext, argument: unknown, site: string): PageShare {
  const { title, description, share } = dataOf(context);
  const place = context.page?.inputPath ?? "a page";
  return readPageShare(place, [{ title, description }, share, argument], addressOf(context, site));
}

function addressOf({ page }: TemplateContext, site: string): string {
  return absolute(site, page?.url || "/");
}
