import { languageIn, type Site } from "./site/site.ts";
import { fromHost, urls } from "./site/urls.ts";
import { type PageColors, type Palette, THEME_PALETTE } from "./theme/look.ts";

/** Words of a manifest in its language. */
export interface ManifestText {
  readonly name: string;
  readonly description: string;
}

/**
 * The background of a page of the theme. As in its style sheet.
 */
export const THEME_COLORS: PageColors = { light: THEME_PALETTE.paper, dark: "#141517" };

/**
 * Describes the site to a device when a reader adds it to the home screen. Each language is its own
 * application, which starts at its home page. Every page of the site is within it, so that a change of
 * language does not leave it.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function webManifest(
  site: Site,
  locale: string,
  { name, description }: ManifestText,
  { paper }: Pick<Palette, "paper"> = THEME_PALETTE,
): string {
  const { lang, dir } = languageIn(site, locale);
  const at = (url: string) => fromHost(site.url, url);
  const home = at(urls.home(locale));
  const manifest = {
    id: home,
    name,
    description,
    lang,
    dir,
    start_url: home,
    scope: at("/"),
    display: "minimal-ui",
    theme_color: paper,
    background_color: paper,
    icons: [
      { src: at("/assets/icon.svg"), sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: at("/assets/icon-512.png"), sizes: "512x512", type: "image/png", purpose: "any" },
      { src: at("/assets/icon-maskable.png"), sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
