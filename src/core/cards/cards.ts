import { createHash } from "node:crypto";
import type { Direction } from "../language/direction.ts";

/** A picture that pages refer to in their head. */
export interface ShareImage {
  /** Address from the root. */
  readonly url: string;
  readonly type: "image/jpeg" | "image/png";
  readonly widthPx: number;
  readonly heightPx: number;
  /** In the language of the page. */
  readonly alt: string;
}

/** The share card of an edition, and a square picture for services that show a small one. */
export interface CardImages {
  readonly card: ShareImage;
  readonly thumbnail: ShareImage;
}

/** Sizes of the pictures: 1.91 to 1 is what services agree on; messengers crop to a square. */
export const CARD_SIZE = { widthPx: 1200, heightPx: 630 } as const;
export const THUMBNAIL_SIZE = { widthPx: 500, heightPx: 500 } as const;

/** The font of titles and of all other text. A character that the first lacks is taken from the second. */
export const TITLE_FONT = "title";
export const TEXT_FONT = "text";

/** Zero-width space: in a title that has some, lines end only at these, at spaces and at marks. */
export const LINE_END = "\u200b";

/** The text of a card, in the language of its edition. */
export interface CardText {
  /** BCP 47 tag: it selects the forms of Han characters. */
  readonly lang: string;
  readonly dir: Direction;
  readonly title: string;
  readonly siteName: string;
  /** As it is printed on the card. */
  readonly date: string;
  readonly topic?: string | undefined;
  /** What a reader should know about the edition, such as that its original has changed. */
  readonly note?: string | undefined;
}

/** Declarations of CSS in the spelling of its object model. */
export type Style = Readonly<Record<string, string | number>>;

/** A part of the layout of a card. */
export type CardNode =
  | { readonly type: "container"; readonly style: Style; readonly children: CardNode[] }
  | { readonly type: "text"; readonly style: Style; readonly text: string }
  | { readonly type: "image"; readonly style: Style; readonly src: "picture" | "mark" };

/** A picture to draw. */
export interface CardDrawing {
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly lang: string;
  readonly root: CardNode;
  /** The size to which the cover is cut. */
  readonly picture?: { readonly widthPx: number; readonly heightPx: number };
}

/**
 * The name of a picture, without its extension. It is a hash of everything the picture is made from: equal
 * pictures are made once, and a changed one gets another address.
 *
 * @param sources Versions of renderer and fonts, the hash of the cover.
 */
export function cardName(drawing: CardDrawing, sources: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([drawing, sources]))
    .digest("hex")
    .slice(0, 16);
}

/** The number of characters that X accepts as the text of a picture. */
const ALT_LIMIT = 420;

/** The text of a card for readers who cannot see it: the text on it, then what the picture shows. */
export function cardAlt(title: string, pictureAlt: string | undefined): string {
  const whole = pictureAlt ? `${title} — ${pictureAlt}` : title;
  return whole.length <= ALT_LIMIT ? whole : title;
}
