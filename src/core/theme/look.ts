/** The parts of the home page that a site can order and leave out. */
export const HOME_PARTS = ["lead", "news", "topics", "elsewhere", "years"] as const;

/** A part of the home page. */
export type HomePart = (typeof HOME_PARTS)[number];

/**
 * The parts of the theme that a site can replace. What reports the state of an edition isn't among them: the notice, the
 * discs and the head of a page tell the truth on every site.
 */
export const COMPONENT_NAMES = [
  "ArticleCard",
  "ArticleHead",
  "ArticleSide",
  "Breadcrumb",
  "Byline",
  "Cover",
  "Footer",
  "Masthead",
  "RelatedArticles",
] as const;

/** The name of a part of the theme that a site can replace. */
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/** A site's own parts by name. Each receives the props of the theme's part, which the theme defines. */
export type Components = { readonly [Name in ComponentName]?: ((props: never) => unknown) | undefined };

/** A link in the navigation or the footer to something that isn't a standing page. */
export interface SiteLink {
  /** `https://…`, or from the root of the site. */
  readonly url: string;
  /** Its text: a message of the site, as `namespace:key`. */
  readonly message: string;
}

/** A standing page by its slug, or another link. */
export type LinkOption = string | SiteLink;

/** A site's own mark: an outline in one colour. */
export interface MarkShape {
  readonly viewBox: string;
  /** The `d` of each path. */
  readonly paths: readonly string[];
}

/**
 * The mark of the theme: a speech balloon in the four fields of the grid that characters are learned in; the
 * fourth field is the disc of the states.
 */
export const THEME_MARK: MarkShape = {
  viewBox: "0 0 16 16",
  paths: [
    "M7.25 0v7.25H0A7.25 7.25 0 0 1 7.25 0M16 8.75A7.25 7.25 0 0 1 8.75 16V8.75zM7.25 16H0V8.75h7.25zM12.4 0a3.6 3.6 0 1 1-.01 7.25A3.6 3.6 0 0 1 12.4 0",
  ],
};

/** Colors of the light pages, in `#rrggbb`, for what no style sheet reaches: icons, web app, share picture and cards. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly seal: string;
  readonly warn: string;
}

/** The names of the colors, which are those of the tokens without their hyphens. */
export const PALETTE_NAMES = ["paper", "ink", "soft", "seal", "warn"] as const satisfies (keyof Palette)[];

/** As in the theme's style sheet. */
export const THEME_PALETTE: Palette = {
  paper: "#fbfaf6",
  ink: "#17181a",
  soft: "#595a5b",
  seal: "#a3301d",
  warn: "#765000",
};

/** A palette of the color that each name has. */
export function paletteOf(colorOf: (name: keyof Palette) => string): Palette {
  return {
    paper: colorOf("paper"),
    ink: colorOf("ink"),
    soft: colorOf("soft"),
    seal: colorOf("seal"),
    warn: colorOf("warn"),
  };
}

/** The background of a page, in `#rrggbb`, which the browser also paints around it. */
export interface PageColors {
  readonly light: string;
  readonly dark: string;
}

/** What the files of a site change in the theme's pages. The style sheets have theirs besides. */
export interface Look {
  /** @default the theme's */
  readonly colors?: PageColors | undefined;
  /** @default the theme's */
  readonly mark?: MarkShape | undefined;
  /** @default the theme's */
  readonly palette?: Palette | undefined;
}
