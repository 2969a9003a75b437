import type { PageRecord } from "./pages.ts";
import { languageIn, type Site } from "./site.ts";
import { absolute } from "./urls.ts";

/** What the head of a page says, ready to be printed. Addresses are absolute. */
export interface HeadData {
  readonly title: string;
  readonly description?: string;
  readonly robots?: "noindex";
  readonly canonical?: string;
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  /** Open Graph properties in order: the parts of an image follow it. */
  readonly openGraph: readonly (readonly [property: string, content: string])[];
}

/** What a page adds to what its record says. */
export interface HeadText {
  readonly title: string;
  readonly description?: string | undefined;
  readonly siteName: string;
  readonly image?: { readonly url: string; readonly alt: string } | undefined;
  /** On articles. */
  readonly article?:
    | { readonly published: string; readonly modified?: string | undefined; readonly tags: readonly string[] }
    | undefined;
}

/**
 * The head of a page. A page that is not listed says `noindex` and has neither canonical address, alternates nor
 * share data: nobody is to be sent to it.
 *
 * @see https://ogp.me/
 */
export function headOf(site: Site, record: PageRecord, text: HeadText): HeadData {
  const title = titleOf(text);
  const description = text.description === undefined ? {} : { description: text.description };
  if (!record.listed) return { title, ...description, robots: "noindex", alternates: [], openGraph: [] };
  const canonical = absolute(site.url, record.url);
  return {
    title,
    ...description,
    canonical,
    alternates: record.alternates.map(({ hreflang, url }) => ({ hreflang, href: absolute(site.url, url) })),
    openGraph: openGraph(site, record, text, canonical),
  };
}

/** The picture of the site. */
const SITE_IMAGE = "/assets/share.png";

/** Characters of a title that search engines and tabs show; a longer one goes without the name of the site. */
const TITLE_LIMIT = 70;

function titleOf({ title, siteName }: HeadText): string {
  const whole = `${title} – ${siteName}`;
  return title === siteName || whole.length > TITLE_LIMIT ? title : whole;
}

function openGraph(site: Site, record: PageRecord, text: HeadText, canonical: string): [string, string][] {
  const others = record.alternates.filter(
    ({ hreflang }) => hreflang !== "x-default" && hreflang !== record.locale,
  );
  // A page without a picture of its own is shared with that of the site.
  const image = text.image ?? { url: SITE_IMAGE, alt: text.siteName };
  const properties: [string, string | undefined][] = [
    ["og:type", text.article ? "article" : "website"],
    ["og:title", text.title],
    ["og:description", text.description],
    ["og:url", canonical],
    ["og:site_name", text.siteName],
    ["og:locale", languageIn(site, record.locale).ogLocale],
    ...others.map(({ hreflang }): [string, string] => [
      "og:locale:alternate",
      languageIn(site, hreflang).ogLocale,
    ]),
    ["og:image", absolute(site.url, image.url)],
    ["og:image:alt", image.alt],
    ["article:published_time", text.article?.published],
    ["article:modified_time", text.article?.modified],
    ...(text.article?.tags ?? []).map((tag): [string, string] => ["article:tag", tag]),
  ];
  return properties.filter((pair): pair is [string, string] => pair[1] !== undefined);
}
