import type { CardImages, ShareImage } from "../cards/cards.ts";
import type { Article, Edition } from "../site/site.ts";

/** The pictures of a page: a wide one, and one for networks that show a small square. */
export interface ShareImages {
  readonly image: ShareImage;
  readonly thumbnail: ShareImage;
}

/** The pictures that were drawn for an edition; undefined if it has no pictures. */
export type Cards = (slug: string, locale: string) => CardImages | undefined;

/** The formats that all networks read, by ending. AVIF and WebP are not among them. */
const TYPES: Readonly<Record<string, ShareImage["type"]>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
};

/** Facebook takes nothing smaller than 200 × 200, X nothing narrower than 300. */
const LEAST = { widthPx: 300, heightPx: 200 };

/** The pictures of a site, for pages without their own. */
export const SITE_IMAGE: Omit<ShareImage, "alt"> = {
  url: "/assets/share.png",
  type: "image/png",
  widthPx: 1200,
  heightPx: 630,
};
export const SITE_ICON: Omit<ShareImage, "alt"> = {
  url: "/assets/icon-512.png",
  type: "image/png",
  widthPx: 512,
  heightPx: 512,
};

/**
 * The picture that an article is shared with, in this order: the card drawn for the edition, its cover, the
 * picture of the site. So there is always one. A cover that networks do not read or that is too small doesn't
 * count.
 *
 * @param siteName Words for the picture of the site.
 */
export function shareImages(
  siteName: string,
  work?: { readonly article: Article; readonly edition: Edition },
  cards?: Cards,
): ShareImages {
  const drawn = work && cards?.(work.article.slug, work.edition.locale);
  const cover = work && coverImage(work.article, work.edition);
  return {
    image: drawn?.card ?? cover ?? { ...SITE_IMAGE, alt: siteName },
    thumbnail: drawn?.thumbnail ?? cover ?? { ...SITE_ICON, alt: siteName },
  };
}

function coverImage({ cover }: Article, { coverAlt, title = "" }: Edition): ShareImage | undefined {
  const type = cover && TYPES[cover.url.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!cover || type === undefined) return undefined;
  const { widthPx, heightPx } = cover.size;
  if (widthPx < LEAST.widthPx || heightPx < LEAST.heightPx) return undefined;
  return { url: cover.url, type, widthPx, heightPx, alt: coverAlt || title };
}
