/**
 * Pictures of the site as readers see it: `npm run screenshots`.
 *
 *     npm run screenshots                          all of them, which takes long
 *     npm run screenshots -- article-zh 390-light  those whose name has one of these words
 *     npm run screenshots -- three-editions        the picture of the README, into docs/
 *     npm run screenshots -- --site _site          of a site that is built, without the states that it doesn't have
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BrowserContextOptions, Page } from "playwright-core";
import { closeBrowser, openBrowser } from "../test/support/browser.ts";
import { serve } from "../test/support/serve.ts";
import { buildFullNewsroom } from "./full-newsroom.ts";
import { PICTURE, writeThreeEditions } from "./three-editions.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: "string" },
    out: { type: "string", default: fileURLToPath(new URL("../.screenshots", import.meta.url)) },
  },
});

/** Widths in px: a small phone, a phone, a tablet, a desk. */
const WIDTHS = [320, 390, 820, 1440];
/** A4 without its margins, in px. */
const PAPER = 680;
const LOCALES = ["en", "zh", "ru"] as const;
type Locale = (typeof LOCALES)[number];

/** A page and what is done with it before its picture is taken. */
interface Kind {
  readonly url: (locale: Locale) => string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A way to see a page. */
interface View {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const announced = { en: "annual-partnership-and-iioe-meeting-1", zh: "visit-to-ibe", ru: "visit-to-ibe" };
const stale = {
  en: "annual-partnership-and-iioe-meeting",
  zh: "category-2-centres-meeting",
  ru: "category-2-centres-meeting",
};
/** A word in no article, and one in all of them. */
const ABSENT = { en: "xylophone", zh: "木琴", ru: "ксилофон" };
const COMMON = { en: "UNESCO", zh: "教科文组织", ru: "ЮНЕСКО" };
const search = (words: Record<Locale, string>, filter = ""): Kind => ({
  url: (locale) => `/${locale}/search/?q=${encodeURIComponent(words[locale])}${filter}`,
});

const KINDS: Readonly<Record<string, Kind>> = {
  home: { url: (locale) => `/${locale}/` },
  article: { url: (locale) => `/${locale}/news/unesco-cooperation-paris/` },
  stale: { url: (locale) => `/${locale}/news/${stale[locale]}/` },
  announced: { url: (locale) => `/${locale}/news/${announced[locale]}/` },
  archive: { url: (locale) => `/${locale}/archive/` },
  year: { url: (locale) => `/${locale}/archive/2023/` },
  topic: { url: (locale) => `/${locale}/topics/partnerships/` },
  search: { url: (locale) => `/${locale}/search/` },
  "search-none": search(ABSENT),
  "search-one": search(COMMON, "&year=2013"),
  "search-many": search(COMMON),
  "not-found": { url: (locale) => `/${locale}/no-such-page/` },
  about: { url: (locale) => `/${locale}/about/` },
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`cards-${index + 1}`, cards(index + 1)])),
};

/** Pages outside every language. */
const ROOT_KINDS: Readonly<Record<string, Kind>> = {
  chooser: { url: () => "/" },
  status: { url: () => "/status/" },
  glossary: { url: () => "/status/glossary/" },
};

/** The home page with a number of cards below its lead story. */
function cards(count: number): Kind {
  const fill = (list: Element, wanted: number) => {
    const all = [...list.children];
    const filled = Array.from(
      { length: wanted },
      (_, index) => all[index % all.length]?.cloneNode(true) ?? "",
    );
    list.replaceChildren(...filled);
  };
  return { url: (locale) => `/${locale}/`, prepare: (page) => page.locator(".cards").evaluate(fill, count) };
}

const enlarge = (page: Page) =>
  page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));

const VIEWS: readonly View[] = [
  ...WIDTHS.flatMap((width): View[] => {
    const viewport = { width, height: 900 };
    return [
      { name: `${width}-light`, context: { viewport } },
      { name: `${width}-dark`, context: { viewport, colorScheme: "dark" } },
      { name: `${width}-large`, context: { viewport }, prepare: enlarge },
      { name: `${width}-forced`, context: { viewport, forcedColors: "active" } },
      { name: `${width}-scriptless`, context: { viewport, javaScriptEnabled: false } },
    ];
  }),
  {
    name: "print",
    context: { viewport: { width: PAPER, height: 900 } },
    prepare: (page) => page.emulateMedia({ media: "print" }),
  },
];

/** Each page as a reader of its language sees it; pages without a language as a reader of English does. */
const pages = [
  ...LOCALES.flatMap((locale) =>
    Object.entries(KINDS).map(([name, kind]) => ({ locale, name: `${name}-${locale}`, kind })),
  ),
  ...Object.entries(ROOT_KINDS).map(([name, kind]) => ({ locale: "en" as Locale, name, kind })),
];
const isChosen = (name: string) =>
  positionals.length === 0 || positionals.some((part) => name.includes(part));

const { origin, close } = await serve(values.site ?? (await buildFullNewsroom()));
rmSync(values.out, { recursive: true, force: true });
mkdirSync(values.out, { recursive: true });
const browser = await openBrowser();
let count = 0;
for (const view of VIEWS) {
  for (const locale of LOCALES) {
    const own = pages
      .filter((page) => page.locale === locale)
      .map(({ name, kind }) => ({ kind, file: `${name}-${view.name}.png` }))
      .filter(({ file }) => isChosen(file));
    if (own.length === 0) continue;
    const context = await browser.newContext({ locale, ...view.context });
    for (const { kind, file } of own) {
      await photograph(await context.newPage(), locale, kind, view, file);
      count += 1;
    }
    await context.close();
  }
}
if (positionals.includes("three-editions")) {
  await writeThreeEditions(browser, origin);
  process.stdout.write(`${PICTURE}\n`);
}
await closeBrowser();
await close();
process.stdout.write(`${count} pictures in ${values.out}\n`);

async function photograph(page: Page, locale: Locale, kind: Kind, view: View, file: string): Promise<void> {
  await page.goto(origin + kind.url(locale), { waitUntil: "networkidle" });
  if (view.context.javaScriptEnabled !== false) {
    await kind.prepare?.(page);
    await view.prepare?.(page);
  }
  await page.screenshot({ path: join(values.out, file), fullPage: true });
  await page.close();
}
