import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { closeBrowser, openBrowser } from "../test/support/browser.ts";
import { serve } from "../test/support/serve.ts";

/** Pictures of the built site as readers see it: `npm run screenshots`, after `npm run build`. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: "string", default: fileURLToPath(new URL("../_site", import.meta.url)) },
    out: { type: "string", default: fileURLToPath(new URL("../.screenshots", import.meta.url)) },
  },
});

/** Widths in px: a phone, a tablet, a desk. */
const WIDTHS = [390, 820, 1440];
const SCHEMES = ["light", "dark"] as const;
const LOCALES = ["en", "zh", "ru"];

/**
 * Kinds of page and their addresses below a language; a notice is an edition that is announced or out of
 * date.
 */
const KINDS: Readonly<Record<string, (locale: string) => string>> = {
  home: (locale) => `/${locale}/`,
  article: (locale) => `/${locale}/news/unesco-cooperation-paris/`,
  notice: (locale) => `/${locale}/news/visit-to-ibe/`,
  archive: (locale) => `/${locale}/archive/`,
  year: (locale) => `/${locale}/archive/2023/`,
  topic: (locale) => `/${locale}/topics/partnerships/`,
  search: (locale) => `/${locale}/search/?q=2023`,
  about: (locale) => `/${locale}/about/`,
  "not-found": (locale) => `/${locale}/no-such-page/`,
};

/** Pages outside every language. */
const ROOT_KINDS: Readonly<Record<string, string>> = { chooser: "/", status: "/status/" };

const chosen = (name: string) => positionals.length === 0 || positionals.some((part) => name.includes(part));
/** Each page as a reader of its language sees it; pages without a language as a reader of English does. */
const shots = [
  ...LOCALES.flatMap((locale) =>
    Object.entries(KINDS).map(([kind, address]) => ({
      locale,
      name: `${kind}-${locale}`,
      url: address(locale),
    })),
  ),
  ...Object.entries(ROOT_KINDS).map(([name, url]) => ({ locale: "en", name, url })),
];
const views = SCHEMES.flatMap((colorScheme) =>
  WIDTHS.flatMap((width) => LOCALES.map((locale) => ({ colorScheme, width, locale }))),
);

const { origin, close } = await serve(values.site);
rmSync(values.out, { recursive: true, force: true });
mkdirSync(values.out, { recursive: true });
const browser = await openBrowser();
let count = 0;
for (const { colorScheme, width, locale } of views) {
  const own = shots
    .filter((shot) => shot.locale === locale)
    .map(({ name, url }) => ({ url, file: `${name}-${width}-${colorScheme}.png` }))
    .filter(({ file }) => chosen(file));
  if (own.length === 0) continue;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale });
  const page = await context.newPage();
  for (const { url, file } of own) {
    await page.goto(origin + url, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(values.out, file), fullPage: true });
    count += 1;
  }
  await context.close();
}
await closeBrowser();
await close();
process.stdout.write(`${count} pictures in ${values.out}\n`);
