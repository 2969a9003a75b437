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
