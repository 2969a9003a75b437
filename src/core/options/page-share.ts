import { z } from "zod";
import type { ShareImage } from "../cards/cards.ts";
import type { Language } from "../language/languages.ts";
import type { ShareFacts } from "../share/head-tags.ts";
import { absolute } from "../site/urls.ts";
import { imageOption, readOptions } from "./options.ts";

/** What a page can set about itself: in its data under the key `share`, or in the argument of a shortcode. */
const schema = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  image: imageOption.optional(),
  /** Makes the page an article. */
  published: z.string().optional(),
  modified: z.string().optional(),
  topics: z.array(z.string()).default([]),
});

/** What a page of a site's own templates says of itself for sharing. */
export type PageShare = z.output<typeof schema> & { readonly title: string };

/**
 * Reads what a page says of itself; of several places, the last wins.
 *
 * @param place The file of the page, for messages.
 * @param given What each place has; `undefined` for nothing.
 * @param title The title of a page that has none.
 * @throws OptionsError for what is unknown or wrong.
 */
export function readPageShare(place: string, given: readonly unknown[], title: string): PageShare {
  const [page, ...others] = given.map(asObject);
  // Titles and descriptions of other kinds belong to the site.
  const texts = Object.entries(page ?? {}).filter(([, value]) => typeof value === "string");
  const all = Object.assign(Object.fromEntries(texts), ...others);
  const read = readOptions(`sharePlugin: ${place}`, schema, all);
  return { ...read, title: read.title ?? title };
}

/** Nunjucks passes an object of its own for named arguments. */
function asObject(value: unknown): object {
  if (value === undefined || value === null) return {};
  const { __keywords: _, ...rest } = value as Record<string, unknown>;
  return rest;
}

/** What a site says of all its pages. */
interface SiteShare {
  readonly url: string;
  readonly siteName?: string | Readonly<Record<string, string>> | undefined;
  readonly image?: ShareImage | undefined;
}

/** What is shared of a page of a site. */
export function shareFacts(
  { title, description, published, modified, topics, image: own }: PageShare,
  { locale, lang, ogLocale }: Language,
  { url, siteName, image: general }: SiteShare,
): Omit<ShareFacts, "url" | "ogAlternates" | "x"> {
  const picture = own ?? general;
  const image = picture && located(picture, url);
  return {
    ...{ title, description, lang, ogLocale },
    siteName: typeof siteName === "string" ? siteName : siteName?.[locale],
    images: image && { image, thumbnail: image },
    article: published === undefined ? undefined : { published, modified, tags: topics },
  };
}

/** A picture with an absolute address. */
export function located(image: ShareImage, site: string): ShareImage {
  return image.url.startsWith("/") ? { ...image, url: absolute(site, image.url) } : image;
}
