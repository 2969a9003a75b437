import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { equal, is, ok } from "uvu/assert";
import { kinds } from "../support/barriers.ts";
import { openBrowser } from "../support/browser.ts";
import { ANNOUNCED, LOCALES, type ReferenceSite, referenceSite } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

interface Context {
  site: ReferenceSite;
  served: Served;
  contexts: BrowserContext[];
}

const barriers = suite<Context>("keyboard, motion, colours and print");
barriers.before(async (context) => {
  context.site = await referenceSite();
  context.served = await serve(context.site.output);
  context.contexts = [];
});
barriers.after.each(async ({ contexts }) => {
  for (const context of contexts.splice(0)) await context.close();
});
barriers.after(({ served }) => served.close());

async function opened({ contexts }: Context, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await openBrowser()).newContext(options);
  contexts.push(context);
  return context.newPage();
}

for (const locale of LOCALES)
  barriers(`a keyboard reaches everything, and the focus is visible: ${locale}`, async (context) => {
    const page = await opened(context, { viewport: { width: 1280, height: 800 } });
    for (const url of kinds(locale)) {
      await page.goto(context.served.origin + url);
      equal(await walk(page), [], url);
    }
  });

/** Tabs once through a page. @returns elements that are not reached in order, or do not show the focus */
async function walk(page: Page): Promise<string[]> {
  const wanted = await page.evaluate(() => {
    // Of radio buttons that belong together, Tab reaches the one that is chosen.
    const all = document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=radio]), input:checked, select, textarea, summary",
    );
    const visible = [...all].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    for (const [index, element] of visible.entries()) element.dataset.stop = String(index);
    return visible.length;
  });
  const wrong: string[] = [];
  for (let index = 0; index < wanted; index += 1) {
    await page.keyboard.press("Tab");
    const { name, stop, shown } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      // A card shows the focus of its link around itself.
      const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
      return {
        name: element.outerHTML.slice(0, 80),
        stop: element.dataset.stop,
        shown: styles.some(({ outlineStyle }) => outlineStyle !== "none"),
      };
    });
    if (stop !== String(index)) wrong.push(`stop ${index}: ${name}`);
    if (!shown) wrong.push(`no focus to be seen: ${name}`);
  }
  return wrong;
}

/** What Chromium reports about a part that moved; not yet in TypeScript's types. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node?: Node }[];
}

/** Searches with results, in the reader's language and in others. */
const QUERIES = [
  "/en/search/?q=UNESCO",
  "/zh/search/?q=教育",
  "/ru/search/?q=центр&sort=date",
  "/ru/search/?year=2023",
];

barriers("nothing moves while a page loads, not even for a reader of another language", async (context) => {
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    const page = await opened(context, { locale: "ru-RU", viewport: { width, height } });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as LayoutShift[])
          shifts.push(
            `${entry.value} ${entry.sources.map(({ node }) => (node as Element)?.outerHTML?.slice(0, 80))}`,
          );
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const url of [...LOCALES.flatMap(kinds), ...QUERIES]) {
      await page.goto(context.served.origin + url);
      // The results of a query in the address load with the page.
      if (url.includes("?")) await page.locator("[data-search-results] li").first().waitFor();
      // Chromium reports a move with the next frame.
      const shifts = await page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        return (window as unknown as { shifts: string[] }).shifts;
      });
      equal(shifts, [], `${url} ${width}`);
    }
  }
});

barriers("nothing moves for a reader who prefers reduced motion", async (context) => {
  const page = await opened(context, { reducedMotion: "reduce" });
  for (const url of kinds("en")) {
    await page.goto(context.served.origin + url);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior === "smooth";
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 60)),
    );
    equal(moving, [], url);
  }
});

barriers("the current page and notices stay recognisable in forced colours", async (context) => {
  const page = await opened(context, { forcedColors: "active" });
  await page.goto(`${context.served.origin}/en/archive/2023/`);
  const [here, other] = await page.evaluate(() =>
    [".tags [aria-current]", ".tags a:not([aria-current])"].map(
      (selector) => getComputedStyle(document.querySelector(selector) as Element).borderTopColor,
    ),
  );
  ok(here !== other, `${here} ${other}`);
  await page.goto(context.served.origin + ANNOUNCED);
  is(
    await page.locator(".notice").evaluate((notice) => getComputedStyle(notice).borderInlineStartStyle),
    "solid",
  );
});

for (const locale of LOCALES)
  barriers(
    `an article is printed with its date and address, without the navigation: ${locale}`,
    async (context) => {
      const page = await opened(context);
      const path = `/${locale}/news/unesco-cooperation-paris/`;
      await page.goto(context.served.origin + path);
      await page.emulateMedia({ media: "print" });
      const address = page
        .getByText(`https://polyglot-newsroom.example.org${path}`)
        .filter({ visible: true });
      is(await address.count(), 1);
      is(await page.locator(".byline time").first().isVisible(), true);
      for (const gone of ["nav", "form", ".related", ".skip"])
        equal(
          await page
            .locator(gone)
            .evaluateAll((all) =>
              all.filter((one) => one.checkVisibility()).map(({ className }) => className),
            ),
          [],
          gone,
        );
    },
  );
barriers.run();
