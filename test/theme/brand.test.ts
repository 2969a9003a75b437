import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { equal, is, match, not, ok, throws } from "uvu/assert";
import { cardDrawing, pictureThumbnail, titleThumbnail } from "../../src/core/cards/layout.ts";
import { readNewsroom } from "../../src/core/options/newsroom.ts";
import { OptionsError } from "../../src/core/options/options.ts";
import { BRAND_SIZES, lowContrasts, markOnGround } from "../../src/core/theme/brand.ts";
import { THEME_PALETTE } from "../../src/core/theme/look.ts";
import { readOwnLook } from "../../src/files/theme/brand.ts";
import { root } from "../support/documents.ts";
import { type LookSite, lookSite } from "../support/looks.ts";
import { refusal } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const MARK = '<svg viewBox="0 0 4 4"><path d="M0 0h4v4H0z"/></svg>';
const ICONS = ["icon-180.png", "icon-512.png", "icon-maskable.png"] as const;
const [WHITE, NAVY] = ["#ffffff", "#0b2e6f"] as const;

const bytesOf = (site: LookSite, name: string) => readFileSync(join(site.folder, "_site/assets", name));
const themeBytes = (name: string) => readFileSync(join(root, "src/theme/assets", name));

/** The colors of a picture at a corner and in its middle. */
async function colorsOf(picture: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(picture)
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) =>
    `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString("hex")}`;
  return [at(2, 2), at(info.width >> 1, info.height >> 1)];
}

const core = suite("brand");
core("draws a mark of any shape in the middle of its ground", () => {
  const svg = markOnGround(
    { viewBox: "-1 0 4 2", paths: ["M0 0h2z"] },
    {
      ...BRAND_SIZES["share.png"],
      color: NAVY,
      fill: WHITE,
    },
  );
  match(
    svg,
    '<svg x="472" y="187" width="256" height="256" viewBox="-1 0 4 2" fill="#ffffff"><path d="M0 0h2z"/>',
  );
});
core("finds the colors that can't be read on the paper, and none in the theme's", () => {
  equal(lowContrasts(THEME_PALETTE), []);
  equal(lowContrasts({ ...THEME_PALETTE, seal: "#ff9999", soft: "#fbfaf6" }), [
    { name: "soft", color: "#fbfaf6", ratio: "1.00", least: 4.5 },
    { name: "seal", color: "#ff9999", ratio: "1.95", least: 4.5 },
  ]);
});
core("colors all of a share card", () => {
  const text = {
    lang: "en",
    dir: "ltr",
    title: "A visit",
    siteName: "News",
    date: "",
    topic: "x",
    note: "y",
  } as const;
  const palette = { paper: "#000001", ink: "#000002", soft: "#000003", seal: "#000004", warn: "#000005" };
  const own = JSON.stringify([
    cardDrawing(text, palette),
    titleThumbnail(text, palette),
    pictureThumbnail(palette),
  ]);
  for (const color of Object.values(palette)) ok(own.includes(color), color);
  for (const color of Object.values(THEME_PALETTE)) ok(!own.includes(color), color);
});
core.run();

const own = suite<{ site: LookSite }>("a brand of a site's own");
own.before.each((context) => {
  context.site = lookSite({ "theme/tokens.css": "" });
});
own.after.each(({ site }) => site.remove());

own("is drawn from its mark and its colors, where it has no pictures", async ({ site }) => {
  site.write("theme/mark.svg", MARK);
  site.write(
    "theme/tokens.css",
    `@media (prefers-color-scheme: light) { :root { --paper: #fff; --seal: ${NAVY} } }`,
  );
  site.write("theme/icon-512.png", "own");
  await site.build();
  for (const name of ["icon-180.png", "icon-maskable.png", "share.png"])
    equal(await colorsOf(bytesOf(site, name)), [NAVY, WHITE], name);
  is(bytesOf(site, "icon-512.png").toString(), "own");
  match(bytesOf(site, "icon.svg").toString(), 'd="M0 0h4v4H0z"');
  const manifest = JSON.parse(site.read("en/manifest.webmanifest"));
  equal([manifest.theme_color, manifest.background_color], [WHITE, WHITE]);
});

own.long("has the files and colors of its option", async ({ site }) => {
  mkdirSync(join(site.folder, "brand"));
  const file = (name: string) => join(site.folder, "brand", name);
  writeFileSync(file("mark.svg"), MARK);
  writeFileSync(
    file("icon.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="#0b2e6f"/></svg>',
  );
  await sharp({ create: { width: 800, height: 800, channels: 3, background: NAVY } })
    .jpeg()
    .toFile(file("share.jpg"));
  const brand = { icon: file("icon.svg"), share: file("share.jpg"), paper: "#eeeeee" };
  await site.build({ brand });
  equal(bytesOf(site, "icon.svg"), readFileSync(file("icon.svg")));
  for (const name of ICONS) equal(await colorsOf(bytesOf(site, name)), ["#eeeeee", NAVY], name);
  const { format, width, height } = await sharp(bytesOf(site, "share.png")).metadata();
  equal([format, width, height], ["png", 1200, 630]);
  is(JSON.parse(site.read("en/manifest.webmanifest")).theme_color, "#eeeeee");
  await site.build({ brand: { ...brand, mark: file("mark.svg") } });
  match(site.read("en/index.html"), '<svg class="mark" viewBox="0 0 4 4"');
  equal(await colorsOf(bytesOf(site, "icon-180.png")), [THEME_PALETTE.seal, "#eeeeee"]);
});

own.long("is that of the theme without a folder and the option", async ({ site }) => {
  await site.build();
  for (const name of ["icon.svg", ...ICONS, "share.png"]) equal(bytesOf(site, name), themeBytes(name), name);
});

own.long("never replaces a picture that the site copies to the same address", async ({ site }) => {
  const icon = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  mkdirSync(join(site.folder, "public/assets"), { recursive: true });
  site.write("public/assets/icon.svg", icon);
  const copy = (config: { addPassthroughCopy(paths: Record<string, string>): void }) =>
    config.addPassthroughCopy({ [join(site.folder, "public")]: "/" });
  for (const mark of [undefined, MARK]) {
    if (mark !== undefined) site.write("theme/mark.svg", mark);
    await site.build({}, copy);
    is(bytesOf(site, "icon.svg").toString(), icon);
  }
  not.equal(bytesOf(site, "icon-180.png"), themeBytes("icon-180.png"));
  cpSync(join(site.folder, "public/assets/icon.svg"), join(site.folder, "theme/icon.svg"));
  const { text } = await refusal(site.build({}, copy));
  match(text, "/assets/icon.svg is ");
  match(text, /theme\/icon\.svg, and .*public\/assets\/icon\.svg is copied there too/);
});

own.long("colors the share cards", async ({ site }) => {
  const brand = { paper: NAVY, ink: WHITE, soft: "#dddddd", seal: WHITE, warn: WHITE };
  await site.build({ brand, cards: true });
  const cards = readdirSync(join(site.folder, "_site/assets/cards")).filter((name) => name.endsWith(".jpg"));
  ok(cards.length > 1);
  for (const name of cards) {
    const { data } = await sharp(bytesOf(site, `cards/${name}`))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isThumbnail = (await sharp(bytesOf(site, `cards/${name}`)).metadata()).width === 500;
    if (!isThumbnail) ok((data[2] ?? 0) - (data[0] ?? 0) > 80, `${data.subarray(0, 3).join()} in ${name}`);
  }
});
own.run();

const refused = suite("an option `brand`");
for (const [brand, says] of [
  [{ icon: "icon.png" }, "brand.icon"],
  [{ seal: "red" }, "brand.seal"],
  [{ colour: "#ff9999" }, "colour"],
] as const)
  refused(`is refused: ${JSON.stringify(brand)}`, () => {
    throws(() => readNewsroom({ url: "https://news.example.org", languages: ["en"], brand }), says);
  });
for (const [brand, says] of [
  [{ icon: "gone.svg" }, 'brand.icon: there is no file "gone.svg"'],
  [{ mark: "gone.svg" }, 'brand.mark: there is no file "gone.svg"'],
  [{ share: "gone.png" }, 'brand.share: there is no file "gone.png"'],
  [{ seal: "#ff9999" }, "brand.seal: #ff9999 has a contrast of 1.95 on #fbfaf6, expected 4.5 or more"],
  [{ paper: "#444444" }, "brand.ink: #17181a has a contrast of 1.8"],
] as const)
  refused(`is refused where the look is read: ${JSON.stringify(brand)}`, async () => {
    const refusal: unknown = await readOwnLook("no-such-folder", brand).catch((error) => error);
    ok(refusal instanceof OptionsError);
    match(refusal.message, says);
  });
refused.run();
