import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { THEME_COLORS } from "../src/core/manifest.ts";

/**
 * Draws, from `icon.svg`, the icon that devices cut to a shape of their own. What matters must be within a
 * circle of four fifths of its width, so the drawing is made smaller, and its background fills the whole
 * square.
 *
 * @see https://www.w3.org/TR/appmanifest/#icon-masks
 */
const ASSETS = fileURLToPath(new URL("../src/theme/assets/", import.meta.url));

const svg = readFileSync(`${ASSETS}icon.svg`, "utf8");
const ground = /<rect [^>]*fill="([^"]+)"\/>/.exec(svg)?.[1] ?? THEME_COLORS.light;
const maskable = svg
  .replace(
    /<rect [^>]*\/>/,
    `<rect width="64" height="64" fill="${ground}"/><g transform="translate(32 32) scale(.72) translate(-32 -32)">`,
  )
  .replace("</svg>", "</g></svg>");
const png = await sharp(Buffer.from(maskable), { density: 576 })
  .resize(512, 512)
  .png({ palette: true, compressionLevel: 9 })
  .toBuffer();
writeFileSync(`${ASSETS}icon-maskable.png`, png);
process.stdout.write(`icon-maskable.png: ${png.length} bytes\n`);
