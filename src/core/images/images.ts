import { createHash } from "node:crypto";
import { asHtml, escapeHtml, type Html } from "../html.ts";

/** What is known about a picture after it was opened. */
export interface ImageFacts {
  /** As it is shown. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Its approximate colour, each part from 0 to 7, shown before it loads; not set if it is transparent. */
  readonly tone?: readonly [red: number, green: number, blue: number];
  /** An animated picture is left as it is. */
  readonly isAnimated: boolean;
}

/** A file to make from a picture. */
export interface ImageVersion {
  /** Its name holds a hash of its sources. */
  readonly file: string;
  readonly format: ImageFormat;
  readonly widthPx: number;
}

/** The formats that we make. */
export type ImageFormat = "avif" | "webp" | "jpeg" | "png";

/** A picture as pages show it. */
export interface Picture {
  readonly img: { readonly src: string; readonly widthPx: number; readonly heightPx: number };
  /** The smallest format first: a browser takes the first that it knows. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  /** Classes of the style sheet that paint its colour while it is loading: `"tone r1 g4 b7"`. */
  readonly tone?: string;
}

/** Finds a picture by its address from the root. */
export type FindPicture = (url: string) => Picture | undefined;

/** Widths in pixels: a thumbnail on a phone, a phone, a column, a column on a high-density screen. */
export const IMAGE_WIDTHS: readonly number[] = [320, 640, 1024, 1440];

/** The width of the fallback for the few browsers that know none of the newer formats. */
const FALLBACK_WIDTH = 1024;

/**
 * How pictures are compressed. AVIF with more effort than 2 takes 5 to 10 times as long for the same size.
 *
 * @see docs/images.md
 */
export const IMAGE_QUALITY = {
  avif: { quality: 55, effort: 2 },
  webp: { quality: 78 },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9 },
} as const satisfies Readonly<Record<ImageFormat, object>>;

/**
 * The files that are made of a picture, and how a page shows them.
 *
 * @param key A hash of the picture and of all that it is made with.
 * @param urlOf The address of a file.
 */
export function planImage(
  facts: ImageFacts,
  key: string,
  urlOf: (file: string) => string,
): { readonly versions: readonly ImageVersion[]; readonly picture: Picture } {
  const { widthPx, heightPx, tone } = facts;
  const widths = widthsOf(widthPx);
  const version = (format: ImageFormat, width: number): ImageVersion => ({
    file: `${key}-${width}.${format === "jpeg" ? "jpg" : format}`,
    format,
    widthPx: width,
  });
  const small = (["avif", "webp"] as const).map((format) => widths.map((width) => version(format, width)));
  const fallback = version(
    tone ? "jpeg" : "png",
    widths.filter((width) => width <= FALLBACK_WIDTH).at(-1) ?? widthPx,
  );
  return {
    versions: [...small.flat(), fallback],
    picture: {
      img: { src: urlOf(fallback.file), widthPx, heightPx },
      sources: small.map((made) => ({
        type: `image/${made[0]?.format}`,
        srcset: made.map(({ file, widthPx: width }) => `${urlOf(file)} ${width}w`).join(", "),
      })),
      ...toneOf(tone),
    },
  };
}

/** A picture that is shown as it is. */
export function plainPicture(facts: ImageFacts, src: string): Picture {
  const { widthPx, heightPx, tone } = facts;
  return { img: { src, widthPx, heightPx }, sources: [], ...toneOf(tone) };
}

/** Never enlarges a picture. One that is only a little wider than a width gets no version of that width. */
function widthsOf(widthPx: number): number[] {
  const smaller = IMAGE_WIDTHS.filter((width) => width * 1.2 < widthPx);
  const largest = Math.max(...IMAGE_WIDTHS);
  return [...smaller.filter((width) => width !== largest), Math.min(widthPx, largest)];
}

function toneOf(tone: ImageFacts["tone"]): Pick<Picture, "tone"> {
  if (!tone) return {};
  const [red, green, blue] = tone;
  return { tone: `tone r${red} g${green} b${blue}` };
}

/** A hash of a picture and of the settings of its versions. */
export function imageKey(hash: string, makers: readonly string[]): string {
  const recipe = JSON.stringify([hash, makers, IMAGE_QUALITY]);
  return createHash("sha256").update(recipe).digest("hex").slice(0, 16);
}

/** How pictures in a text are loaded. */
export interface TextPictures {
  readonly find: FindPicture;
  /** How wide they are shown: the attribute `sizes`. */
  readonly sizes: string;
  /** Whether the first of them is the first picture of the page, which is loaded at once. */
  readonly isFirst: boolean;
}

/**
 * Puts the versions of its pictures into a rendered text.
 *
 * @param html From our own renderer: in its attributes, `<`, `>` and `"` are escaped.
 */
export function withPictures(html: Html, { find, sizes, isFirst }: TextPictures): Html {
  const pictureAt = (src: string) => find(src.replaceAll("&amp;", "&"));
  let first = isFirst;
  const shown = html.replace(/<img\b([^>]*?)\s*\/?>/g, (tag, given: string) => {
    const picture = pictureAt(/\ssrc="([^"]*)"/.exec(given)?.[1] ?? "");
    const priority = first;
    first = false;
    if (!picture && !priority) return tag;
    const loading = priority ? ' fetchpriority="high"' : ' loading="lazy"';
    return picture
      ? pictureElement(given, picture, sizes, loading)
      : `<img${given.replace(/\sloading="[^"]*"/, "")}${loading}>`;
  });
  return asHtml(
    shown.replace(ENLARGING, (link, start: string, href: string) => {
      const picture = pictureAt(href);
      return picture ? start + escapeHtml(picture.img.src) : link;
    }),
  );
}

/** The link of a picture in a gallery, and its address. */
const ENLARGING = /(<a class="enlarge" href=")([^"]*)/g;

/** @param given The attributes of the `img` as rendered. */
function pictureElement(
  given: string,
  { img, sources, tone }: Picture,
  sizes: string,
  loading: string,
): string {
  const classes = [/\sclass="([^"]*)"/.exec(given)?.[1], tone].filter((one) => one !== undefined).join(" ");
  const shown = given
    .replace(/\s(?:loading|width|height|class)="[^"]*"/g, "")
    .replace(/\ssrc="[^"]*"/, ` src="${escapeHtml(img.src)}"`);
  const size = ` width="${img.widthPx}" height="${img.heightPx}"`;
  const painted = classes === "" ? "" : ` class="${classes}"`;
  const image = `<img${shown}${size}${painted}${loading}>`;
  if (sources.length === 0) return image;
  const offered = sources.map(
    ({ type, srcset }) =>
      `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${escapeHtml(sizes)}">`,
  );
  return `<picture>${offered.join("")}${image}</picture>`;
}
