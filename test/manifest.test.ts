import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { equal, is, ok } from "uvu/assert";
import { THEME_COLORS, webManifest } from "../src/core/manifest.ts";
import { LOCALES, settingsOf, siteOf } from "./support/newsroom-fixture.ts";
import { attributes, LANGS, messages, type ReferenceSite, referenceSite } from "./support/reference-site.ts";
import { suite } from "./support/suite.ts";

const written = suite<{ site: ReferenceSite }>("web app manifests");
written.before(async (context) => {
  context.site = await referenceSite();
});
for (const locale of LOCALES)
  written(`of ${locale} has its name and language, and starts at its home page`, ({ site }) => {
    const { name = "", description = "" } = messages(locale, "site");
    const url = `/${locale}/manifest.webmanifest`;
    const manifest = JSON.parse(readFileSync(join(site.output, url), "utf8"));
    equal(
      [manifest.name, manifest.description, manifest.lang, manifest.dir, manifest.start_url, manifest.id],
      [name, description, LANGS[locale], "ltr", `/${locale}/`, `/${locale}/`],
    );
    ok(manifest.start_url.startsWith(manifest.scope));
    for (const page of site.pages.values())
      if (page.locale === locale) equal(attributes(page, 'link[rel="manifest"]', "href"), [url], page.url);
  });
written("name icons that exist, with the right size and type", async ({ site }) => {
  const { icons } = JSON.parse(readFileSync(join(site.output, "en/manifest.webmanifest"), "utf8")) as {
    icons: { src: string; sizes: string; type: string; purpose: string }[];
  };
  equal(icons.map(({ purpose }) => purpose).sort(), ["any", "any", "maskable"]);
  for (const { src, sizes, type } of icons) {
    const { width, height, format } = await sharp(join(site.output, src)).metadata();
    is(type, format === "svg" ? "image/svg+xml" : `image/${format}`);
    if (sizes !== "any") is(`${width}x${height}`, sizes);
  }
});
written(
  "have a maskable icon without a hole, and with no part of the drawing outside its safe circle",
  async ({ site }) => {
    const { data, info } = await sharp(join(site.output, "assets/icon-maskable.png"))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4),
    ];
    const ground = at(0, 0);
    for (let y = 0; y < info.height; y += 4)
      for (let x = 0; x < info.width; x += 4)
        if (Math.hypot(x - info.width / 2, y - info.height / 2) > 0.4 * info.width) {
          const pixel = at(x, y);
          // The edge of a drawing is slightly blurred.
          ok(
            Math.max(...pixel.map((value, index) => Math.abs(value - (ground[index] ?? 0)))) <= 8,
            `${x},${y}`,
          );
        }
  },
);
written("have the colours of the style sheet", ({ site }) => {
  const [sheet = ""] = [...site.files].filter((file) => /^assets\/polyglot\..*\.css$/.test(file));
  const css = readFileSync(join(site.output, sheet), "utf8");
  for (const color of Object.values(THEME_COLORS))
    ok(css.includes(`--paper: ${color}`) || css.includes(`--paper:${color}`), color);
});
written("read from right to left if the language does", () => {
  const site = siteOf({}, settingsOf({ languages: ["en", "ar"] }));
  is(JSON.parse(webManifest(site, "ar", { name: "أخبار", description: "" })).dir, "rtl");
});
written.run();
