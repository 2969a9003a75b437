import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type CardPlan, type PlannedCard, planCards } from "../../core/cards/plan.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { SITE_IMAGE } from "../../core/share/image.ts";
import type { Site } from "../../core/site/site.ts";
import type { FindLineEnds } from "../../core/typography/headline.ts";
import { readCached, type Step, writeCached } from "../cache/cache.ts";
import { brokenImage } from "../images/decoder.ts";
import { changedImage, readPlanned } from "../images/images.ts";
import { findOptionalPackage } from "../packages.ts";
import { type Brand, themeBrand } from "../theme/brand.ts";
import { CardDrawer, type CardFaces, cardDrawerKey } from "./drawing.ts";
import { openFonts } from "./fonts.ts";

/** The package that draws cards. */
const CARD_RENDERER = "@takumi-rs/core";

/** The default fonts: Latin, Cyrillic and Simplified Chinese in one. */
export const CARD_FONTS: readonly string[] = ["@fontsource-variable/noto-sans-sc"];

/** The default fonts of titles, with the same scripts. */
const TITLE_FONTS: readonly string[] = ["@fontsource-variable/noto-serif-sc"];

/** Variable fonts of Fontsource, as packages. */
export interface CardFontPackages {
  readonly fonts?: readonly string[] | undefined;
  /** @default `fonts`, where a site has chosen some */
  readonly titleFonts?: readonly string[] | undefined;
}

/** Number of cards that are drawn at the same time. */
const AT_ONCE = 4;

/** The cards of a site, planned with the packages that are installed. */
export interface SiteCards {
  /** undefined where a package is not installed. */
  readonly plan?: CardPlan;
  readonly faces?: CardFaces;
  readonly faults: readonly Fault[];
}

/**
 * Plans the cards of a site, and reports which characters and packages are missing.
 *
 * @param content The content folder.
 * @param isDrawn Whether the cards are going to be drawn. If not, their names are not used, and no cover is
 * read for them.
 * @param lineEnds Where the lines of titles may end.
 * @param brand Mark, picture and colors of the site.
 */
export function planSiteCards(
  site: Site,
  messages: (locale: string) => Translate<string>,
  content: string,
  packages: CardFontPackages = {},
  isDrawn = false,
  lineEnds?: FindLineEnds,
  brand: Brand = themeBrand(),
): SiteCards {
  const renderer = findOptionalPackage(CARD_RENDERER);
  const { fonts = CARD_FONTS, titleFonts = packages.fonts ?? TITLE_FONTS } = packages;
  const [title, text] = [titleFonts, fonts].map(openFonts);
  if (!renderer || !title || !text) {
    const names = new Set([CARD_RENDERER, ...fonts, ...titleFonts]);
    const command = `npm install --save-dev ${[...names].join(" ")}`;
    return { faults: [{ code: "card-packages", file: "package.json", values: { command } }] };
  }
  const hashes = new Map<string, string>();
  const hashOf = (file: string) => {
    const hash = hashes.get(file) ?? (isDrawn ? hashOf256(readFileSync(path.posix.join(content, file))) : "");
    hashes.set(file, hash);
    return hash;
  };
  const pictures = [brand.cardMark, brand.cardPicture].map(hashOf256);
  const drawer = [`${renderer.name}@${renderer.version}`, cardDrawerKey()];
  const sources = [...drawer, ...title.versions, ...text.versions, ...pictures];
  const plan = planCards(site, messages, {
    has: text.has,
    sources,
    hashOf,
    lineEnds,
    palette: brand.palette,
  });
  return { plan, faces: { title, text }, faults: plan.faults };
}

function hashOf256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Writes cards, and draws those that are not in the cache.
 *
 * @param content The content folder.
 * @param target The folder that they go to.
 * @param step Called for each card that was drawn.
 * @param brand Mark and picture of the site, with which the cards were planned.
 * @returns Covers that have changed since the cards were planned: their cards would have wrong names. And those that
 * cannot be used.
 */
export async function writeCards(
  cards: readonly PlannedCard[],
  faces: CardFaces,
  content: string,
  target: string,
  step: Step = () => {},
  brand: Brand = themeBrand(),
): Promise<Fault[]> {
  mkdirSync(target, { recursive: true });
  const missing = cards.filter(({ file }) => {
    const bytes = readCached(CACHED, file)?.get(file);
    if (bytes) writeFileSync(path.join(target, file), bytes);
    return bytes === undefined;
  });
  if (missing.length === 0) return [];
  return drawAll(missing, faces, content, brand, step, (file, bytes) => {
    writeFileSync(path.join(target, file), bytes);
    writeCached(CACHED, file, new Map([[file, bytes]]));
  });
}

const CACHED = "cards/drawn";

async function drawAll(
  cards: readonly PlannedCard[],
  faces: CardFaces,
  content: string,
  brand: Brand,
  step: Step,
  write: (file: string, bytes: Uint8Array) => void,
): Promise<Fault[]> {
  const drawer = await CardDrawer.open(faces, brand.cardMark, cards);
  const faults: Fault[] = [];
  const left = byCover(cards);
  let done = 0;
  const ofSite = new Map<string, Promise<Buffer>>();
  const sitePicture = brand.own.get(SITE_IMAGE.url) ?? SITE_IMAGE.url;
  const work = async () => {
    for (let group = left.shift(); group; group = left.shift()) {
      const cover = group[0]?.cover;
      const file = cover ? path.posix.join(content, cover.file) : sitePicture;
      const picture = cover ? readPlanned(file, cover.hash) : brand.cardPicture;
      if (!picture) {
        faults.push(changedImage(file));
        continue;
      }
      // Cut once for all cards that show it.
      const cuts = cover ? new Map<string, Promise<Buffer>>() : ofSite;
      try {
        for (const card of group) {
          write(card.file, await drawer.draw(card, picture, cuts));
          step(++done, cards.length);
        }
      } catch (error) {
        faults.push(brokenImage(file, error));
      }
    }
  };
  // After a failure, no further card is drawn.
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => left.splice(0));
  return faults;
}

/**
 * Cards that show the same cover are drawn one after the other, so that it is decoded once for all of them.
 */
function byCover(cards: readonly PlannedCard[]): PlannedCard[][] {
  const groups = new Map<string, PlannedCard[]>();
  for (const card of cards) {
    const key = card.cover?.file ?? card.file;
    const known = groups.get(key);
    if (known) known.push(card);
    else groups.set(key, [card]);
  }
  return [...groups.values()];
}
