import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Renderer } from "@takumi-rs/core";
import sharp from "sharp";
import { type CardPlan, type PlannedCard, planCards } from "../core/card-plan.ts";
import type { CardNode } from "../core/cards.ts";
import type { Fault } from "../core/faults.ts";
import type { Translate } from "../core/messages.ts";
import { PIXEL_LIMIT } from "../core/preflight.ts";
import type { Site } from "../core/site.ts";
import { keptFiles, type Step } from "./cache.ts";
import { type CardFonts, openFonts } from "./card-fonts.ts";
import { findPackage } from "./packages.ts";

/** Drawn cards by their name; safe to delete. */
const kept = keptFiles("cards");

/** The package that draws. */
const CARD_RENDERER = "@takumi-rs/core";

/** The fonts where the site names none: Latin, Cyrillic and Simplified Chinese in one. */
export const CARD_FONTS: readonly string[] = ["@fontsource-variable/noto-sans-sc"];

const ASSETS = fileURLToPath(new URL("../theme/assets", import.meta.url));
const MARK = path.join(ASSETS, "icon.svg");
const SITE_PICTURE = path.join(ASSETS, "share.png");

/** Strong enough to leave letters clean. */
const JPEG_QUALITY = 84;

/** Cards that are drawn at the same time. */
const AT_ONCE = 4;

type Size = NonNullable<PlannedCard["drawing"]["picture"]>;

/** The cards of a site, planned with the packages that are installed. */
export interface SiteCards {
  /** undefined where a package is not installed. */
  readonly plan?: CardPlan;
  readonly fonts?: CardFonts;
  readonly faults: readonly Fault[];
}

/**
 * Plans the cards of a site, and says which characters and packages are missing.
 *
 * @param content The content folder.
 * @param fontPackages Variable fonts of Fontsource.
 * @param isDrawn Whether the cards are going to be drawn. Where they are not, nobody sees their names, and no cover is
 * read for them.
 */
export function planSiteCards(
  site: Site,
  messages: (locale: string) => Translate<string>,
  content: string,
  fontPackages: readonly string[] = CARD_FONTS,
  isDrawn = false,
): SiteCards {
  const renderer = findPackage(CARD_RENDERER);
  const fonts = openFonts(fontPackages);
  if (!renderer || !fonts) {
    const command = `npm install --save-dev ${[CARD_RENDERER, ...fontPackages].join(" ")}`;
    return { faults: [{ code: "card-packages", file: "package.json", values: { command } }] };
  }
  const hashes = new Map<string, string>();
  const hashOf = (file: string) => {
    const hash = hashes.get(file) ?? (isDrawn ? hashOfFile(path.join(content, file)) : "");
    hashes.set(file, hash);
    return hash;
  };
  const pictures = [MARK, SITE_PICTURE].map(hashOfFile);
  const sources = [`${renderer.name}@${renderer.version}`, ...fonts.versions, ...pictures];
  const plan = planCards(site, messages, { has: fonts.has, sources, hashOf });
  return { plan, fonts, faults: plan.faults };
}

function hashOfFile(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/**
 * Writes cards, and draws those that are not in the cache. What is no longer used is taken out of the cache.
 *
 * @param content The content folder.
 * @param target The folder that they go to.
 * @param step Told of each that was drawn.
 */
export async function writeCards(
  cards: readonly PlannedCard[],
  fonts: CardFonts,
  content: string,
  target: string,
  step: Step = () => {},
): Promise<void> {
  const missing = cards.filter(({ file }) => !kept.has(file));
  if (missing.length > 0) await drawAll(missing, fonts, content, step);
  kept.publish(
    cards.map(({ file }) => file),
    target,
  );
}

async function drawAll(
  cards: readonly PlannedCard[],
  fonts: CardFonts,
  content: string,
  step: Step,
): Promise<void> {
  const { Renderer } = await import("@takumi-rs/core");
  const renderer = new Renderer();
  // All before the first card: each is then drawn with the same fonts, in whatever order they are drawn.
  for (const { name, bytes, ranges } of fonts.subsetsFor(
    cards.map(({ drawing }) => textIn(drawing.root)).join(""),
  ))
    await renderer.registerFont({
      name,
      data: bytes,
      unicodeRange: ranges.map(([first, last]): [number, number] => [first, last]),
    });
  const mark = readFileSync(MARK);
  const left = byPicture(cards);
  let done = 0;
  const ofSite = new Map<number, Promise<Buffer>>();
  const work = async () => {
    for (let group = left.shift(); group; group = left.shift()) {
      const cuts = new Map<number, Promise<Buffer>>();
      const pictureOf = ({ cover }: PlannedCard, size: Size) => {
        const source = cover === undefined ? SITE_PICTURE : path.join(content, cover);
        const known = cover === undefined ? ofSite : cuts;
        const made = known.get(size.widthPx) ?? cut(source, size);
        known.set(size.widthPx, made);
        return made;
      };
      for (const card of group) {
        await drawOne(card, { renderer, fonts, mark, pictureOf });
        step(++done, cards.length);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Cards that show the same cover are drawn one after the other: it is decoded once for all of them. */
function byPicture(cards: readonly PlannedCard[]): PlannedCard[][] {
  const groups = new Map<string, PlannedCard[]>();
  for (const card of cards) {
    const key = card.cover ?? card.file;
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  return [...groups.values()];
}

/** What cards are drawn with. */
interface DrawingTools {
  readonly renderer: Renderer;
  readonly fonts: CardFonts;
  /** The mark of the site. */
  readonly mark: Uint8Array;
  readonly pictureOf: (card: PlannedCard, size: Size) => Promise<Buffer>;
}

async function drawOne(card: PlannedCard, { renderer, fonts, mark, pictureOf }: DrawingTools): Promise<void> {
  const { drawing, file } = card;
  const { size, picture, lang, root } = drawing;
  const images: { src: string; data: Uint8Array }[] = [{ src: "mark", data: mark }];
  if (picture) images.push({ src: "picture", data: await pictureOf(card, picture) });
  const bytes = await renderer.render(root, {
    width: size.widthPx,
    height: size.heightPx,
    format: file.endsWith(".png") ? "png" : "jpeg",
    quality: JPEG_QUALITY,
    fontFamilies: [...fonts.families],
    lang,
    images,
  });
  kept.keep(file, bytes);
}

/** A picture in a size, upright; of a photograph what draws the eye, of a drawing its middle. */
async function cut(file: string, { widthPx, heightPx }: Size): Promise<Buffer> {
  const options = { limitInputPixels: PIXEL_LIMIT };
  const { format } = await sharp(file, options).metadata();
  return sharp(file, options)
    .rotate()
    .resize(widthPx, heightPx, {
      fit: "cover",
      position: format === "jpeg" ? sharp.strategy.attention : "centre",
    })
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** All that is written on a card, and the ellipsis that may be. */
function textIn(node: CardNode): string {
  if (node.type === "text") return `${node.text}…⋯`;
  return node.type === "container" ? node.children.map(textIn).join("") : "";
}
