import axe from "axe-core";
import type { Page } from "playwright-core";
import { ANNOUNCED, LOCALES } from "./reference-site.ts";

/** One page of each kind in a language. */
export const kinds = (locale: string): string[] => [
  ...[
    "",
    "news/unesco-cooperation-paris/",
    "about/",
    "archive/",
    "archive/2023/",
    "topics/partnerships/",
    "search/",
    "404.html",
  ].map((path) => `/${locale}/${path}`),
  ...(ANNOUNCED.startsWith(`/${locale}/`) ? [ANNOUNCED] : []),
];
/** Pages outside every language. */
export const ROOT_PAGES = ["/", "/404.html", "/status/"];

/** One page of each kind, by language, and those outside every language. */
export const GROUPS: readonly (readonly [group: string, urls: readonly string[]])[] = [
  ["root", ROOT_PAGES],
  ...LOCALES.map((locale): [string, string[]] => [locale, kinds(locale)]),
];

/** What axe finds wrong with a page. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
  });
}

/** Narrow windows: on a desktop at 400 %, at 200 %, and with letters of twice the size, also on a telephone. */
export const WIDTHS = {
  "320": { widthPx: 320, enlarged: false },
  "640": { widthPx: 640, enlarged: false },
  twice: { widthPx: 1280, enlarged: true },
  "320, twice": { widthPx: 320, enlarged: true },
} as const;

/** Pages that readers would have to scroll sideways in such a window. */
export async function tooWide(
  page: Page,
  origin: string,
  urls: readonly string[],
  { enlarged }: { readonly enlarged: boolean },
): Promise<string[]> {
  const wide: string[] = [];
  for (const url of urls) {
    await page.goto(origin + url);
    if (enlarged) await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const [content = 0, window = 0] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    if (content > window) wide.push(`${url}: ${content} px in ${window}`);
  }
  return wide;
}
