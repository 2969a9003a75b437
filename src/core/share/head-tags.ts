import type { ShareImages } from "./image.ts";

/** The accounts on X that a page names; none where a site has none. */
export interface XAccounts {
  readonly site?: string | undefined;
  readonly creator?: string | undefined;
}

/** What a page says about itself when it is shared. Addresses are absolute. */
export interface ShareFacts {
  readonly url: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly siteName?: string | undefined;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Open Graph's form, such as `"zh_CN"`; a page of no language has none. */
  readonly ogLocale?: string | undefined;
  /** Of the other languages that have the page whole. */
  readonly ogAlternates: readonly string[];
  readonly images?: ShareImages | undefined;
  /** On articles. Dates have a time only where one is known. */
  readonly article?:
    | { readonly published: string; readonly modified?: string | undefined; readonly tags: readonly string[] }
    | undefined;
  readonly x?: XAccounts | undefined;
}

/** Pairs of a name and its value, in order. */
export type Tags = readonly (readonly [name: string, content: string])[];

/** The meta elements of a page, by the attribute that names them. */
export interface ShareTags {
  /** Open Graph: the parts of an image follow it. */
  readonly property: Tags;
  /** X, and Baidu on Chinese pages. */
  readonly name: Tags;
  /** WeChat and QQ. They belong to an element with `itemscope`. */
  readonly itemprop: Tags;
}

/** For a page that must not be shared. */
export const NO_SHARE_TAGS: ShareTags = { property: [], name: [], itemprop: [] };

/** The vocabularies that `property` takes its names from, for the attribute `prefix`. */
export const OG_PREFIX = "og: https://ogp.me/ns# article: https://ogp.me/ns/article#";

/**
 * The meta elements that networks read.
 *
 * @see https://ogp.me/
 * @see https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
 */
export function shareTags(facts: ShareFacts): ShareTags {
  return { property: openGraph(facts), name: nameTags(facts), itemprop: itemprops(facts) };
}

function openGraph(facts: ShareFacts): Tags {
  const { article, images, ogAlternates } = facts;
  const image = images?.image;
  return present([
    ["og:type", article ? "article" : "website"],
    ["og:title", facts.title],
    ["og:description", facts.description],
    ["og:url", facts.url],
    ["og:site_name", facts.siteName],
    ["og:locale", facts.ogLocale],
    ...ogAlternates.map((locale): [string, string] => ["og:locale:alternate", locale]),
    ["og:image", image?.url],
    ["og:image:type", image?.type],
    ["og:image:width", image && String(image.widthPx)],
    ["og:image:height", image && String(image.heightPx)],
    ["og:image:alt", image?.alt],
    ["article:published_time", article?.published],
    ["article:modified_time", article?.modified],
    // The first topic of an article is its section.
    ["article:section", article?.tags[0]],
    ...(article?.tags ?? []).map((tag): [string, string] => ["article:tag", tag]),
  ]);
}

function nameTags({ title, description, images, x, lang }: ShareFacts): Tags {
  return present([
    // Otherwise Baidu treats a page that suits phones as one that does not.
    ["applicable-device", /^zh\b/i.test(lang) ? "pc,mobile" : undefined],
    ["twitter:card", images ? "summary_large_image" : "summary"],
    ["twitter:site", x?.site],
    ["twitter:creator", x?.creator],
    ["twitter:title", title],
    ["twitter:description", description],
    ["twitter:image", images?.image.url],
    ["twitter:image:alt", images?.image.alt],
  ]);
}

function itemprops({ title, description, images }: ShareFacts): Tags {
  return present([
    ["name", title],
    ["description", description],
    ["image", images?.thumbnail.url],
  ]);
}

function present(tags: readonly (readonly [name: string, content: string | undefined])[]): Tags {
  return tags.filter((tag): tag is readonly [string, string] => tag[1] !== undefined);
}
