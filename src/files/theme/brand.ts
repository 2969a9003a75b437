import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Fault, gradeOf } from "../../core/faults/table.ts";
import { OptionsError } from "../../core/options/options.ts";
import {
  BRAND_SIZES,
  type BrandOption,
  brandPalette,
  lowContrasts,
  markOnGround,
  markSvg,
} from "../../core/theme/brand.ts";
import { type Look, type Palette, THEME_MARK, THEME_PALETTE } from "../../core/theme/look.ts";
import { THEME } from "./assets.ts";
import { existingFile, readLook } from "./look.ts";

const ICON = "icon.svg";
const SHARE = "share.png";

/** The pictures that keep their names: browsers, devices and networks find them there. */
const PICTURES = [ICON, "icon-180.png", "icon-512.png", "icon-maskable.png", SHARE] as const;
type Picture = (typeof PICTURES)[number];

/** Icons, share picture and colours of a site. */
export interface Brand {
  /** Icons and the share picture, by address. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The files of the site among them, by address. */
  readonly own: ReadonlyMap<string, string>;
  /** The mark on share cards, an SVG. */
  readonly cardMark: Uint8Array;
  /** The picture on share cards of articles without a cover. */
  readonly cardPicture: Uint8Array;
  readonly palette: Palette;
}

/** What the pictures of a site are made from. */
interface Sources {
  /** Files of the site, by the name of the picture. */
  readonly own: ReadonlyMap<Picture, string>;
  readonly mark: Look["mark"];
  readonly palette: Palette;
}

/** The brand of the theme, which a site without a look of its own has. */
export function themeBrand(): Brand {
  const pictures = PICTURES.map((name): [string, Uint8Array] => [addressOf(name), themePicture(name)]);
  return {
    pictures: new Map(pictures),
    own: new Map(),
    cardMark: themePicture(ICON),
    cardPicture: themePicture(SHARE),
    palette: THEME_PALETTE,
  };
}

/** A site's own look, its brand, and what is wrong with them. */
export interface OwnLook {
  readonly faults: readonly Fault[];
  readonly look: Look;
  /** Undefined where something is wrong with the look. */
  readonly brand?: Brand;
}

/**
 * Reads the folder of a site's look and what its option `brand` names.
 *
 * @throws OptionsError for a file that doesn't exist, and for colors that are too near to each other
 */
export async function readOwnLook(folder: string, option: BrandOption): Promise<OwnLook> {
  const { faults, ...look } = await readLook(folder, option.mark);
  if (faults.some((fault) => gradeOf(fault) === "error")) return { faults, look };
  return { faults, look, brand: await readBrand(folder, option, look) };
}

/**
 * Reads the icons, the share picture and the colors of a site, and draws the pictures that it doesn't have from its mark,
 * its icon and its colors. Those of a site without these are the theme's.
 *
 * @param folder Folder of the site's look.
 */
async function readBrand(folder: string, option: BrandOption, look: Look): Promise<Brand> {
  const palette = brandPalette(look.palette ?? THEME_PALETTE, option);
  // Low contrasts of the style sheet are warnings of their own.
  const low = lowContrasts(palette).find(({ name }) => (option[name] ?? option.paper) !== undefined);
  if (low)
    throw new OptionsError(
      `brand.${low.name}: ${low.color} has a contrast of ${low.ratio} on ${palette.paper}, expected ${low.least} or more`,
    );
  const sources = { own: ownFiles(folder, option), mark: look.mark, palette };
  const pictures = new Map<string, Uint8Array>();
  for (const name of PICTURES) pictures.set(addressOf(name), await pictureOf(name, sources));
  const own = new Map([...sources.own].map(([name, file]) => [addressOf(name), file]));
  const cardPicture = pictures.get(addressOf(SHARE)) ?? themePicture(SHARE);
  return { pictures, own, cardMark: cardMark(sources), cardPicture, palette };
}

/**
 * The pictures that the build writes: all but those in whose place Eleventy has copied a file of the site.
 *
 * @param copied Sources of the copied files, by address.
 * @throws OptionsError where the site has two files for one picture
 */
export function picturesToWrite(
  { pictures, own }: Brand,
  copied: ReadonlyMap<string, string>,
): [address: string, contents: Uint8Array][] {
  for (const [address, file] of own) {
    const other = copied.get(address);
    if (other !== undefined)
      throw new OptionsError(
        `brand: ${address} is ${file}, and ${other} is copied there too. Keep one of the two`,
      );
  }
  return [...pictures].filter(([address]) => !copied.has(address));
}

function addressOf(name: Picture): string {
  return `/assets/${name}`;
}

function themePicture(name: Picture): Uint8Array {
  return readFileSync(path.join(THEME, "assets", name));
}

function ownFiles(folder: string, { icon, share }: BrandOption): Map<Picture, string> {
  const found = PICTURES.map((name): [Picture, string] => [name, path.join(folder, name)]);
  const files = new Map(found.filter(([, file]) => existsSync(file)));
  if (icon !== undefined) files.set(ICON, existingFile("icon", icon));
  if (share !== undefined) files.set(SHARE, existingFile("share", share));
  return files;
}

async function pictureOf(name: Picture, { own, mark, palette }: Sources): Promise<Uint8Array> {
  const file = own.get(name);
  if (file !== undefined && name !== SHARE) return readFileSync(file);
  const icon = own.get(ICON);
  const { paper, seal } = palette;
  const isOfTheme =
    !mark && icon === undefined && paper === THEME_PALETTE.paper && seal === THEME_PALETTE.seal;
  if (file === undefined && isOfTheme) return themePicture(name);
  const shape = mark ?? THEME_MARK;
  const colors = { color: seal, fill: paper };
  if (name === ICON) return Buffer.from(markOnGround(shape, { ...ICON_SIZE, ...colors }));
  // Its decoders take long to load, and most sites have the pictures of the theme or files of their own.
  const { iconOnGround, rasterize, sharePicture } = await import("./brand-pictures.ts");
  if (file !== undefined) return sharePicture(readFileSync(file));
  const size = BRAND_SIZES[name];
  if (!mark && icon !== undefined) return iconOnGround(readFileSync(icon), size, paper);
  return rasterize(markOnGround(shape, { ...size, ...colors }));
}

/** As small as the smallest icon of a browser. */
const ICON_SIZE = { widthPx: 16, heightPx: 16, markPx: 10 };

/** The mark in the color of the seal, which can be seen on the paper of cards. */
function cardMark({ own, mark, palette: { seal } }: Sources): Uint8Array {
  const icon = own.get(ICON);
  if (mark) return Buffer.from(markSvg(mark, seal));
  if (icon !== undefined) return readFileSync(icon);
  return seal === THEME_PALETTE.seal ? themePicture(ICON) : Buffer.from(markSvg(THEME_MARK, seal));
}
