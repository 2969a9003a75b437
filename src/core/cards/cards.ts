import { createHash } from "node:crypto";

/** A picture that pages name in their head. */
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

/** Sizes of the pictures: 1.91 to 1 is what services agree on; messengers cut a square. */
export const CARD_SIZE = { widthPx: 1200, heightPx: 630 } as const;
export const THUMBNAIL_SIZE = { widthPx: 500, heightPx: 500 } as const;

/** What a card says, in the language of its edition. */
export interface CardText {
  /** BCP 47 tag: it chooses the forms of Han characters. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly title: string;
  readonly siteName: string;
  /** As it is printed. */
  readonly date: string;
  readonly topic?: string | undefined;
  /** What a reader should know of the edition, such as that its original has changed. */
  readonly note?: string | undefined;
}

/** Declarations of CSS in the spelling of its object model. */
export type Style = Readonly<Record<string, string | number>>;

/** A part of the layout of a card. */
export type CardNode =
  | { readonly type: "container"; readonly style: Style; readonly children: CardNode[] }
  | { readonly type: "text"; readonly style: Style; readonly text: string }
  | { readonly type: "image"; readonly style: Style; readonly src: "picture" | "mark" };

/** A picture to be drawn. */
export interface CardDrawing {
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly lang: string;
  readonly root: CardNode;
  /** The size to which the cover is cut. */
  readonly picture?: { readonly widthPx: number; readonly heightPx: number };
}

/**
 * The name of a picture, without its ending: a hash of all that it is made from, so that an equal picture is made once
 * and a changed one has another address.
 *
 * @param sources Versions of renderer and fonts, the hash of the cover.
 */
export function cardName(drawing: CardDrawing, sources: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([drawing, sources]))
    .digest("hex")
    .slice(0, 16);
}

/** Characters that X takes of the text of a picture. */
const ALT_LIMIT = 420;

/** The text of a card for those who cannot see it: what is written on it, then what the picture shows. */
export function cardAlt(title: string, pictureAlt: string | undefined): string {
  const whole = pictureAlt ? `${title} — ${pictureAlt}` : title;
  return whole.length <= ALT_LIMIT ? whole : title;
}
