import type { ShareImage } from "../cards/cards.ts";
import type { PageRecord } from "../pages/families.ts";
import { languageIn, type SiteSettings } from "../site/site.ts";
import { absolute } from "../site/urls.ts";
import { NO_SHARE_TAGS, type ShareFacts, type ShareTags, shareTags, type XAccounts } from "./head-tags.ts";
import { type ShareImages, shareImages } from "./image.ts";

/** What the head of a page says, ready to be printed. Addresses are absolute. */
export interface HeadData {
  readonly title: string;
  readonly description?: string;
  readonly robots?: "noindex";
  readonly canonical?: string;
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly share: ShareTags;
}

/** What a page adds to its record. */
export interface HeadText {
  readonly title: string;
  readonly description?: string | undefined;
  readonly siteName: string;
  /** @default those of the site */
  readonly images?: ShareImages | undefined;
  /** On articles. */
  readonly article?: ShareFacts["article"];
  /** Accounts of the site on X. */
  readonly x?: XAccounts | undefined;
}

/**
 * The head of a page. A page that is not listed says `noindex` and has no canonical address, alternates or
 * share data: no reader should be sent to it.
 */
export function headOf(site: SiteSettings, record: PageRecord, text: HeadText): HeadData {
  const title = titleOf(text);
  const description = text.description === undefined ? {} : { description: text.description };
  if (!record.listed)
    return { title, ...description, robots: "noindex", alternates: [], share: NO_SHARE_TAGS };
  const canonical = absolute(site.url, record.url);
  return {
    title,
    ...description,
    canonical,
    alternates: record.alternates.map(({ hreflang, url }) => ({ hreflang, href: absolute(site.url, url) })),
    share: shareOf(site, record, text, canonical),
  };
}

/** Characters of a title that search engines and tabs show; a longer one leaves out the name of the site. */
const TITLE_LIMIT = 70;

function titleOf({ title, siteName }: HeadText): string {
  const whole = `${title} – ${siteName}`;
  return title === siteName || whole.length > TITLE_LIMIT ? title : whole;
}

function shareOf(site: SiteSettings, record: PageRecord, text: HeadText, canonical: string): ShareTags {
  const { lang, ogLocale } = languageIn(site, record.locale);
  const others = record.alternates.flatMap(({ locale = record.locale }) =>
    locale === record.locale ? [] : languageIn(site, locale),
  );
  const { image, thumbnail } = text.images ?? shareImages(text.siteName);
  return shareTags({
    ...text,
    url: canonical,
    lang,
    ogLocale,
    ogAlternates: others.map((other) => other.ogLocale),
    images: { image: located(site, image), thumbnail: located(site, thumbnail) },
  });
}

/** A picture with its absolute address; one that was drawn elsewhere already has it. */
function located(site: SiteSettings, image: ShareImage): ShareImage {
  return image.url.startsWith("/") ? { ...image, url: absolute(site.url, image.url) } : image;
}
