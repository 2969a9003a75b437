import type * as Takumi from "@takumi-rs/core";
import sharp from "sharp";
import { type CardNode, type Style, TEXT_FONT, TITLE_FONT } from "../../core/cards/cards.ts";
import type { PlannedCard } from "../../core/cards/plan.ts";
import { codeKey } from "../cache/program-key.ts";
import { DECODER, ofPicture } from "../images/decoder.ts";
import { loadOptionalPackage } from "../packages.ts";
import type { CardFonts } from "./fonts.ts";

/** The fonts of the titles, and those of all text. */
export interface CardFaces {
  readonly title: CardFonts;
  readonly text: CardFonts;
}

/** High enough to keep letters clean. */
const JPEG_QUALITY = 84;

type Size = NonNullable<PlannedCard["drawing"]["picture"]>;

/**
 * Identifies what draws cards, without the renderer and the fonts, which the site chooses: the library that
 * cuts covers, and the modules that cut, choose fonts and draw. Another version of any of them may produce
 * other bytes.
 */
export function cardDrawerKey(): string {
  const modules = [
    "files/cards/drawing",
    "files/cards/fonts",
    "core/cards/font-coverage",
    "files/images/decoder",
  ];
  return `${JSON.stringify(sharp.versions)} ${codeKey(modules)}`;
}

/** Draws cards with the fonts that all of them need, so that their order doesn't matter. */
export class CardDrawer {
  readonly #renderer: Takumi.Renderer;
  readonly #mark: Uint8Array;

  private constructor(renderer: Takumi.Renderer, mark: Uint8Array) {
    this.#renderer = renderer;
    this.#mark = mark;
  }

  /**
   * @param mark The mark of the site, an SVG.
   * @param cards All cards that it is going to draw.
   */
  static async open(
    { title, text }: CardFaces,
    mark: Uint8Array,
    cards: readonly PlannedCard[],
  ): Promise<CardDrawer> {
    const { Renderer } = loadOptionalPackage("@takumi-rs/core") as typeof Takumi;
    const renderer = new Renderer();
    const subsetsOf = (fonts: CardFonts, isShown?: (style: Style) => boolean) =>
      fonts.subsetsFor(cards.map(({ drawing }) => textIn(drawing.root, isShown)).join(""));
    const texts = subsetsOf(text);
    const titles = subsetsOf(title, ({ fontFamily }) => fontFamily === TITLE_FONT);
    // The renderer takes a file under one name only. What titles lack in their font is drawn in that of the text.
    const own = titles.filter(({ bytes }) => !texts.some((one) => Buffer.compare(one.bytes, bytes) === 0));
    for (const [name, subsets] of [
      [TITLE_FONT, own],
      [TEXT_FONT, texts],
    ] as const)
      for (const { bytes, ranges } of subsets)
        await renderer.registerFont({
          name,
          data: bytes,
          unicodeRange: ranges.map(([first, last]): [number, number] => [first, last]),
        });
    return new CardDrawer(renderer, mark);
  }

  /**
   * @param picture The bytes of the cover, or of the picture of the site.
   * @param cuts That picture in the sizes to which it has been cut; missing sizes are added.
   */
  async draw(
    { drawing, file }: PlannedCard,
    picture: Uint8Array,
    cuts: Map<string, Promise<Buffer>>,
  ): Promise<Uint8Array> {
    const { size, lang, root } = drawing;
    const images: { src: string; data: Uint8Array }[] = [{ src: "mark", data: this.#mark }];
    if (drawing.picture) {
      const { widthPx, heightPx } = drawing.picture;
      const name = `${widthPx}x${heightPx}`;
      const made = cuts.get(name) ?? ofPicture(cut(picture, drawing.picture));
      cuts.set(name, made);
      images.push({ src: "picture", data: await made });
    }
    return this.#renderer.render(root, {
      width: size.widthPx,
      height: size.heightPx,
      format: file.endsWith(".png") ? "png" : "jpeg",
      quality: JPEG_QUALITY,
      fontFamilies: [TEXT_FONT],
      lang,
      images,
    });
  }
}

/**
 * Cuts a picture to a size, upright: a photograph to the part that draws the eye, a drawing to its middle.
 */
async function cut(picture: Uint8Array, { widthPx, heightPx }: Size): Promise<Buffer> {
  const { format } = await sharp(picture, DECODER).metadata();
  return sharp(picture, DECODER)
    .rotate()
    .resize(widthPx, heightPx, {
      fit: "cover",
      position: format === "jpeg" ? sharp.strategy.attention : "centre",
    })
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** All text on a card, or that of a style, and the ellipsis that may be added. */
function textIn(node: CardNode, isShown: (style: Style) => boolean = () => true): string {
  if (node.type === "text") return isShown(node.style) ? `${node.text}…⋯` : "";
  return node.type === "container" ? node.children.map((child) => textIn(child, isShown)).join("") : "";
}
