import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { THEME_COLORS } from "../src/core/manifest.ts";
import { MARK_PATH } from "../src/theme/components/Mark.tsx";

/**
 * Draws the icons and the picture shared for the whole site, from the mark: `npx tsx bench/icons.ts`. Run it
 * again when the mark or the colours change.
 */
const ASSETS = fileURLToPath(new URL("../src/theme/assets/", import.meta.url));

const PAPER = THEME_COLORS.light;
/** The seal of the light pages, behind the mark. */
const SEAL = "#a3301d";
/** Between the seals of light and dark pages: a contrast of 3.3 or more on white and on dark tab bars. */
const ICON = "#c8452e";

const svg = (width: number, height: number, ...content: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${content.join("")}</svg>`;
const mark = (fill: string) => `<path fill="${fill}" d="${MARK_PATH}"/>`;

/** The mark in the middle of a coloured ground, which services may cut to a shape of their own. */
function onGround(width: number, height: number, side: number, [ground, fill]: readonly [string, string]) {
  const at = `translate(${(width - side) / 2} ${(height - side) / 2}) scale(${side / 16})`;
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    `<g transform="${at}">${mark(fill)}</g>`,
  );
}

const PICTURES: Readonly<Record<string, string>> = {
  "icon-180.png": onGround(180, 180, 112, [PAPER, ICON]),
  "icon-512.png": onGround(512, 512, 320, [PAPER, ICON]),
  // What matters is within a circle of four fifths of the width. See https://www.w3.org/TR/appmanifest/#icon-masks
  "icon-maskable.png": onGround(512, 512, 256, [PAPER, ICON]),
  "share.png": onGround(1200, 630, 256, [SEAL, PAPER]),
};

write("icon.svg", Buffer.from(`${svg(16, 16, mark(ICON))}\n`));
for (const [name, picture] of Object.entries(PICTURES))
  write(name, await sharp(Buffer.from(picture)).png({ palette: true, compressionLevel: 9 }).toBuffer());

function write(name: string, bytes: Buffer): void {
  writeFileSync(`${ASSETS}${name}`, bytes);
  process.stdout.write(`${name}: ${bytes.length} bytes\n`);
}
