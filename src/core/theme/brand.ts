import { CONTRAST_RULES, contrastOf, type Rgb } from "./contrast.ts";
import { type MarkShape, PALETTE_NAMES, type Palette, paletteOf } from "./look.ts";

/** How a site looks outside its pages: icons, web app, share picture and cards. */
export interface BrandOption extends Partial<{ readonly [Name in keyof Palette]: string | undefined }> {
  /** SVG of paths. @default "mark.svg" in the folder of the look */
  readonly mark?: string | undefined;
  /** SVG. @default "icon.svg" in the folder of the look, else drawn from the mark */
  readonly icon?: string | undefined;
  /** PNG, JPEG or SVG. @default "share.png" in the folder of the look, else drawn from the mark */
  readonly share?: string | undefined;
}

/** The colors of a brand: those of the option, else those of the pages. */
export function brandPalette(pages: Palette, option: BrandOption): Palette {
  return paletteOf((name) => option[name] ?? pages[name]);
}

/** A color of a palette that can't be read on its paper: with the contrast, and the least that it needs. */
export interface LowContrast {
  readonly name: keyof Palette;
  readonly color: string;
  readonly ratio: string;
  readonly least: number;
}

/** The colors that can't be read on the paper of a palette. */
export function lowContrasts(palette: Palette): LowContrast[] {
  return CONTRAST_RULES.flatMap(({ token, ground, least }) => {
    const name = PALETTE_NAMES.find((one) => `--${one}` === token);
    if (name === undefined || ground !== "--paper") return [];
    const contrast = contrastOf(rgbOf(palette[name]), rgbOf(palette.paper));
    // Rounded down: 4.49 must not be reported as 4.5.
    const ratio = (Math.floor(contrast * 100) / 100).toFixed(2);
    return contrast < least ? [{ name, color: palette[name], ratio, least }] : [];
  });
}

function rgbOf(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** A mark in one color, as an SVG. */
export function markSvg({ viewBox, paths }: MarkShape, fill: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="${fill}">${outlines(paths)}</svg>\n`;
}

/** The size of a picture with the mark in its middle. */
export interface BrandSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the square that the mark fits in. */
  readonly markPx: number;
}

/** A picture with the mark in its middle. */
interface Ground extends BrandSize {
  /** Of the ground. */
  readonly color: string;
  /** Of the mark. */
  readonly fill: string;
}

/** An SVG of a mark in the middle of a colored ground, which services may cut to a shape of their own. */
export function markOnGround({ viewBox, paths }: MarkShape, ground: Ground): string {
  const { widthPx, heightPx, markPx, color, fill } = ground;
  const [x, y] = [(widthPx - markPx) / 2, (heightPx - markPx) / 2];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}">` +
    `<rect width="${widthPx}" height="${heightPx}" fill="${color}"/>` +
    `<svg x="${x}" y="${y}" width="${markPx}" height="${markPx}" viewBox="${viewBox}" fill="${fill}">` +
    `${outlines(paths)}</svg></svg>\n`
  );
}

function outlines(paths: readonly string[]): string {
  return paths.map((d) => `<path d="${d}"/>`).join("");
}

/** Sizes of the pictures that are drawn from a mark: of the whole, and of the mark in its middle. */
export const BRAND_SIZES = {
  "icon-180.png": { widthPx: 180, heightPx: 180, markPx: 112 },
  "icon-512.png": { widthPx: 512, heightPx: 512, markPx: 320 },
  // What matters is within a circle of four fifths of the width. See https://www.w3.org/TR/appmanifest/#icon-masks
  "icon-maskable.png": { widthPx: 512, heightPx: 512, markPx: 256 },
  "share.png": { widthPx: 1200, heightPx: 630, markPx: 256 },
} as const satisfies Readonly<Record<string, BrandSize>>;
