import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { THREE_EDITIONS } from "./full-newsroom.ts";

/** The picture of the README. */
export const PICTURE = fileURLToPath(new URL("../docs/three-editions.webp", import.meta.url));

/** Of one edition, in px. */
const SIZE = { width: 400, height: 590 };
/** Around each edition, in px. */
const GAP = 20;
const GROUND = "#cfd3d6";

/** Parts of a page that show nothing of the state of its edition, and would push the notice out of the picture. */
const LEFT_OUT = ".masthead-nav, .breadcrumb, .topics, .article-summary, .share-row";

/**
 * Writes a picture of three editions of one article, one next to the other: the original, a current translation and one
 * that is out of date.
 *
 * @param origin Of a site that `buildFullNewsroom` has built.
 */
export async function writeThreeEditions(browser: Browser, origin: string): Promise<void> {
  const editions: Buffer[] = [];
  for (const locale of THREE_EDITIONS.locales) {
    const context = await browser.newContext({ locale, viewport: SIZE });
    const page = await context.newPage();
    await page.goto(`${origin}/${locale}/news/${THREE_EDITIONS.slug}/`, { waitUntil: "networkidle" });
    await page.locator(LEFT_OUT).evaluateAll((parts) => parts.forEach((part) => void part.remove()));
    editions.push(await page.screenshot());
    await context.close();
  }
  const width = GAP + editions.length * (SIZE.width + GAP);
  await sharp({ create: { width, height: SIZE.height + 2 * GAP, channels: 3, background: GROUND } })
    .composite(editions.map((input, at) => ({ input, left: GAP + at * (SIZE.width + GAP), top: GAP })))
    .webp({ quality: 70, effort: 6 })
    .toFile(PICTURE);
}
