import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { BRAND_SIZES, markOnGround, markSvg } from "../src/core/theme/brand.ts";
import { THEME_MARK, THEME_PALETTE } from "../src/core/theme/look.ts";

/**
 * Draws the icons and the picture shared for the whole site, from the mark: `npx tsx bench/icons.ts`. Run it
 * again when the mark or the colours change.
 */
const ASSETS = fileURLToPath(new URL("../src/theme/assets/", import.meta.url));

const { paper: PAPER, seal: SEAL } = THEME_PALETTE;
/** Between the seals of light and dark pages: a contrast of 3.3 or more on white and on dark tab bars. */
const ICON = "#c8452e";

const drawn = (ground: string, fill: string, name: keyof typeof BRAND_SIZES) =>
  markOnGround(THEME_MARK, { ...BRAND_SIZES[name], color: ground, fill });

const PICTURES: Readonly<Record<string, string>> = {
  "icon-180.png": drawn(PAPER, ICON, "icon-180.png"),
  "icon-512.png": drawn(PAPER, ICON, "icon-512.png"),
  "icon-maskable.png": drawn(PAPER, ICON, "icon-maskable.png"),
  "share.png": drawn(SEAL, PAPER, "share.png"),
};

write("icon.svg", Buffer.from(markSvg(THEME_MARK, ICON)));
for (const [name, picture] of Object.entries(PICTURES))
  write(name, await sharp(Buffer.from(picture)).png({ palette: true, compressionLevel: 9 }).toBuffer());

function write(name: string, bytes: Buffer): void {
  writeFileSync(`${ASSETS}${name}`, bytes);
  process.stdout.write(`${name}: ${bytes.length} bytes\n`);
}
