import { z } from "zod";
import { buildOf } from "../src/build.ts";
import type { ShareImage } from "../src/core/cards/cards.ts";
import { escapeHtml } from "../src/core/html.ts";
import type { Language, LanguageOption } from "../src/core/language/languages.ts";
import {
  languagesOption,
  readLanguages,
  readOptions,
  readShare,
  shareOption,
  urlOption,
  wechatOption,
  xAccountOption,
} from "../src/core/options/options.ts";
import { type ShareTags, shareTags, type Tags } from "../src/core/share/head-tags.ts";
import { type ShareOption, shareLink, shareTargets } from "../src/core/share/links.ts";
import { qrSvg } from "../src/core/share/qr.ts";
import type { WechatOptions } from "../src/core/share/share.ts";
import { absolute } from "../src/core/site/urls.ts";
import {
  checkVersion,
  dataOf,
  type EleventyConfig,
  findPageLanguage,
  pageLanguage,
  type TemplateContext,
  unescaped,
} from "../src/eleventy.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";

/** Options of `sharePlugin`. */
export interface ShareOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The name of the site, or one for each locale. @default none */
  readonly siteName?: string | Readonly<Record<string, string>> | undefined;
  /** The picture of pages that have none of their own. @default none */
  readonly image?: ShareImage | undefined;
  /** Where pages are shared, by locale. @default WeChat and X, then what readers of the language use */
  readonly share?: ShareOption | undefined;
  /** The site's account on X, with its at sign. @default none */
  readonly xSite?: string | undefined;
  /** The account on X of those who write, with its at sign. @default none */
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

const image = z.strictObject({
  url: z.string().regex(/^(?:https?:\/)?\//, "an absolute address, or one from the root"),
  type: z.enum(["image/jpeg", "image/png"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  alt: z.string(),
});

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  siteName: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  image: image.optional(),
  share: shareOption.default({}),
  xSite: xAccountOption.optional(),
  xCreator: xAccountOption.optional(),
  wechat: wechatOption.optional(),
  headShortcode: z.string().default("shareHead"),
  linksShortcode: z.string().default("shareLinks"),
  qrFilter: z.string().default("qrSvg"),
});

/** What a page may say of itself: as data under the key `share`, or as the argument of a shortcode. */
const pageSchema = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  image: image.optional(),
  /** Makes the page an article. */
  published: z.string().optional(),
  modified: z.string().optional(),
  topics: z.array(z.string()).default([]),
});

/**
 * How pages are shared: what networks read in their head, links, and QR codes. The theme takes its settings from here.
 *
 * @example
 * {% shareHead %}                       // => <meta itemprop="name" content="…"> <meta property="og:title" …> …
 * {% shareLinks %}                      // => <ul class="share-links">…</ul>
 * {{ page.url | qrSvg }}                // => <svg class="qr" …>
 */
export function sharePlugin(config: EleventyConfig, options: ShareOptions): void {
  checkVersion(config, "sharePlugin");
  const given = readOptions("sharePlugin", schema, options);
  const { url, share, xSite, xCreator, wechat, siteName, headShortcode, linksShortcode, qrFilter } = given;
  const languages = readLanguages("sharePlugin", given.languages);
  readShare("sharePlugin", languages, share);
  const build = buildOf(config);
  const messages = new Map<string | undefined, ReturnType<typeof ownMessages>>();
  const x = { site: xSite, creator: xCreator };
  build.share = { share, x, wechat };

  config.addShortcode(headShortcode, function (argument?: unknown) {
    const { title, description, published, modified, topics, ...page } = aboutPage(this, argument);
    const language = pageLanguage(this, languages);
    const picture = page.image ?? given.image;
    const tags = shareTags({
      url: addressOf(this),
      title,
      description,
      siteName: typeof siteName === "string" ? siteName : siteName?.[language.locale],
      lang: language.lang,
      ogLocale: language.ogLocale,
      ogAlternates: othersOf(this, language),
      images: picture && { image: located(picture), thumbnail: located(picture) },
      article: published === undefined ? undefined : { published, modified, tags: topics },
      x,
    });
    return metaElements(tags);
  });

  config.addShortcode(linksShortcode, function (argument?: unknown) {
    const { title, description = "", ...page } = aboutPage(this, argument);
    const { locale, lang } = pageLanguage(this, languages);
    const t = messagesOf(locale);
    const picture = page.image ?? given.image;
    const shared = {
      url: addressOf(this),
      title,
      summary: description,
      lang,
      image: picture ? located(picture).url : "",
    };
    const items = shareTargets(locale, share).flatMap((target) => {
      const label = escapeHtml(t(`share:${target}`));
      const link = shareLink(target, shared);
      if (link !== undefined)
        return `<a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
      if (target !== "wechat") return [];
      return `<details><summary>${label}</summary>${qrSvg(shared.url, t("share:code"))}</details>`;
    });
    return `<ul class="share-links">\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`;
  });

  config.addFilter(qrFilter, function (address: unknown, label?: unknown) {
    const text = String(address);
    const whole = text.startsWith("/") ? absolute(url, text) : text;
    const locale = findPageLanguage(this, languages)?.locale;
    return unescaped(
      this,
      qrSvg(whole, label === undefined ? messagesOf(locale)("share:code") : String(label)),
    );
  });

  /** The texts of links and codes, in a language of ours. */
  function messagesOf(locale: string | undefined): ReturnType<typeof ownMessages> {
    const t = messages.get(locale) ?? ownMessages(locale);
    messages.set(locale, t);
    return t;
  }

  /** What the page says of itself: in its data, under `share` there, and in the argument, the last of which wins. */
  function aboutPage(
    context: TemplateContext,
    argument: unknown,
  ): z.infer<typeof pageSchema> & { title: string } {
    const { title, description, share: own } = dataOf(context);
    const said = {
      ...named(title, "title"),
      ...named(description, "description"),
      ...asObject(own),
      ...asObject(argument),
    };
    const about = readOptions(`sharePlugin: ${context.page?.inputPath ?? "a page"}`, pageSchema, said);
    return { ...about, title: about.title ?? addressOf(context) };
  }

  function addressOf({ page }: TemplateContext): string {
    return absolute(url, page?.url || "/");
  }

  function located(one: ShareImage): ShareImage {
    return one.url.startsWith("/") ? { ...one, url: absolute(url, one.url) } : one;
  }

  /** Forms of the other languages that the plugin of alternates has paired the page with. */
  function othersOf({ page }: TemplateContext, own: Language): string[] {
    const alternates = build.alternates.get(page?.url || "") ?? [];
    return alternates.flatMap(
      ({ hreflang }) =>
        languages.find(({ locale }) => locale === hreflang && locale !== own.locale)?.ogLocale ?? [],
    );
  }
}

function named(value: unknown, name: string): object {
  return typeof value === "string" ? { [name]: value } : {};
}

/** Nunjucks hands an object of its own for named arguments. */
function asObject(value: unknown): object {
  if (value === undefined || value === null) return {};
  const { __keywords: _, ...rest } = value as Record<string, unknown>;
  return rest;
}

function metaElements({ itemprop, property, name }: ShareTags): string {
  const elements = (attribute: string, tags: Tags) =>
    tags.map(([key, content]) => `<meta ${attribute}="${key}" content="${escapeHtml(content)}">`);
  return [
    ...elements("itemprop", itemprop),
    ...elements("property", property),
    ...elements("name", name),
  ].join("\n");
}
